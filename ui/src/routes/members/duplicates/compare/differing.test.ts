import { describe, expect, it } from 'vitest';
import { emptyFacts } from '../../facts';
import { differing, taken } from './differing';

const one = { ...emptyFacts(), family_middle: 'Lê Văn', given: 'Bình', phone: '0912', card_number: '22000001', sex: 'male' as const };
const other = { ...emptyFacts(), family_middle: 'Lê Vân', given: 'Bình', phone: '', card_number: '22000002', sex: 'male' as const, birth: '1960' };
const name = () => 'Họ và tên';

describe('two files side by side', () => {
	const { rows, others } = differing(one, other, name);

	it('show a name as one fact, and only what both say differently', () => {
		expect(rows.map(({ key, one, other }) => [key, one, other])).toEqual([
			['given', 'Lê Văn Bình', 'Lê Vân Bình'],
			['card_number', '22000001', '22000002']
		]);
	});

	it('count what is the same or known to one file only', () => {
		expect(others).toBe(3);
	});

	it('take from the file that goes what was picked there', () => {
		expect(taken(rows, 'one', { card_number: 'other' })).toEqual(['card_number']);
		expect(taken(rows, 'other', { card_number: 'other' })).toEqual([]);
		expect(taken(rows, 'other', { given: 'one' })).toEqual(['given']);
	});
});
