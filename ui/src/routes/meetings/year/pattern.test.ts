import { describe, expect, it } from 'vitest';
import { laidOut, request, type Layout } from './pattern';

const layout: Layout = { by: 'weekday', day: 5, nth: '1', weekday: '6', theme_month: '2', apart: false, days_after: 7 };

describe('a year of meetings', () => {
	it('asks for a weekday or a day, and for a theme together or apart', () => {
		expect(request(2027, layout)).toEqual({ year: 2027, pattern: { by: 'weekday', nth: 1, weekday: 6 }, theme_month: 2, theme_days_after: null });
		expect(request(2027, { ...layout, by: 'day', day: 25, apart: true })).toMatchObject({ pattern: { by: 'day', day: 25 }, theme_days_after: 7 });
	});

	it('leaves out what is past and what has a meeting already, and names the theme of each quarter', () => {
		const row = { kind: 'combined' as const, day: '2027-02-12', moved_from: '2027-02-05', quarter: 1, minutes: 120, has_one: false, past: false };
		const [free, taken, gone] = laidOut({ rows: [row, { ...row, has_one: true }, { ...row, past: true }], holidays_known: true }, '19:30');
		expect(free).toMatchObject({ day: '12/02/2027', time: '19:30', theme: 'Chuyên đề quý 1', take: true });
		expect(taken?.take).toBe(false);
		expect(gone?.take).toBe(false);
	});
});
