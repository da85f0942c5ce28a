import { listen } from '$backend/backend';

/** What a page asks of the book: now, at every change, and again after a failure. */
export class Reading<V> {
	view = $state.raw<V | null>(null);
	failed = $state.raw<unknown>(null);
	#ask: () => Promise<V>;
	#asked = 0;

	constructor(ask: () => Promise<V>) {
		this.#ask = ask;
	}

	/** Asks. An answer that a later question overtook is dropped. */
	async read(): Promise<void> {
		const asked = ++this.#asked;
		try {
			const view = await this.#ask();
			if (asked === this.#asked) [this.view, this.failed] = [view, null];
		} catch (thrown) {
			if (asked === this.#asked) this.failed = thrown;
		}
	}

	/** Asks now and at every change, until the returned function is called. */
	watch(): () => void {
		void this.read();
		return listen('changed', () => void this.read());
	}
}
