/** Changing the book from a page: done, said in a quiet line, offered to be taken back. */
import { call, type Command, type Request, type Response } from '$backend/backend';
import type { Saved } from '$backend/bindings/Saved';
import { show } from '$backend/failure';
import { toasts } from '$parts/toasts.svelte';
import { m } from '$words';

/** The commands that answer with the step they took. */
export type Change = { [C in Command]: Response<C> extends Saved ? C : never }[Command];

/** Says in words what went wrong. What was typed stays where it is. */
export function tell(thrown: unknown): void {
	const { words, code } = show(thrown);
	toasts.warn(words, code);
}

/** Says that a step was taken, and offers to take it back. A step that changed nothing has none. */
export function say({ step }: Saved, words: string): void {
	toasts.say(words, step === null ? undefined : () => undo(step));
}

/** Takes a step back. */
export async function undo(step: number): Promise<void> {
	try {
		await call('undo_step', { step });
		toasts.say(m.undone());
	} catch (thrown) {
		tell(thrown);
	}
}

/** Takes a step that no form is about. `null` when it failed, which has been said by then. */
export async function change<C extends Change>(name: C, request: Request<C>, words: string): Promise<Saved | null> {
	try {
		const saved: Saved = await call(name, request);
		say(saved, words);
		return saved;
	} catch (thrown) {
		tell(thrown);
		return null;
	}
}
