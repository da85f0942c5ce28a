import { describe, expect, it } from 'vitest';
import { moved, placeAt, rowByKey, sortedBy } from './order';

describe('keys in a list', () => {
	it.each([
		['ArrowDown', 3, 4],
		['ArrowDown', 9, 9],
		['ArrowUp', 3, 2],
		['ArrowUp', 0, 0],
		['PageDown', 3, 8],
		['PageUp', 3, 0],
		['Home', 3, 0],
		['End', 3, 9]
	])('%s from row %i leads to row %i of ten', (key, at, to) => expect(rowByKey(key, at, 10, 5)).toBe(to));

	it('leave other keys, and an empty list, alone', () => {
		expect(rowByKey('a', 0, 10, 5)).toBeNull();
		expect(rowByKey('ArrowDown', 0, 0, 5)).toBeNull();
	});
});

describe('a moved row', () => {
	it.each([
		[0, 2, 'bca'],
		[2, 0, 'cab'],
		[1, 1, 'abc'],
		[0, 9, 'abc'],
		[0, -1, 'abc']
	])('from %i to %i gives %s', (from, to, now) => expect(moved([...'abc'], from, to).join('')).toBe(now));

	it('dragged by the pointer lands between the middles it passed', () => {
		const middles = [20, 60, 100];
		expect(placeAt(10, 2, middles)).toBe(0);
		expect(placeAt(70, 0, middles)).toBe(1);
		expect(placeAt(500, 0, middles)).toBe(2);
		expect(placeAt(61, 1, middles)).toBe(1);
	});
});

describe('a press on a header', () => {
	it('sorts upward, then turns round', () => {
		const first = sortedBy('name', null);
		expect(first).toEqual({ column: 'name', descending: false });
		expect(sortedBy('name', first).descending).toBe(true);
		expect(sortedBy('born', { column: 'name', descending: true })).toEqual({ column: 'born', descending: false });
	});
});
