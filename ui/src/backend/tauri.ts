/** The window's way to the program: one command and its events. No other file knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen as listenTauri } from '@tauri-apps/api/event';
import type { Backend, Command, EventName, Events, Request, Response, Unlisten } from './backend';

export class TauriBackend implements Backend {
	call<C extends Command>(name: C, request: Request<C>): Promise<Response<C>> {
		return invoke<Response<C>>('call', { name, request });
	}

	listen<E extends EventName>(event: E, handler: (payload: Events[E]) => void): Unlisten {
		let heard = true;
		// A page may leave before the listening has begun; then nothing reaches it.
		const listening = listenTauri<Events[E]>(event, ({ payload }) => heard && handler(payload));
		return () => {
			heard = false;
			void listening.then((stop) => stop());
		};
	}
}
