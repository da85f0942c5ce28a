import { describe, expect, it } from 'vitest';
import type { CriterionView } from '$backend/bindings/CriterionView';
import { overrules, reason } from './score';

const criterion: CriterionView = {
	code: 'attendance',
	name: 'Tỷ lệ đảng viên dự sinh hoạt',
	most: 4,
	choices: [4, 3, 2, 1, 0],
	proof: 'attendance',
	evidence: { part: 47, whole: 52, holds: false, somebody_absent: true },
	proved: 1,
	points: 1,
	decided: false,
	remark: ''
};

describe('a criterion of the score', () => {
	it('says in words and figures what the record proves', () => {
		expect(reason(criterion)).toBe('47/52 đảng viên có mặt, đạt 90,4 %. Có đồng chí vắng không lý do.');
	});

	it('keeps what the record proves beside what the meeting decided, with why', () => {
		const words = reason({ ...criterion, points: 3, decided: true, remark: 'Vắng vì bão' });
		expect(words).toContain('47/52');
		expect(words).toContain('Theo sổ: 1 điểm.');
		expect(words).toContain('Lý do: Vắng vì bão');
	});

	it('says where only the meeting can tell', () => {
		expect(reason({ ...criterion, proof: null, evidence: null, proved: null })).toBe('Chỉ cuộc họp chấm được.');
		expect(reason({ ...criterion, evidence: null, proved: null })).toBe('Sổ chưa đủ dữ kiện, cuộc họp chấm.');
	});

	it('asks why only where points contradict the record', () => {
		expect(overrules(criterion, 3)).toBe(true);
		expect(overrules(criterion, 1)).toBe(false);
		expect(overrules({ proved: null }, 3)).toBe(false);
	});
});
