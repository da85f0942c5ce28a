import { describe, expect, it } from 'vitest';
import type { TransferView } from '$backend/bindings/TransferView';
import { pathOf } from './names';

const view = (row: Partial<TransferView['row']>, open: number): TransferView => ({
	revision: 1,
	row: {
		id: 'a',
		member: 'b',
		name: 'Lê Văn Bình',
		kind: 'formal',
		direction: 'out',
		place: 'Chi bộ khu 3',
		effective: '',
		until: '',
		state: 'prepared',
		open: true,
		due: '',
		days: null,
		sure: false,
		...row
	},
	form: { kind: 'formal', unit: null, place: '', letter_number: '', letter_date: '', effective: '', until: '', fee_through: '', note: '' },
	steps: Array.from({ length: open }, (_, place) => ({ code: `s${place}`, words: '', done: '' })),
	carried: false,
	received: '',
	returned: '',
	sent_back: '',
	taken_back: '',
	card_number: '',
	file_number: '',
	list_number: ''
});

const states = (of: TransferView) => pathOf(of).map(({ state }) => state);

describe('the path of a transfer', () => {
	it('stands after the step that was reached, and says how much of the checklist lacks', () => {
		expect(states(view({ state: 'letter_given' }, 2))).toEqual(['done', 'done', 'now', 'later']);
		expect(pathOf(view({ state: 'letter_given' }, 2))[2]).toMatchObject({ lacks: 2 });
	});
	it('begins with the arrival at the new unit, and ends with a return only after a visit', () => {
		expect(states(view({ direction: 'in', state: 'left' }, 0))).toEqual(['done', 'now']);
		expect(states(view({ direction: 'in', state: 'received', kind: 'temporary' }, 0))).toEqual(['done', 'done', 'now']);
	});
	it('has nothing left to do once it is over', () => {
		expect(states(view({ state: 'taken_back', open: false }, 3))).toEqual(['done', 'done', 'done', 'done']);
	});
});
