/** The values of a step in words: what each field is called and what each value says. */
import type { Records } from '$backend/bindings/Records';
import type { ValueView } from '$backend/bindings/ValueView';
import { m, showDay, showMoment, showPartialDate } from '$words';
import { CHOICES } from './choices';
import { FIELDS, KINDS } from './fields';

/** Values of one record. */
export type Group = {
	key: string;
	title: string;
	/** Nothing stood in any of its fields before. */
	blank: boolean;
	rows: { key: string; name: string; before: string; after: string }[];
};

/** Fields whose every entry is a row of its own; only their number says something. */
const MAPS: Record<string, (blanks: { count: number }) => string> = {
	attendance: m.history_marks,
	roll: m.history_roll_lines,
	score: m.history_score_marks
};

/** Puts the values of each record together, in the order they were written. */
export function groups(values: readonly ValueView[]): Group[] {
	const records = new Map<string, ValueView[]>();
	for (const value of values) records.set(value.record, [...(records.get(value.record) ?? []), value]);
	return [...records].map(([key, written]) => {
		const kind = written[0]?.kind ?? '';
		return { key, title: kindWords(kind), blank: written.every(({ before }) => before === ''), rows: rowsOf(written) };
	});
}

function rowsOf(values: readonly ValueView[]): Group['rows'] {
	const plain = values.filter(({ field }) => !(field in MAPS));
	const rows = plain
		.filter(({ field, before, after }) => !SILENT.has(field) && (before !== '' || after !== ''))
		.map((value) => ({
			key: value.field,
			name: fieldWords(value.kind, value.field),
			before: showValue(value.kind, value.field, value.before),
			after: showValue(value.kind, value.field, value.after)
		}));
	const counted = Object.entries(MAPS).flatMap(([field, words]) => {
		const count = values.filter((value) => value.field === field).length;
		return count === 0 ? [] : [{ key: field, name: fieldWords('meetings', field), before: '', after: words({ count }) }];
	});
	return [...rows, ...counted];
}

/** Fields that hold only an order, an owner or a version. */
const SILENT: ReadonlySet<string> = new Set(['rank', 'owner', 'version']);

/** What a kind of record is called. */
export function kindWords(kind: string): string {
	return kind in KINDS ? KINDS[kind as keyof Records]() : m.history_values();
}

/** What a field is called. */
export function fieldWords(kind: string, field: string): string {
	if (field === 'deleted') return m.history_gone();
	if (field === 'owner') return m.conflicts_owner();
	const words: Record<string, () => string> = kind in FIELDS ? FIELDS[kind as keyof Records] : {};
	return words[field]?.() ?? field;
}

/** Says what a value means: a choice by its name, a date as dates are shown. */
export function showValue(kind: string, field: string, value: string): string {
	if (value === '') return '';
	if (field === 'deleted' || FLAGS.has(field)) return value === '1' ? m.yes() : m.no();
	const [code = '', ...reason] = value.split(':');
	const choice = CHOICES[`${kind}.${field}`]?.[code];
	if (choice) return [choice(), ...reason].join(': ');
	if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return showMoment(value);
	if (/^\d{4}-\d{2}(-\d{2})?$/.test(value)) return value.length === 10 ? showDay(value) : showPartialDate(value);
	return value;
}

const FLAGS: ReadonlySet<string> = new Set(['left', 'late', 'threshold_strict', 'carried', 'early', 'for_file', 'pilot']);
