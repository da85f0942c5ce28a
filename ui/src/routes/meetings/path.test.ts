import { describe, expect, it } from 'vitest';
import type { LackView } from '$backend/bindings/LackView';
import type { PathStep } from '$backend/bindings/PathStep';
import { nextAction, PATH, stepNamed, stepOf, type Standing } from './path';

const at = (state: Standing['state'], lacks: Partial<Record<PathStep, number>> = {}, more: Partial<Standing> = {}): Standing => ({
	state,
	lacks: null,
	items: [1, 2],
	path: PATH.map((step): LackView => ({ step, lacks: lacks[step] ?? 0, done: false })),
	...more
});

describe('a meeting', () => {
	it('opens at the step it is at', () => {
		expect(stepOf(at('planned', { prepare: 2 }))).toBe('prepare');
		expect(stepOf(at('planned'))).toBe('announce');
		expect(stepOf(at('announced'))).toBe('roll');
		expect(stepOf(at('running', { roll: 3 }))).toBe('roll');
		expect(stepOf(at('running'))).toBe('discuss');
		expect(stepOf(at('ended'))).toBe('minutes');
		expect(stepOf(at('closed'))).toBe('close');
	});

	it('opens at the step its address names, and at no other word', () => {
		expect(stepNamed('discuss')).toBe('discuss');
		expect(stepNamed('elsewhere')).toBeNull();
		expect(stepNamed(null)).toBeNull();
	});

	it('has no score where its kind is not scored', () => {
		const path = PATH.filter((step) => step !== 'score').map((step): LackView => ({ step, lacks: 0, done: false }));
		expect(nextAction('minutes', at('ended', {}, { path }))).toBe('to_close');
	});

	it('leads from an empty plan to closed minutes by one action at a time', () => {
		expect(nextAction('prepare', at('planned', { prepare: 3 }, { items: [] }))).toBe('propose_items');
		expect(nextAction('prepare', at('planned', { prepare: 1 }))).toBe('edit_plan');
		expect(nextAction('prepare', at('planned'))).toBe('to_announce');
		expect(nextAction('announce', at('planned'))).toBe('announce');
		expect(nextAction('announce', at('announced'))).toBe('begin');
		expect(nextAction('roll', at('running', { roll: 52 }))).toBe('rest_present');
		expect(nextAction('roll', at('running'))).toBe('to_discuss');
		expect(nextAction('discuss', at('running'), true)).toBe('to_item');
		expect(nextAction('discuss', at('running'))).toBe('end');
		expect(nextAction('minutes', at('ended'))).toBe('to_score');
		expect(nextAction('score', at('ended'))).toBe('to_close');
		expect(nextAction('close', at('ended'))).toBe('close');
		expect(nextAction('close', at('closed'))).toBe('print_minutes');
	});

	it('leads from what stands against closing to where it is mended', () => {
		expect(nextAction('close', at('planned', {}, { lacks: 'meeting_not_begun' }))).toBe('begin');
		expect(nextAction('close', at('ended', {}, { lacks: 'roll_not_taken' }))).toBe('to_roll');
		expect(nextAction('close', at('ended', {}, { lacks: 'nobody_signs' }))).toBe('to_prepare');
	});

	it('asks to begin wherever one stands before it has begun', () => {
		for (const step of ['roll', 'discuss', 'minutes'] as const) expect(nextAction(step, at('announced')), step).toBe('begin');
	});
});
