import { describe, expect, it } from 'vitest';
import type { DraftDoorsView } from '$backend/bindings/DraftDoorsView';
import type { DraftRow } from '$backend/bindings/DraftRow';
import { nextOf, stepsOf } from './way';

const states = (stage: Parameters<typeof stepsOf>[0]) => stepsOf(stage).map(({ state }) => state);

describe('the way of a draft', () => {
	it('goes from writing through review to where it was handed in', () => {
		expect(states('writing')).toEqual(['now', 'later', 'later', 'later']);
		expect(states('for_review')).toEqual(['done', 'now', 'later', 'later']);
		expect(states('handed_in')).toEqual(['done', 'done', 'done', 'done']);
	});

	it('begins again where it was returned, and says so', () => {
		expect(states('returned')).toEqual(['now', 'later', 'later', 'later']);
		expect(stepsOf('returned')[0]?.label).toBe('Trả lại để sửa');
	});

	it('tells its author that somebody else approves', () => {
		const row = { own: true, stage: 'for_review' } as DraftRow;
		const doors = { own_draft: true } as DraftDoorsView;
		expect(nextOf({ row, doors })).toContain('người khác');
		expect(nextOf({ row, doors: { ...doors, own_draft: false } })).toContain('duyệt hoặc trả lại');
	});
});
