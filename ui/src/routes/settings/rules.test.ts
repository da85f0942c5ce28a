import { describe, expect, it } from 'vitest';
import { ruleGroups, ruleValue } from './rules';

const rule = (key: string) => ({ key, value: '1', reference: '', trust: 'official' as const });

describe('the page of rules', () => {
	it('puts the keys inside a value into words and leaves signs and names alone', () => {
		expect(ruleValue('≥ 2/3 official')).toBe('≥ 2/3 của đảng viên chính thức');
		expect(ruleValue('temporarily_away, suspended')).toBe('tạm vắng, bị đình chỉ');
		expect(ruleValue('Thời gian sinh hoạt 5')).toBe('Thời gian sinh hoạt 5');
		expect(ruleValue('a à ả ã á ạ')).toBe('a à ả ã á ạ');
	});

	it('groups them by topic and shows the key of one it does not know', () => {
		const groups = ruleGroups([rule('charter.quorum_meeting'), rule('fee.pension'), rule('charter.newer_rule')]);
		expect(groups.map(({ key, rules }) => [key, rules.map(({ title }) => title)])).toEqual([
			['charter', ['Số dự để cuộc họp hợp lệ', 'charter.newer_rule']],
			['fee', ['Người hưởng lương hưu']]
		]);
	});
});
