/** A long list that is asked for in parts: only what is in sight, and a little around it. */

/** One part of the list, and how long the whole is. */
export type Part<R> = { fitting: number; rows: readonly R[] };

/** How many rows are asked for at once. */
export const PART = 100;

export class LongList<R> {
	/** As long as the list is; rows that were not asked for yet are holes. */
	rows: readonly (R | undefined)[] = $state.raw([]);
	/** Whether anything was answered yet. */
	told = $state(false);
	#ask: (from: number, take: number) => Promise<Part<R>>;
	#failed: (thrown: unknown) => void;
	/** Parts that were asked for, by their place. */
	#asked = new Set<number>();
	/** Grows with every new question: answers to an earlier one come too late. */
	#question = 0;
	#sight: readonly [number, number] = [0, 0];

	constructor(ask: (from: number, take: number) => Promise<Part<R>>, failed: (thrown: unknown) => void) {
		this.#ask = ask;
		this.#failed = failed;
	}

	/** Rows from `first` to `last` came into sight. */
	see(first: number, last: number): void {
		this.#sight = [first, last];
		for (let part = Math.floor(first / PART); part <= Math.floor(last / PART); part += 1) {
			if (!this.#asked.has(part)) void this.#read(part);
		}
	}

	/** Another list: what was there is told anew from its beginning. */
	async begin(): Promise<void> {
		this.#sight = [0, 0];
		await this.again();
	}

	/** The same list after a change: what is in sight is told anew, and stays until it is. */
	async again(): Promise<void> {
		this.#question += 1;
		this.#asked.clear();
		const [first, last] = this.#sight;
		const parts = new Set([Math.floor(first / PART), Math.floor(last / PART)]);
		await Promise.all([...parts].map((part) => this.#read(part)));
	}

	async #read(part: number): Promise<void> {
		const question = this.#question;
		this.#asked.add(part);
		try {
			const told = await this.#ask(part * PART, PART);
			if (question === this.#question) this.#take(part, told);
		} catch (thrown) {
			if (question !== this.#question) return;
			this.#asked.delete(part);
			this.#failed(thrown);
		}
	}

	#take(part: number, { fitting, rows }: Part<R>): void {
		const known = this.rows.length === fitting ? this.rows : [];
		const all: (R | undefined)[] = Array.from({ length: fitting }, (_, index) => known[index]);
		rows.forEach((row, index) => (all[part * PART + index] = row));
		this.rows = all;
		this.told = true;
	}
}
