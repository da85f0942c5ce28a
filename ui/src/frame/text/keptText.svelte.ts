/** How long text goes unkept while someone types: a power cut takes no more than this. */
export const KEEP_MS = 1_000;

/** How long text reaches the book. */
export type KeptTextSetup = {
	/** Keeps what stands there now, without a step. */
	keep: (text: string) => Promise<unknown>;
	/** Writes it down as a step, at the revision it was read at. */
	save: (text: string, revision: number) => Promise<unknown>;
	failed: (thrown: unknown) => void;
};

/** What the book says of one long text. */
type Reading = { text: string; revision: number };

/**
 * One long text: kept while it is typed, written down when its field is left. What the book says
 * later never replaces what is being typed; it waits as `newer` until the person chooses.
 */
export class KeptText {
	/** What stands in the field. */
	value = $state('');
	/** What somebody else wrote meanwhile. */
	newer: string | null = $derived.by(() => this.#other?.text ?? null);
	/** Typed, but not written down yet. */
	dirty = $derived.by(() => this.value !== this.#book.text);
	/** Words of an earlier sitting that never were written down. */
	left: string | null = $state.raw(null);
	/** A step is under way. */
	saving = $state(false);

	#book: Reading = $state.raw({ text: '', revision: 0 });
	#other: Reading | null = $state.raw(null);
	#typed = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#setup: KeptTextSetup;

	constructor(setup: KeptTextSetup) {
		this.#setup = setup;
	}

	/** Takes what the book says, and words it found that were never written down. */
	read(text: string, revision: number, unsaved: string | null): void {
		if (!this.dirty) {
			this.#book = { text, revision };
			this.value = text;
			this.#other = null;
		} else if (text === this.#book.text || text === this.value) {
			this.#book = { text, revision };
		} else if (revision !== this.#book.revision) {
			this.#other = { text, revision };
		}
		// What this sitting keeps is no find.
		this.left = !this.#typed && unsaved !== null && unsaved !== text ? unsaved : null;
	}

	/** The field says something else now. */
	type(text: string): void {
		this.value = text;
		this.#typed = true;
		this.#timer ??= setTimeout(() => void this.#keep(), KEEP_MS);
	}

	/** The field is left: what is typed becomes a step. */
	async leave(): Promise<void> {
		this.#stopClock();
		if (!this.dirty || this.saving || this.#other) return;
		await this.#save();
	}

	/** Writes the found words down in place of what stands there. */
	async takeLeft(): Promise<void> {
		if (this.left === null) return;
		this.value = this.left;
		this.left = null;
		await this.#save();
	}

	/** Gives the found words up. Writing the standing text again makes the book forget them. */
	async dropLeft(): Promise<void> {
		this.left = null;
		await this.#save();
	}

	/** Gives up what is typed for what somebody else wrote. */
	async takeNewer(): Promise<void> {
		if (!this.#other) return;
		this.#book = this.#other;
		this.value = this.#other.text;
		this.#other = null;
		await this.#save();
	}

	/** Writes down what is typed over what somebody else wrote. */
	async keepMine(): Promise<void> {
		if (!this.#other) return;
		this.#book = this.#other;
		this.#other = null;
		await this.#save();
	}

	async #save(): Promise<void> {
		this.saving = true;
		const sent = this.value;
		try {
			await this.#setup.save(sent, this.#book.revision);
			this.#book = { ...this.#book, text: sent };
			if (this.value === sent) this.#typed = false;
		} catch (thrown) {
			this.#setup.failed(thrown);
		} finally {
			this.saving = false;
		}
	}

	async #keep(): Promise<void> {
		this.#timer = undefined;
		try {
			await this.#setup.keep(this.value);
		} catch (thrown) {
			this.#setup.failed(thrown);
		}
	}

	#stopClock(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
