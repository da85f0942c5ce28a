/** Finding a document received. */
import type { IncomingRow } from '$backend/bindings/IncomingRow';
import { folded } from '$parts/choice';

/** The documents whose number, issuer or title has every typed word, tones or not. */
export function fitting(rows: readonly IncomingRow[], search: string): IncomingRow[] {
	const words = folded(search).split(/\s+/).filter(Boolean);
	return rows.filter(({ form }) => {
		const text = folded([form.number, form.issuer, form.title, form.note].join(' '));
		return words.every((word) => text.includes(word));
	});
}
