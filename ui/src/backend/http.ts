/** The browser's way to the program: the bridge that the tests use, over HTTP on this machine. */
import type { Backend, Command, EventName, Events, Request, Response as Answer, Unlisten } from './backend';
import { UNREACHABLE } from './failure';

export class HttpBackend implements Backend {
	#events: EventSource | undefined;
	#listeners = 0;

	async call<C extends Command>(name: C, request: Request<C>): Promise<Answer<C>> {
		const response = await fetch(`/call/${name}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(request)
		}).catch(() => null);
		const said = await response?.json().catch(() => null);
		if (!response || said === undefined || (said === null && !response.ok)) throw UNREACHABLE;
		if (!response.ok) throw said;
		return said as Answer<C>;
	}

	listen<E extends EventName>(event: E, handler: (payload: Events[E]) => void): Unlisten {
		// All listeners share one stream: a browser allows six lines to one host.
		const events = (this.#events ??= new EventSource('/events'));
		const heard = (message: MessageEvent<string>) => handler(JSON.parse(message.data) as Events[E]);
		events.addEventListener(event, heard);
		this.#listeners += 1;
		return () => {
			events.removeEventListener(event, heard);
			this.#listeners -= 1;
			if (this.#listeners > 0) return;
			events.close();
			this.#events = undefined;
		};
	}
}
