import { call, listen, onLocked } from '$backend/backend';
import type { DeskView } from '$backend/bindings/DeskView';
import type { ShelfView } from '$backend/bindings/ShelfView';
import { isFailure } from '$backend/failure';

/**
 * `asking` at the start; `away` with no book open; `founding` while a new book's recovery code is in
 * sight; `open`; `locked` while the page stands hidden.
 */
export type DeskState = 'asking' | 'away' | 'founding' | 'open' | 'locked';

/** Whether the book is open, for whom, and what waits: asked again at every change. */
class Desk {
	state = $state<DeskState>('asking');
	view = $state.raw<DeskView | null>(null);
	/** The books of this laptop, while none is open. */
	shelf = $state.raw<ShelfView | null>(null);
	/** What the last asking was rejected with. */
	failed = $state.raw<unknown>(null);
	/** Counts who sat down: another person or book gets fresh pages. */
	sitting = $state(0);

	/** Asks the book. */
	async read(): Promise<void> {
		if (this.state === 'founding') return;
		try {
			this.sit(await call('show_desk', {}));
		} catch (thrown) {
			if (isFailure(thrown) && thrown.code === 'locked') await this.#close();
			else this.failed = thrown;
		}
	}

	/** Asks now and at every change, until the returned function is called. */
	watch(): () => void {
		void this.read();
		const ends = [listen('changed', () => void this.read()), onLocked(() => void this.#close())];
		return () => ends.forEach((end) => end());
	}

	/** Shows the desk of the book that was just opened. */
	sit(view: DeskView): void {
		if (this.view?.book !== view.book || this.view.person !== view.person) this.sitting += 1;
		this.view = view;
		this.state = 'open';
		this.failed = null;
	}

	/** Locks the book; the page stays as it stands, hidden. */
	async lock(): Promise<void> {
		// Hidden first: nobody waits for the book to see an empty window.
		if (this.state === 'open') this.state = 'locked';
		this.shelf = await call('lock_book', {});
	}

	/** Gives up the hidden page, to open another book. */
	leave(): void {
		this.view = null;
		this.state = 'away';
	}

	async #close(): Promise<void> {
		if (this.state === 'open') this.state = 'locked';
		else if (this.state === 'asking') this.state = 'away';
		try {
			this.shelf = await call('show_shelf', {});
		} catch (thrown) {
			this.failed = thrown;
		}
	}
}

export const desk = new Desk();
