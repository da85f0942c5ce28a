import { call, type Events } from '$backend/backend';
import type { Field } from '$backend/bindings/Field';
import type { ImportColumn } from '$backend/bindings/ImportColumn';
import type { ImportDone } from '$backend/bindings/ImportDone';
import type { ImportPreview } from '$backend/bindings/ImportPreview';
import type { ImportRow } from '$backend/bindings/ImportRow';
import { isFailure } from '$backend/failure';
import {
	AS_GUESSED,
	chooseSheet,
	columnsNow,
	hasName,
	letterOf,
	mean,
	outcomeOf,
	type Reading
} from './reading';
import { bringIn } from './upload';

export type Step = 'file' | 'columns' | 'preview' | 'done';
export const STEPS: readonly Step[] = ['file', 'columns', 'preview', 'done'];

const NOTHING_TOLD = { done: 0, of: null };

/**
 * The path of an import. It stands as long as the window, so that leaving the page and coming back
 * finds it where it was.
 */
class ImportPath {
	step: Step = $state('file');
	fileName = $state('');
	/** Bytes that are in, of how many. */
	brought = $state({ done: 0, of: 0 });
	/** What is under way. */
	busy: 'upload' | 'read' | 'write' | null = $state(null);
	failed: unknown = $state.raw(null);
	/** How far the work under way is; `of` is null until it is known. */
	told: { done: number; of: number | null } = $state.raw(NOTHING_TOLD);
	/** The person gave up waiting: nothing was written. */
	gaveUp = $state(false);
	reading: Reading = $state.raw(AS_GUESSED);
	preview: ImportPreview | null = $state.raw(null);
	strict = $state(false);
	/** The book changed after the preview: this one is new. */
	changed = $state(false);
	/** Columns that lost their meaning to another. */
	freed: { letter: string; field: Field }[] = $state.raw([]);
	done: ImportDone | null = $state.raw(null);
	/** Rows that were not written, to be mended. */
	left: ImportRow[] = $state.raw([]);

	#upload: string | null = $state(null);
	#stopped = false;
	#asked = 0;

	/** The columns as they are meant now. */
	get columns(): ImportColumn[] {
		return this.preview ? columnsNow(this.preview.columns, this.reading) : [];
	}

	get named(): boolean {
		return hasName(this.columns);
	}

	/** Hears how far reading, previewing or writing is. */
	hear({ command, done, of }: Events['progress']): void {
		const mine = command === 'preview_import' || command === 'commit_import';
		if (mine && this.busy !== null) this.told = { done, of: of === 0 ? null : of };
	}

	/** Starts again with another file. */
	reset(): void {
		this.step = 'file';
		this.failed = null;
		this.reading = AS_GUESSED;
		this.preview = null;
		this.changed = false;
		this.freed = [];
		this.done = null;
		this.left = [];
		this.busy = null;
		this.gaveUp = false;
		this.#upload = null;
	}

	/** Brings a file in and reads it. */
	async take(file: File): Promise<void> {
		this.reset();
		this.fileName = file.name.normalize('NFC');
		this.brought = { done: 0, of: file.size };
		this.busy = 'upload';
		this.#stopped = false;
		try {
			this.#upload = await bringIn(file, (done) => (this.brought = { done, of: file.size }), () => this.#stopped);
		} catch (thrown) {
			this.failed = thrown;
		}
		this.busy = null;
		if (this.#upload && (await this.look(AS_GUESSED))) this.step = 'columns';
	}

	/** Stops what is under way, wherever it is. */
	async stop(): Promise<void> {
		this.#stopped = true;
		if (this.#upload && this.busy !== null) await call('stop_import', { upload: this.#upload });
	}

	/** A person who gave up waiting is told so, and nothing else happened. */
	#fail(thrown: unknown): void {
		this.gaveUp = isFailure(thrown) && thrown.code === 'cancelled';
		this.failed = this.gaveUp ? null : thrown;
	}

	/** Previews once more with what is said now. True when there is a preview. */
	async look(reading: Reading = this.reading): Promise<boolean> {
		if (!this.#upload) return false;
		const mine = ++this.#asked;
		this.reading = reading;
		this.busy = 'read';
		this.told = NOTHING_TOLD;
		this.gaveUp = false;
		try {
			const preview = await call('preview_import', { upload: this.#upload, ...reading });
			if (mine !== this.#asked) return false;
			this.preview = preview;
			this.failed = null;
			return true;
		} catch (thrown) {
			if (mine === this.#asked) this.#fail(thrown);
			return false;
		} finally {
			if (mine === this.#asked) this.busy = null;
		}
	}

	async chooseSheet(sheet: number): Promise<void> {
		this.freed = [];
		await this.look(chooseSheet(this.reading, sheet));
	}

	/** What lists with these titles were read as before does not hold for this one. */
	async guessAnew(): Promise<void> {
		this.freed = [];
		await this.look({ ...this.reading, columns: [], guess_anew: true });
	}

	mean(column: number, field: Field): void {
		if (!this.preview) return;
		const { reading, freed } = mean(this.preview.columns, this.reading, column, field);
		this.reading = reading;
		this.freed = freed.map((other) => ({ letter: letterOf(other.column), field: other.field }));
	}

	/** From the columns to the preview. */
	async toPreview(): Promise<void> {
		this.freed = [];
		if (await this.look()) this.step = 'preview';
	}

	/** Writes what was seen. The toast is the page's. */
	async commit(): Promise<ImportDone | null> {
		if (!this.#upload || !this.preview) return null;
		this.busy = 'write';
		this.told = NOTHING_TOLD;
		this.gaveUp = false;
		this.changed = false;
		const { seen, rows } = this.preview;
		try {
			const done = await call('commit_import', { preview: { upload: this.#upload, ...this.reading }, seen, strict: this.strict });
			this.done = done;
			this.left = rows.filter((row) => outcomeOf(row.state) === 'error');
			this.failed = null;
			this.step = 'done';
			return done;
		} catch (thrown) {
			if (!isFailure(thrown) || thrown.code !== 'import_changed') {
				this.#fail(thrown);
				return null;
			}
			this.changed = await this.look();
			return null;
		} finally {
			this.busy = null;
		}
	}
}

export const path = new ImportPath();
