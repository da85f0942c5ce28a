import { describe, expect, it } from 'vitest';
import { understandDate, understandTime } from './date';

const read = (text: string, partial = true) => {
	const found = understandDate(text, partial);
	return found.kind === 'date' ? found.written : found.kind === 'problem' ? found.words : '';
};

describe('a date', () => {
	it.each([
		['5/9/1960', '1960-09-05'],
		['05/09/1960', '1960-09-05'],
		[' 5 . 9 . 1960 ', '1960-09-05'],
		['5-9-1960', '1960-09-05'],
		['5 9 1960', '1960-09-05'],
		['05091960', '1960-09-05'],
		['1960-09-05', '1960-09-05'],
		['5/9/1960', '1960-09-05'],
		['9/1960', '1960-09'],
		['1960-9', '1960-09'],
		['1960', '1960'],
		['29/2/2024', '2024-02-29'],
		['', '']
	])('typed as “%s” is read as “%s”', (typed, written) => expect(read(typed)).toBe(written));

	it.each([
		['29/02/1990', 'không có ngày 29'],
		['31/4/2026', 'không có ngày 31'],
		['9/15/1960', 'Không có tháng 15'],
		['19/5/90', 'đủ bốn chữ số'],
		['31/12/9999', 'nằm ngoài khoảng 1900–2100'],
		['mồng 3 tết', 'Chưa hiểu “mồng 3 tết”'],
		['5/9/1960/2', 'Chưa hiểu'],
		['1960/9/5', 'Chưa hiểu'],
		['0/9/1960', 'không có ngày 0']
	])('typed as “%s” is refused and says why: %s', (typed, words) => expect(read(typed)).toContain(words));

	it('must be a full day where the page needs one', () => {
		expect(read('9/1960', false)).toContain('đủ ngày, tháng và năm');
		expect(read('1960', false)).toContain('đủ ngày, tháng và năm');
	});

	it('says what was understood, weekday included', () => {
		const found = understandDate('5/9/1960', true);
		expect(found).toMatchObject({ precision: 'day', words: 'Hiểu là thứ Hai, ngày 05 tháng 09 năm 1960' });
		expect(understandDate('9/1960', true)).toMatchObject({ precision: 'month' });
	});
});

describe('a time', () => {
	it.each([
		['19:30', '19:30'],
		['19h30', '19:30'],
		['19h', '19:00'],
		['19g30', '19:30'],
		['7.30', '07:30'],
		['1930', '19:30'],
		['730', '07:30'],
		['8', '08:00']
	])('typed as “%s” is read as %s', (typed, time) => expect(understandTime(typed)).toBe(time));

	it.each(['24:00', '19:60', 'tối', '', '123456'])('typed as “%s” is not guessed', (typed) =>
		expect(understandTime(typed)).toBeNull()
	);
});
