/** Seconds until another passphrase may be tried, counted down in sight. */
export class Countdown {
	left = $state(0);
	#until = 0;
	#timer: ReturnType<typeof setInterval> | undefined;

	/** Begins to count, or goes on counting. */
	start(seconds: number): void {
		this.#until = performance.now() + seconds * 1000;
		clearInterval(this.#timer);
		// Not read from `left`: an effect that starts a count must not begin anew at each second.
		if (this.#look() > 0) this.#timer = setInterval(() => this.#look(), 250);
	}

	/** Ends the counting with the page. */
	stop(): void {
		clearInterval(this.#timer);
	}

	#look(): number {
		const left = Math.max(0, Math.ceil((this.#until - performance.now()) / 1000));
		this.left = left;
		if (left === 0) this.stop();
		return left;
	}
}
