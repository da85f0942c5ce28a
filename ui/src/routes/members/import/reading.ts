/** How a list is to be read: what was corrected and answered, as plain data that is only ever replaced. */
import type { Field } from '$backend/bindings/Field';
import type { ImportCellState } from '$backend/bindings/ImportCellState';
import type { ImportColumn } from '$backend/bindings/ImportColumn';
import type { ImportCounts } from '$backend/bindings/ImportCounts';
import type { ImportRow } from '$backend/bindings/ImportRow';
import type { ImportRowState } from '$backend/bindings/ImportRowState';
import type { OldEncoding } from '$backend/bindings/OldEncoding';
import type { PreviewImport } from '$backend/bindings/PreviewImport';
import type { RowChoice } from '$backend/bindings/RowChoice';

/** Everything a preview asks for besides the file. */
export type Reading = Omit<PreviewImport, 'upload'>;

/** Nothing corrected, nothing answered. */
export const AS_GUESSED: Reading = {
	sheet: null,
	columns: [],
	put_zeros_back: false,
	century: null,
	read_hidden_rows: false,
	blanks_overwrite: [],
	encodings: [],
	units: [],
	guess_anew: false,
	rows: []
};

/** Another sheet: what was said about the columns and rows of this one does not hold there. */
export function chooseSheet(reading: Reading, sheet: number): Reading {
	return sheet === reading.sheet ? reading : { ...AS_GUESSED, sheet };
}

/** The columns as they are meant now: guessed, then corrected by hand. */
export function columnsNow(guessed: readonly ImportColumn[], reading: Reading): ImportColumn[] {
	return guessed.map((column) => {
		const corrected = reading.columns.findLast((choice) => choice.column === column.column);
		return corrected ? { ...column, field: corrected.field } : column;
	});
}

/** Meanings that say the same, so that only one column may have one of them. */
const SAME: readonly (readonly Field[])[] = [
	['full_name', 'family_middle'],
	['full_name', 'given']
];

function clash(one: Field, other: Field): boolean {
	return one === other || SAME.some((pair) => pair.includes(one) && pair.includes(other));
}

/** Meanings that as many columns as you like may have. */
const FREE: readonly Field[] = ['ignore', 'line_number'];

/** A column gets its meaning; columns that had it before are left out from now on. */
export function mean(
	guessed: readonly ImportColumn[],
	reading: Reading,
	column: number,
	field: Field
): { reading: Reading; freed: ImportColumn[] } {
	const freed = FREE.includes(field)
		? []
		: columnsNow(guessed, reading).filter((other) => other.column !== column && clash(other.field, field));
	const changed = [column, ...freed.map((other) => other.column)];
	const columns = [
		...reading.columns.filter((choice) => !changed.includes(choice.column)),
		...freed.map((other) => ({ column: other.column, field: 'ignore' as Field })),
		{ column, field }
	];
	const after = { ...reading, columns };
	const meant = columnsNow(guessed, after).map((now) => now.field);
	return { reading: { ...after, blanks_overwrite: reading.blanks_overwrite.filter((kept) => meant.includes(kept)) }, freed };
}

/** Whether some column says who the people are. */
export function hasName(columns: readonly ImportColumn[]): boolean {
	return columns.some(({ field }) => field === 'full_name' || field === 'given');
}

/** What was said about a row; one answer a row. */
export function answer(reading: Reading, choice: RowChoice): Reading {
	return { ...reading, rows: [...forget(reading, choice.row).rows, choice] };
}

/** The row is asked about again. */
export function forget(reading: Reading, row: number): Reading {
	return { ...reading, rows: reading.rows.filter((choice) => choice.row !== row) };
}

/** What was said about a row. */
export function answerOf(reading: Reading, row: number): RowChoice | undefined {
	return reading.rows.find((choice) => choice.row === row);
}

/** Names, line numbers, and what stands in records of its own: a blank takes none of it away. */
const NEVER_EMPTIED: readonly Field[] = [
	'ignore', 'line_number', 'full_name', 'family_middle', 'given', 'male', 'female', 'kind', 'office', 'badges', 'since', 'until', 'unit',
	'sex_ethnicity_religion', 'ethnicity_religion', 'joined_official'
];

/** Whether blank cells of a column may empty what the book has: only where it has people of the list. */
export function mayEmpty(column: ImportColumn, counts: ImportCounts): boolean {
	return column.blanks > 0 && counts.updated + counts.unchanged > 0 && !NEVER_EMPTIED.includes(column.field);
}

/** Blank cells of a field empty what the book has, or no longer do. */
export function toggleBlanks(reading: Reading, field: Field): Reading {
	const on = reading.blanks_overwrite;
	return { ...reading, blanks_overwrite: on.includes(field) ? on.filter((kept) => kept !== field) : [...on, field] };
}

/** How the text of columns is meant: an encoding, or `null` for as it stands. */
export function meanText(reading: Reading, columns: readonly number[], encoding: OldEncoding | null): Reading {
	const rest = reading.encodings.filter((choice) => !columns.includes(choice.column));
	return { ...reading, encodings: [...rest, ...columns.map((column) => ({ column, encoding }))] };
}

/** Whether the people of a unit are taken in. */
export function meanUnit(reading: Reading, key: string, here: boolean): Reading {
	return { ...reading, units: [...reading.units.filter((unit) => unit.key !== key), { key, here }] };
}

/** What a row comes to: the five that add up. */
export type Outcome = 'new' | 'update' | 'unchanged' | 'skipped' | 'error';

export function outcomeOf(state: ImportRowState): Outcome {
	switch (state) {
		case 'new':
		case 'update':
		case 'unchanged':
		case 'skipped':
			return state;
		case 'return':
			return 'update';
		case 'bad_cell':
		case 'name_missing':
		case 'who_is_it':
		case 'twice':
		case 'member_gone':
		case 'left_before':
		case 'unknown_unit':
			return 'error';
	}
}

/** Which rows are in sight. */
export type Shown = 'all' | Outcome | 'noted';

/** How serious what was found about a cell is. */
export type Weight = 'repaired' | 'warning' | 'error';

const WEIGHTS: Record<ImportCellState, Weight> = {
	repaired: 'repaired',
	old_identity_card: 'warning',
	unusual_phone: 'warning',
	text_turned_date: 'warning',
	beyond_header: 'warning',
	partial_date: 'repaired',
	rounded: 'error',
	lost_zeros: 'error',
	two_digit_year: 'error',
	no_such_day: 'error',
	date_out_of_range: 'error',
	not_a_date: 'error',
	bad_text: 'error',
	wrong_length: 'error',
	not_digits: 'error',
	unknown_word: 'error',
	workbook_error: 'error',
	two_sexes: 'error',
	reversed: 'error',
	unknown_office: 'warning',
	unknown_badge: 'warning',
	unknown_choice: 'warning',
	old_encoding: 'error',
	wrong_pieces: 'error'
};

export function weightOf(state: ImportCellState): Weight {
	return WEIGHTS[state];
}

/** A row that would be written although something in it is worth a look. */
export function isNoted(row: ImportRow): boolean {
	return outcomeOf(row.state) !== 'error' && row.cells.some((cell) => weightOf(cell.state) === 'warning');
}

export function rowsShown(rows: readonly ImportRow[], shown: Shown): ImportRow[] {
	if (shown === 'all') return [...rows];
	if (shown === 'noted') return rows.filter(isNoted);
	return rows.filter((row) => outcomeOf(row.state) === shown);
}

/** How many rows each filter would leave. */
export function countShown(rows: readonly ImportRow[], counts: ImportCounts): Record<Shown, number> {
	return {
		all: counts.rows,
		new: counts.created,
		update: counts.updated,
		unchanged: counts.unchanged,
		skipped: counts.skipped,
		error: counts.error,
		noted: rows.filter(isNoted).length
	};
}

/** How many rows a commit would write; with `strict`, none while one is wrong. */
export function writes(counts: ImportCounts, strict: boolean): number {
	return strict && counts.error > 0 ? 0 : counts.created + counts.updated;
}

/** The letter a workbook shows above a column: 0 is A, 26 is AA. */
export function letterOf(column: number): string {
	let [letters, left] = ['', column + 1];
	while (left > 0) {
		letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
		left = Math.floor((left - 1) / 26);
	}
	return letters;
}
