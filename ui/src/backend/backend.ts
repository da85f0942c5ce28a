import type { Changed } from './bindings/Changed';
import type { Commands } from './bindings/Commands';
import type { Progress } from './bindings/Progress';
import { HttpBackend } from './http';
import { TauriBackend } from './tauri';

/** The name of something a person can ask of the book. */
export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C]['request'];
export type Response<C extends Command> = Commands[C]['response'];

/** What the program says unasked. */
export type Events = { changed: Changed; progress: Progress };
export type EventName = keyof Events;

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

/** Asks the book to do or tell one thing. */
export function call<C extends Command>(name: C, request: Request<C>): Promise<Response<C>> {
	return backend.call(name, request);
}

/** Hears of every step and every frame received, so that a page can ask again. */
export function listen<E extends EventName>(event: E, handler: (payload: Events[E]) => void): Unlisten {
	return backend.listen(event, handler);
}
