/** One of many things to choose from. */
export type Choice<V extends string = string> = {
	value: V;
	label: string;
	/** A second, softer line. */
	detail?: string;
};

/** Letters without tones and marks, đ included: how people type in a hurry. */
export function folded(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[đĐ]/g, 'd')
		.toLowerCase();
}

/** The choices that hold every word typed; those spelled exactly as typed come first. */
export function fitting<V extends string>(choices: readonly Choice<V>[], typed: string): Choice<V>[] {
	const words = folded(typed).split(/\s+/).filter(Boolean);
	const exact = typed.normalize('NFC').trim().toLowerCase();
	const rank = (choice: Choice<V>) => (choice.label.normalize('NFC').toLowerCase().includes(exact) ? 0 : 1);
	return choices
		.filter((choice) => words.every((word) => folded(`${choice.label} ${choice.detail ?? ''}`).includes(word)))
		.map((choice) => ({ choice, rank: rank(choice) }))
		.sort((one, other) => one.rank - other.rank)
		.map(({ choice }) => choice);
}
