/** How long a quiet line, and the chance to undo, stand. */
export const TOAST_MS = 10_000;

export type ToastTone = 'notice' | 'warning';

/** One quiet line at the foot of the window. */
export type Toast = {
	id: number;
	text: string;
	tone: ToastTone;
	/** A small code for the phone call. */
	code?: string;
	/** Takes the step back. */
	undo?: () => void | Promise<void>;
};

/** The lines that stand now, the newest last. */
class Toasts {
	standing: Toast[] = $state.raw([]);
	#next = 1;
	#leaving = new Map<number, { timer: ReturnType<typeof setTimeout>; left: number; since: number }>();

	/** Says that something was done; with `undo`, offers to take it back for 10 s. */
	say(text: string, undo?: Toast['undo']): number {
		return this.#add({ text, tone: 'notice', undo });
	}

	/** Says what went wrong. Stays until closed. */
	warn(text: string, code?: string): number {
		return this.#add({ text, tone: 'warning', code });
	}

	/** Takes a line away. */
	close(id: number): void {
		clearTimeout(this.#leaving.get(id)?.timer);
		this.#leaving.delete(id);
		this.standing = this.standing.filter((toast) => toast.id !== id);
	}

	/** Stops the clocks while a person points at or is inside the lines. */
	hold(): void {
		for (const [, leaving] of this.#leaving) {
			clearTimeout(leaving.timer);
			leaving.left = Math.max(1_000, leaving.left - (Date.now() - leaving.since));
		}
	}

	/** Lets the clocks run on. */
	release(): void {
		for (const [id, { left }] of this.#leaving) this.#leave(id, left);
	}

	/** Takes back the step of the newest line that can be taken back. */
	async undoLast(): Promise<void> {
		const toast = this.standing.findLast((standing) => standing.undo);
		if (!toast) return;
		this.close(toast.id);
		await toast.undo?.();
	}

	#add(toast: Omit<Toast, 'id'>): number {
		const id = this.#next++;
		// Two lines are as many as anyone reads, and more would lie on the page; the history has the rest.
		for (const old of this.standing.slice(0, -1)) this.close(old.id);
		this.standing = [...this.standing, { id, ...toast }];
		if (toast.tone === 'notice') this.#leave(id, TOAST_MS);
		return id;
	}

	#leave(id: number, left: number): void {
		clearTimeout(this.#leaving.get(id)?.timer);
		this.#leaving.set(id, { timer: setTimeout(() => this.close(id), left), left, since: Date.now() });
	}
}

export const toasts = new Toasts();
