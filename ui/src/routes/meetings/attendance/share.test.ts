import { describe, expect, it } from 'vitest';
import type { ShareView } from '$backend/bindings/ShareView';
import { answer, percent } from './share';

const all = (per_mille: number | null): ShareView => ({ present: 0, excused: 0, absent: 0, on_leave: 0, not_recorded: 0, base: 0, per_mille });

describe('a share of attendance', () => {
	it('m_14_is nothing, never 0 %, where nothing counts', () => {
		expect(percent(null)).toBeNull();
		expect(answer({ all: all(null), target: 900 }, 2026)).not.toContain('0 %');
		expect(percent(0)).not.toBeNull();
	});

	it('says whether it reaches the line, which is reached at exactly the line', () => {
		const said = [899, 900, 1_000].map((share) => answer({ all: all(share), target: 900 }, 2026));
		expect(said[0]).not.toBe(said[1]);
		expect(said.map((words) => words.includes('dưới'))).toEqual([true, false, false]);
	});

	it('m_14_says_of_which_quarter it speaks, and never 0 % of one without meetings', () => {
		expect(answer({ all: all(900), target: 900 }, 2026, 3)).toBe('Quý 3 năm 2026: 90 % có mặt, đạt mức 90 %');
		expect(answer({ all: all(null), target: 900 }, 2026, 3)).toBe('Quý 3 năm 2026 chưa có cuộc họp nào được điểm danh');
	});
});
