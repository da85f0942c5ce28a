import { describe, expect, it } from 'vitest';
import type { RollLineView } from '$backend/bindings/RollLineView';
import { afterMark, comesBackTooEarly, markByKey, markOf, overlaid, plainMark, rowByTyping, sameMark, tally } from './roll';

const line = (name: string, more: Partial<RollLineView> = {}): RollLineView => ({
	membership: name,
	name,
	birth_year: 1956,
	office: null,
	kind: 'official',
	exempt: false,
	presence: 'not_recorded',
	reason: '',
	away: [],
	...more
});

describe('the keys of a roll-call', () => {
	it('1 to 4 mark, 0 and Backspace clear, and nothing else does anything', () => {
		expect(['1', '2', '3', '4', '0', 'Backspace'].map(markByKey)).toEqual([
			'present',
			'excused',
			'absent',
			'exempt',
			'not_recorded',
			'not_recorded'
		]);
		expect(['5', 'a', 'Enter', ' ', 'toString', 'constructor'].map(markByKey)).toEqual([null, null, null, null, null, null]);
	});

	it('a mark leads to the next row, and the last row stays', () => {
		expect([afterMark(0, 52), afterMark(50, 52), afterMark(51, 52), afterMark(0, 0)]).toEqual([1, 51, 51, 0]);
	});
});

describe('finding a name by typing', () => {
	const lines = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Đức', 'Phạm Thị Đào'].map((name) => line(name));

	it('begins with the given name, tones and đ or not', () => {
		expect(rowByTyping(lines, 'b', 0)).toBe(1);
		expect(rowByTyping(lines, 'đ', 0)).toBe(2);
		expect(rowByTyping(lines, 'dao', 0)).toBe(3);
	});

	it('goes on from where one stands and comes round', () => {
		expect(rowByTyping(lines, 'd', 3)).toBe(3);
		expect(rowByTyping(lines, 'a', 1)).toBe(0);
	});

	it('takes any part of a name when no given name begins so', () => {
		expect(rowByTyping(lines, 'tran', 0)).toBe(1);
		expect(rowByTyping(lines, 'xyz', 0)).toBeNull();
		expect(rowByTyping(lines, ' ', 0)).toBeNull();
	});
});

describe('counting while ticking', () => {
	it('m_17_counts official and probationary members, and nobody else', () => {
		const lines = [
			line('a', { presence: 'present' }),
			line('b', { presence: 'excused', reason: 'ốm' }),
			line('c', { kind: 'probationary', presence: 'present' }),
			line('d', { kind: 'temporary', presence: 'present' }),
			line('e', { kind: 'guest', presence: 'present' }),
			line('f')
		];
		expect(tally(lines)).toEqual({ all: 4, present: 2, excused: 1, absent: 0, exempt: 0, not_recorded: 1 });
	});

	it('counts a mark before the book has answered', () => {
		const lines = [line('a'), line('b')];
		const laid = overlaid(lines, new Map([['b', plainMark('absent')]]));
		expect(tally(laid)).toMatchObject({ absent: 1, not_recorded: 1 });
		expect(lines[1]?.presence).toBe('not_recorded');
	});
});

describe('a stretch away', () => {
	const items = [{ id: 'one' }, { id: 'two' }, { id: 'three' }];

	it('m_03_ends after it began, and may have no end', () => {
		expect(comesBackTooEarly({ from: 'two', back_at: 'three' }, items)).toBe(false);
		expect(comesBackTooEarly({ from: 'two', back_at: null }, items)).toBe(false);
		expect(comesBackTooEarly({ from: 'two', back_at: 'two' }, items)).toBe(true);
		expect(comesBackTooEarly({ from: 'three', back_at: 'one' }, items)).toBe(true);
	});

	it('came late is away from the beginning, so nobody is back at the first item', () => {
		expect(comesBackTooEarly({ from: null, back_at: 'one' }, items)).toBe(true);
		expect(comesBackTooEarly({ from: null, back_at: 'two' }, items)).toBe(false);
	});
});

describe('a mark', () => {
	it('differs by its reason and by its items', () => {
		const excused = plainMark('excused', 'ốm');
		expect(sameMark(excused, plainMark('excused', 'ốm'))).toBe(true);
		expect(sameMark(excused, plainMark('excused', 'đi học'))).toBe(false);
		expect(sameMark(plainMark('present'), { ...plainMark('present'), away: [{ from: 'item-3', back_at: null }] })).toBe(false);
		expect(markOf(line('a', { presence: 'excused', reason: 'ốm' }))).toEqual(excused);
	});
});
