import { call, listen } from '$backend/backend';
import type { DeskView } from '$backend/bindings/DeskView';

/** Whether the book is open, for whom, and what waits: asked again at every change. */
class Desk {
	view = $state.raw<DeskView | null>(null);
	/** What the last asking was rejected with. */
	failed = $state.raw<unknown>(null);

	/** Asks the book. */
	async read(): Promise<void> {
		try {
			this.view = await call('view_desk', {});
			this.failed = null;
		} catch (thrown) {
			this.failed = thrown;
		}
	}

	/** Asks now and at every change, until the returned function is called. */
	watch(): () => void {
		void this.read();
		return listen('changed', () => void this.read());
	}

	/** Locks the book. */
	async lock(): Promise<void> {
		this.view = await call('lock_book', {});
	}
}

export const desk = new Desk();
