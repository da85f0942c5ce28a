/** Locks a laptop that nobody touches. */

/** Minutes without a touch, and while a meeting runs (RELIABILITY.md 2). */
export const IDLE_MINUTES = 5;
export const RUNNING_MINUTES = 30;

const MINUTE = 60_000;
/** A tick this late means that the laptop slept. */
const SLEPT = 3 * MINUTE;
const TICK = 10_000;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

export type IdleSetup = {
	lock: () => void;
	/** Whether a meeting is being run on the page in sight. */
	runs: () => Promise<boolean>;
	now?: () => number;
};

/** Counts the time since the last touch. */
export class Idle {
	#setup: Required<IdleSetup>;
	#touched: number;
	#ticked: number;

	constructor(setup: IdleSetup) {
		this.#setup = { now: () => Date.now(), ...setup };
		this.#touched = this.#ticked = this.#setup.now();
	}

	/** A hand on the laptop. */
	touch(): void {
		this.#touched = this.#setup.now();
	}

	/** Looks at the time, and locks when it is over. */
	async tick(): Promise<void> {
		const now = this.#setup.now();
		const slept = now - this.#ticked > SLEPT;
		this.#ticked = now;
		const idle = now - this.#touched;
		if (!slept && idle < IDLE_MINUTES * MINUTE) return;
		const over = slept || idle >= RUNNING_MINUTES * MINUTE || !(await this.#setup.runs());
		// Somebody may have come back while the book was asked.
		if (over && this.#touched <= now - (slept ? 0 : IDLE_MINUTES * MINUTE)) this.#setup.lock();
	}

	/** Counts until the returned function is called. */
	watch(): () => void {
		const touch = () => this.touch();
		for (const name of TOUCHES) window.addEventListener(name, touch, { capture: true, passive: true });
		const timer = setInterval(() => void this.tick(), TICK);
		return () => {
			clearInterval(timer);
			for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true });
		};
	}
}
