import type { RollLineView } from '$backend/bindings/RollLineView';
import { afterMark, markOf, overlaid, sameMark, tally, type Mark } from './roll';

/** How the roll-call reaches the book. */
export type RollSetup = {
	/** Sends one mark. */
	send: (membership: string, mark: Mark) => Promise<unknown>;
	/** Reads the meeting again, whole. */
	refresh: () => Promise<unknown>;
	/** A mark could not be written: the row shows again what the book says. */
	failed: (line: RollLineView, thrown: unknown) => void;
};

/**
 * The roll as it is being taken. A mark stands at once and travels behind the hand: marks are sent
 * one after the other, and stay laid over what the book last said until it has been read again.
 */
export class RollCall {
	/** The row the keys mark. */
	at = $state(0);
	/** The mark made last, with what stood there before. */
	last: { line: RollLineView; before: Mark } | null = $state.raw(null);

	#read: readonly RollLineView[] = $state.raw([]);
	#laid: ReadonlyMap<string, Mark> = $state.raw(new Map());
	#waiting = new Map<string, Mark>();
	#sending: Promise<void> | null = null;
	#setup: RollSetup;

	/** Every line as it stands under the hand. */
	lines = $derived.by(() => overlaid(this.#read, this.#laid));
	/** Counted as they stand under the hand. */
	count = $derived.by(() => tally(this.lines));

	constructor(setup: RollSetup) {
		this.#setup = setup;
	}

	/** Takes what the book says. */
	read(lines: readonly RollLineView[]): void {
		this.#read = lines;
		if (this.at >= lines.length) this.at = Math.max(0, lines.length - 1);
	}

	/** Marks one person; the hand goes on to the next row. */
	mark(membership: string, mark: Mark): void {
		const at = this.lines.findIndex((line) => line.membership === membership);
		const line = this.lines[at];
		if (!line) return;
		this.at = afterMark(at, this.lines.length);
		if (sameMark(markOf(line), mark)) return;
		this.last = { line: { ...line, ...mark }, before: markOf(line) };
		this.#lay(membership, mark);
	}

	/** Puts back what stood before the last mark, and goes back to its row. */
	takeBack(): void {
		const last = this.last;
		if (!last) return;
		this.last = null;
		this.at = Math.max(0, this.lines.findIndex((line) => line.membership === last.line.membership));
		this.#lay(last.line.membership, last.before);
	}

	/** Everything marked has reached the book. */
	async settled(): Promise<void> {
		await this.#sending;
	}

	#lay(membership: string, mark: Mark): void {
		this.#laid = new Map(this.#laid).set(membership, mark);
		this.#waiting.set(membership, mark);
		this.#sending ??= this.#send().finally(() => (this.#sending = null));
	}

	async #send(): Promise<void> {
		while (this.#laid.size > 0) {
			for (const [membership, mark] of this.#waiting) {
				this.#waiting.delete(membership);
				await this.#sendOne(membership, mark);
			}
			await this.#setup.refresh();
			// What was marked during the reading is still to be sent, and stays laid over it.
			this.#laid = new Map([...this.#laid].filter(([membership]) => this.#waiting.has(membership)));
		}
	}

	async #sendOne(membership: string, mark: Mark): Promise<void> {
		try {
			await this.#setup.send(membership, mark);
		} catch (thrown) {
			const line = this.#read.find((known) => known.membership === membership);
			// A later mark of the same person has its own try.
			if (!this.#waiting.has(membership)) {
				this.#laid = new Map([...this.#laid].filter(([known]) => known !== membership));
			}
			if (line) this.#setup.failed(line, thrown);
		}
	}
}
