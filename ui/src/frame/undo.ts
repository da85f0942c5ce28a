/** Answering every change with a quiet line, and taking it back. */
import { call } from '$backend/backend';
import { show } from '$backend/failure';
import { toasts } from '$parts/toasts.svelte';
import { m } from '$words';

/** Says that a change was saved, and offers to take it back when it was a step. */
export function sayDone(text: string, step: number | null): void {
	toasts.say(text, step === null ? undefined : () => void undoStep(step));
}

/** Takes a step back; true when it was. Says what stands against it otherwise. */
export async function undoStep(step: number): Promise<boolean> {
	try {
		await call('undo_step', { step });
		toasts.say(m.undone());
		return true;
	} catch (thrown) {
		warn(thrown);
		return false;
	}
}

/** Says what a call was rejected with. */
export function warn(thrown: unknown): void {
	const { words, code } = show(thrown);
	toasts.warn(words, code);
}
