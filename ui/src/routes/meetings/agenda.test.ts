import { describe, expect, it } from 'vitest';
import { moved } from '$parts/order';
import { clock, landing, meetingLeft, secondsLeft, worth } from './agenda';
import { quarters } from './calendar';
import { fromMeeting, leastMinutes, newPlan, toMeeting } from './plan';
import type { MeetingForm } from '$backend/bindings/MeetingForm';
import type { MeetingRow } from '$backend/bindings/MeetingRow';

const FORM: MeetingForm = {
	kind: 'regular',
	theme: '',
	day: '25/11/2026',
	time: '19:30',
	place: 'Nhà văn hóa',
	planned_minutes: 90,
	chair: null,
	minute_taker: null,
	guests: '',
	observers: '',
	theme_source: 'own',
	author: null,
	co_authors: '',
	programme: '',
	materials: '',
	prepares: null
};

describe('an item that is moved', () => {
	const item = (id: string, part_of: string | null = null) => ({ id, form: { part_of } });
	const plain = ['a', 'b', 'c', 'd'].map((id) => item(id));
	/** a; b with b1 and b2; c */
	const parted = [item('a'), item('b'), item('b1', 'b'), item('b2', 'b'), item('c')];

	it('stands behind the one that is before it afterwards, whichever way it went', () => {
		for (let from = 0; from < plain.length; from += 1) {
			for (let to = 0; to < plain.length; to += 1) {
				if (from === to) continue;
				const after = moved(plain, from, to);
				expect(landing(plain, from, to), `${from} to ${to}`).toBe(after[to - 1]?.id ?? null);
			}
		}
		expect(landing(plain, 1, 1)).toBeUndefined();
	});

	it('m_08_goes past whole items with their parts, and takes its own along', () => {
		expect(landing(parted, 0, 1)).toBe('b');
		expect(landing(parted, 0, 2)).toBe('b');
		expect(landing(parted, 1, 2)).toBe('c');
		expect(landing(parted, 4, 3)).toBe('a');
		expect(landing(parted, 1, 0)).toBeNull();
		expect(landing(parted, 4, 0)).toBeNull();
		expect(landing(parted, 4, 5)).toBeUndefined();
	});

	it('m_08_a part moves among the parts, or under another main item', () => {
		expect(landing(parted, 3, 2)).toBe('b');
		expect(landing(parted, 2, 3)).toBe('b2');
		expect(landing(parted, 2, 4)).toBe('c');
	});
});

describe('the time of a meeting', () => {
	it('is held against its plan and against what it must last', () => {
		expect(worth({ items_minutes: 95, least_minutes: 90, form: FORM })).toEqual({ over: 5, tooLong: true, tooShort: false });
		expect(worth({ items_minutes: 60, least_minutes: 120, form: FORM })).toMatchObject({ tooLong: false, tooShort: true });
		expect(worth({ items_minutes: 60, least_minutes: null, form: FORM }).tooShort).toBe(false);
	});

	it('says nothing of the time of a meeting that was begun for another day', () => {
		const hour = 3_600_000;
		expect(meetingLeft(90, 10 * hour, 11 * hour)).toBe(30 * 60);
		expect(meetingLeft(90, 10 * hour, 12 * hour)).toBe(-30 * 60);
		expect(meetingLeft(90, 80 * hour, 10 * hour)).toBeNull();
		expect(meetingLeft(90, 10 * hour, 40 * hour)).toBeNull();
	});

	it('runs down, and over', () => {
		expect(secondsLeft(15, 0, 65_000)).toBe(835);
		expect(secondsLeft(1, 0, 61_500)).toBe(-1);
		expect([clock(835), clock(-61), clock(3_725)]).toEqual(['13:55', '1:01', '1:02:05']);
	});
});

describe('a plan', () => {
	it('goes through its form unchanged', () => {
		const values = fromMeeting(FORM, '2026-11-25T19:30:00');
		expect(values).toMatchObject({ day: '2026-11-25', time: '19:30' });
		expect(toMeeting(values)).toEqual({ ...FORM, day: '2026-11-25' });
	});

	it('m_06_starts from the settings of the cell, and where they say nothing from the last meeting', () => {
		const last = { planned: '2026-10-25T19:00:00', place: 'Nhà ông Ba' } as MeetingRow;
		const members = [{ membership: 'm1', office: null }, { membership: 'm2', office: 'secretary' }] as never;
		const nothing = { meeting_place: '', meeting_time: '', chair: null, minute_taker: null, usual_guests: '' };
		const usual = { meeting_place: 'Nhà văn hóa', meeting_time: '19:30', chair: 'm1', minute_taker: 'm2', usual_guests: 'Trưởng khu' };
		expect(newPlan([last], usual, members)).toMatchObject({
			place: 'Nhà văn hóa',
			time: '19:30',
			chair: 'm1',
			minute_taker: 'm2',
			guests: 'Trưởng khu',
			day: null
		});
		expect(newPlan([last], nothing, members)).toMatchObject({ place: 'Nhà ông Ba', time: '19:00', chair: 'm2', minute_taker: null });
		expect(newPlan([], nothing, [])).toMatchObject({ place: '', time: null, chair: null });
		expect(newPlan([], { ...usual, chair: 'left' }, members)).toMatchObject({ chair: 'm2' });
	});

	it('lasts as the cell decided, else as the rule of the day says', () => {
		const rules = [
			{ key: 'meetings.regular_min_minutes', value: '90' },
			{ key: 'meetings.combined_min_minutes', value: '120' }
		];
		const own = { regular_minutes: 60, combined_minutes: 80 };
		const none = { regular_minutes: null, combined_minutes: null };
		expect(leastMinutes('regular', own, rules)).toBe(60);
		expect(leastMinutes('regular', none, rules)).toBe(90);
		expect(leastMinutes('combined', own, rules)).toBe(80);
		expect(leastMinutes('combined', none, rules)).toBe(120);
		expect(leastMinutes('committee', own, rules)).toBeNull();
	});
});

describe('the calendar', () => {
	it('shows four quarters, the empty ones and those without a theme too', () => {
		const rows = ['2026-01-10T19:00:00', '2026-03-31T23:30:00', '2026-12-01T08:00:00'].map((planned) => ({ planned }) as MeetingRow);
		const grouped = quarters({ rows, quarters_without_theme: [2, 4], themes_a_quarter: 1 });
		expect(grouped.map((quarter) => [quarter.rows.length, quarter.lacksTheme])).toEqual([
			[2, false],
			[0, true],
			[0, false],
			[1, true]
		]);
	});
});
