/** Bringing a file in that is to be kept, piece by piece. */
import { call } from '$backend/backend';
import type { AttachTo } from '$backend/bindings/AttachTo';
import type { Saved } from '$backend/bindings/Saved';

/** At most so much at a time. */
const PIECE = 1024 * 1024;
/** A call with more arguments than this overflows the stack of old webviews. */
const ARGUMENTS = 0x8000;

/** Brings a file in and hangs it on a record. `null` when it was stopped: nothing of it stays. */
export async function bringIn(
	file: File,
	to: AttachTo,
	parent: string,
	onprogress: (done: number) => void,
	stopped: () => boolean
): Promise<Saved | null> {
	const { id: upload } = await call('begin_attachment', { name: file.name.normalize('NFC'), size: file.size });
	try {
		for (let from = 0; from < file.size; from += PIECE) {
			if (stopped()) break;
			const bytes = new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer());
			const { received } = await call('append_upload', { id: upload, piece: inBase64(bytes) });
			onprogress(received);
		}
		if (!stopped()) return await call('attach_file', { upload, to, parent });
	} catch (thrown) {
		await call('cancel_upload', { id: upload });
		throw thrown;
	}
	await call('cancel_upload', { id: upload });
	return null;
}

function inBase64(bytes: Uint8Array): string {
	let text = '';
	for (let from = 0; from < bytes.length; from += ARGUMENTS) text += String.fromCharCode(...bytes.subarray(from, from + ARGUMENTS));
	return btoa(text);
}
