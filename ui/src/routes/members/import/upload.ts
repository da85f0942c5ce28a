/** Bringing a file in, piece by piece. */
import { call } from '$backend/backend';

/** At most so much at a time. */
const PIECE = 1024 * 1024;

/** Gives the id of the upload, or `null` if the person stopped it. */
export async function bringIn(file: File, onprogress: (done: number) => void, stopped: () => boolean): Promise<string | null> {
	const { id } = await call('begin_upload', { name: file.name.normalize('NFC'), size: file.size });
	for (let from = 0; from < file.size; from += PIECE) {
		if (stopped()) return null;
		const bytes = new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer());
		const { received } = await call('append_upload', { id, piece: inBase64(bytes) });
		onprogress(received);
	}
	return stopped() ? null : id;
}

/** A call with more arguments than this overflows the stack of old webviews. */
const ARGUMENTS = 0x8000;

/** Bytes as base 64. */
export function inBase64(bytes: Uint8Array): string {
	let text = '';
	for (let from = 0; from < bytes.length; from += ARGUMENTS)
		text += String.fromCharCode(...bytes.subarray(from, from + ARGUMENTS));
	return btoa(text);
}
