import { call, listen } from '$backend/backend';
import type { MeetingView } from '$backend/bindings/MeetingView';
import { tell } from '$frame/change';
import { toasts } from '$parts/toasts.svelte';
import { problemsOf, show } from '$backend/failure';
import { m } from '$words';
import { RollCall } from './rollCall.svelte';

/** One meeting as its page shows it: asked again at every change. */
export class OpenMeeting {
	view: MeetingView | null = $state.raw(null);
	/** What the last asking was rejected with. */
	failed: unknown = $state.raw(null);
	/** The roll under the hand. */
	readonly roll: RollCall;

	#reading: Promise<void> | null = null;
	#again = false;

	constructor(readonly id: string) {
		this.roll = new RollCall({
			send: (membership, mark) => call('mark_presence', { meeting: id, membership, ...mark }),
			refresh: () => this.read(),
			failed: (line, thrown) => {
				const { words: failed, code } = show(thrown);
				// A mark that contradicts a vote says which item; the line about fields would not.
				const words = Object.values(problemsOf(thrown) ?? {})[0] ?? failed;
				toasts.warn(m.meetings_mark_failed({ name: line.name, words }), code);
			}
		});
	}

	/** Asks now and at every change, until the returned function is called. */
	watch(): () => void {
		void this.read();
		return listen('changed', () => void this.read());
	}

	/**
	 * Asks the book. Ends when an asking that began after this call has been answered: during a
	 * roll-call changes come faster than answers, and one answer is enough for all of them.
	 */
	async read(): Promise<void> {
		if (this.#reading) this.#again = true;
		this.#reading ??= this.#ask().finally(() => (this.#reading = null));
		await this.#reading;
	}

	async #ask(): Promise<void> {
		do {
			this.#again = false;
			try {
				const view = await call('show_meeting', { id: this.id });
				this.view = view;
				this.failed = null;
				this.roll.read(view.roll);
			} catch (thrown) {
				// What stands on the page stays; a page without anything says what went wrong.
				if (this.view === null) this.failed = thrown;
				else tell(thrown);
			}
		} while (this.#again);
	}
}
