import type { Commands } from './bindings/Commands';
import type { Event } from './bindings/Event';
import { isFailure } from './failure';
import { HttpBackend } from './http';
import { TauriBackend } from './tauri';

/** The name of something a person can ask of the book. */
export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C]['request'];
export type Response<C extends Command> = Commands[C]['response'];

/** What the program says unasked. */
export type EventName = Event['event'];
export type Events = { [E in EventName]: Extract<Event, { event: E }> };

/** Ends a listening. */
export type Unlisten = () => void;

/**
 * The program behind the pages, whichever way it is reached.
 * A call that fails rejects with a `Failure`; `failure.ts` has the words.
 */
export interface Backend {
	call<C extends Command>(name: C, request: Request<C>): Promise<Response<C>>;
	listen<E extends EventName>(event: E, handler: (payload: Events[E]) => void): Unlisten;
}

/** In the window calls go through Tauri; in a plain browser through the bridge. */
export const backend: Backend = '__TAURI_INTERNALS__' in window ? new TauriBackend() : new HttpBackend();

const toldOfLock = new Set<() => void>();

/** Asks the book to do or tell one thing. */
export async function call<C extends Command>(name: C, request: Request<C>): Promise<Response<C>> {
	try {
		return await backend.call(name, request);
	} catch (thrown) {
		if (isFailure(thrown) && thrown.code === 'locked') for (const handler of toldOfLock) handler();
		throw thrown;
	}
}

/** Hears of every step and every frame received, so that a page can ask again. */
export function listen<E extends EventName>(event: E, handler: (payload: Events[E]) => void): Unlisten {
	return backend.listen(event, handler);
}

/** Hears that the book was locked: told by the program, or found out by a call that was refused. */
export function onLocked(handler: () => void): Unlisten {
	toldOfLock.add(handler);
	const unlisten = listen('locked', handler);
	return () => {
		toldOfLock.delete(handler);
		unlisten();
	};
}
