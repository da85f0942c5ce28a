import { describe, expect, it } from 'vitest';
import type { ImportColumn } from '$backend/bindings/ImportColumn';
import type { ImportCounts } from '$backend/bindings/ImportCounts';
import type { ImportRow } from '$backend/bindings/ImportRow';
import {
	AS_GUESSED,
	answer,
	answerOf,
	chooseSheet,
	columnsNow,
	countShown,
	forget,
	hasName,
	letterOf,
	mayEmpty,
	mean,
	meanText,
	meanUnit,
	outcomeOf,
	rowsShown,
	toggleBlanks,
	writes
} from './reading';

const column = (place: number, field: ImportColumn['field']): ImportColumn => ({ column: place, title: `T${place}`, field, samples: [], blanks: 0, old_text: null });
const guessed = [column(0, 'line_number'), column(1, 'full_name'), column(2, 'birth_date'), column(3, 'ignore')];
const row = (number: number, state: ImportRow['state'], cells: ImportRow['cells'] = []): ImportRow => ({
	number,
	state,
	name: '',
	text: '',
	skip: null,
	other_row: null,
	member: null,
	by: null,
	unit: '',
	candidates: [],
	cells,
	values: {},
	changes: []
});

describe('what a column means', () => {
	it('is the guess until it is corrected', () => {
		const { reading } = mean(guessed, AS_GUESSED, 3, 'phone');
		expect(columnsNow(guessed, AS_GUESSED).map(({ field }) => field)).toEqual(['line_number', 'full_name', 'birth_date', 'ignore']);
		expect(columnsNow(guessed, reading)[3]?.field).toBe('phone');
	});

	it('is taken from one column only: the other is left out, and named', () => {
		const { reading, freed } = mean(guessed, AS_GUESSED, 3, 'birth_date');
		expect(freed.map((one) => one.column)).toEqual([2]);
		expect(columnsNow(guessed, reading).map(({ field }) => field)).toEqual(['line_number', 'full_name', 'ignore', 'birth_date']);
	});

	it('takes a whole name and a given name for the same thing', () => {
		const { reading, freed } = mean(guessed, AS_GUESSED, 3, 'given');
		expect(freed.map((one) => one.column)).toEqual([1]);
		expect(hasName(columnsNow(guessed, reading))).toBe(true);
		expect(hasName(columnsNow(guessed, mean(guessed, reading, 3, 'ignore').reading))).toBe(false);
	});

	it('may be left out in as many columns as one likes', () => {
		expect(mean(guessed, AS_GUESSED, 2, 'ignore').freed).toEqual([]);
	});

	it('said twice is said once', () => {
		const first = mean(guessed, AS_GUESSED, 3, 'phone').reading;
		expect(mean(guessed, first, 3, 'note').reading.columns).toEqual([{ column: 3, field: 'note' }]);
	});

	it('i_14_no_blank_overwrites_a_field_that_no_column_has_any_more', () => {
		const reading = toggleBlanks(AS_GUESSED, 'birth_date');
		expect(reading.blanks_overwrite).toEqual(['birth_date']);
		expect(mean(guessed, reading, 2, 'ignore').reading.blanks_overwrite).toEqual([]);
		expect(toggleBlanks(reading, 'birth_date').blanks_overwrite).toEqual([]);
	});

	it('does not hold on another sheet', () => {
		const said = answer(mean(guessed, AS_GUESSED, 3, 'phone').reading, { row: 7, choice: 'skip', member: null });
		expect(chooseSheet(said, 1)).toEqual({ ...AS_GUESSED, sheet: 1 });
		expect(chooseSheet({ ...said, sheet: 1 }, 1).columns).toHaveLength(1);
	});
});

describe('an answer about a row', () => {
	it('replaces the one before, and can be taken back', () => {
		const skipped = answer(AS_GUESSED, { row: 7, choice: 'skip', member: null });
		const known = answer(skipped, { row: 7, choice: 'member', member: 'm1' });
		expect(known.rows).toEqual([{ row: 7, choice: 'member', member: 'm1' }]);
		expect(answerOf(known, 7)?.member).toBe('m1');
		expect(forget(known, 7).rows).toEqual([]);
	});

	it('leaves what was there untouched', () => {
		answer(AS_GUESSED, { row: 7, choice: 'new', member: null });
		expect(AS_GUESSED.rows).toEqual([]);
	});
});

describe('the rows of a preview', () => {
	const warned = { address: 'D5', field: 'phone', state: 'unusual_phone', from: '123', to: '' } as const;
	const broken = { address: 'C6', field: 'birth_date', state: 'no_such_day', from: '31/02/1990', to: '' } as const;
	const rows = [row(4, 'new'), row(5, 'new', [warned]), row(6, 'bad_cell', [broken]), row(7, 'who_is_it'), row(8, 'skipped'), row(9, 'unchanged')];
	const counts: ImportCounts = { rows: 6, created: 2, updated: 0, unchanged: 1, skipped: 1, error: 2 };

	it('fall into five outcomes that add up', () => {
		const shown = countShown(rows, counts);
		for (const outcome of ['new', 'update', 'unchanged', 'skipped', 'error'] as const)
			expect(rowsShown(rows, outcome).length, outcome).toBe(shown[outcome]);
		expect(shown.new + shown.update + shown.unchanged + shown.skipped + shown.error).toBe(shown.all);
		expect(outcomeOf('twice')).toBe('error');
	});

	it('with a word of warning are found, those that are not written are not among them', () => {
		expect(rowsShown(rows, 'noted').map(({ number }) => number)).toEqual([5]);
	});

	it('i_02_are_all_held_back_by_one_wrong_row_only_when_strict', () => {
		expect(writes(counts, false)).toBe(2);
		expect(writes(counts, true)).toBe(0);
		expect(writes({ ...counts, error: 0 }, true)).toBe(2);
	});
});

describe('a column', () => {
	it('has the letter the workbook shows', () => {
		expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
	});
});

describe('what is said of a list', () => {
	it('stands once for each column of old text, and can be said otherwise', () => {
		const both = meanText(AS_GUESSED, [1, 4], 'tcvn3');
		expect(both.encodings).toEqual([
			{ column: 1, encoding: 'tcvn3' },
			{ column: 4, encoding: 'tcvn3' }
		]);
		expect(meanText(both, [1], null).encodings).toEqual([
			{ column: 4, encoding: 'tcvn3' },
			{ column: 1, encoding: null }
		]);
		expect(AS_GUESSED.encodings).toEqual([]);
	});

	it('i_17_stands once for each unit the list names', () => {
		const here = meanUnit(AS_GUESSED, 'thon doai', true);
		expect(meanUnit(here, 'thon doai', false).units).toEqual([{ key: 'thon doai', here: false }]);
	});
});

describe('blank cells', () => {
	const counts: ImportCounts = { rows: 3, created: 0, updated: 1, unchanged: 2, skipped: 0, error: 0 };

	it('may empty a field only where the book has people of the list and the column has blanks', () => {
		const phone = { ...column(4, 'phone'), blanks: 2 };
		expect(mayEmpty(phone, counts)).toBe(true);
		expect(mayEmpty({ ...phone, blanks: 0 }, counts)).toBe(false);
		expect(mayEmpty(phone, { ...counts, created: 3, updated: 0, unchanged: 0 })).toBe(false);
	});

	it('never take away a name, a stay, an office or a badge', () => {
		for (const field of ['full_name', 'given', 'since', 'office', 'badges'] as const) {
			expect(mayEmpty({ ...column(4, field), blanks: 2 }, counts)).toBe(false);
		}
	});
});
