import { describe, expect, it } from 'vitest';
import type { LackView } from '$backend/bindings/LackView';
import type { MemberCounts } from '$backend/bindings/MemberCounts';
import type { NextMeeting } from '$backend/bindings/NextMeeting';
import { nextStep } from './next';

const counts = (all: number): MemberCounts => ({
	all, official: all, probationary: 0, exempt: 0, temporarily_away: 0, temporarily_here: 0, women: 0, committee: 0, former: 0, future: 0
});
const meeting = (path: LackView[]): NextMeeting => ({
	meeting: { id: 'm1', kind: 'regular', theme: '', planned: '2026-12-05T19:30:00', place: '', state: 'planned', items: 0, present: 0, marked: 0 },
	path,
	days: 13
});

describe('the one next step', () => {
	it('leads from an empty book to the import', () => {
		expect(nextStep({ next: null, members: counts(0), month_has_meeting: false })).toEqual({ do: 'import' });
	});

	it('leads from a month without a meeting to planning one', () => {
		expect(nextStep({ next: null, members: counts(52), month_has_meeting: false })).toEqual({ do: 'plan' });
		expect(nextStep({ next: null, members: counts(52), month_has_meeting: true })).toEqual({ do: 'nothing' });
	});

	it('leads to the first step of the path that is not done', () => {
		const next = meeting([
			{ step: 'prepare', lacks: 0, done: true },
			{ step: 'announce', lacks: 1, done: false },
			{ step: 'roll', lacks: 52, done: false }
		]);
		expect(nextStep({ next, members: counts(52), month_has_meeting: true })).toEqual({ do: 'meeting', id: 'm1', step: 'announce' });
	});
});
