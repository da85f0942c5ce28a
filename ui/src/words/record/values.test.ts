import { describe, expect, it } from 'vitest';
import type { ValueView } from '$backend/bindings/ValueView';
import { groups, showValue } from './values';

const value = (kind: string, field: string, before: string, after: string, record = 'r1'): ValueView => ({ record, kind, field, before, after });

describe('the details of a step', () => {
	it('say choices, dates and yes or no in words', () => {
		expect(showValue('tasks', 'state', 'done')).toBe('đã xong');
		expect(showValue('members', 'birth', '1960-09-05')).toBe('05/09/1960');
		expect(showValue('members', 'birth', '1960-09')).toBe('09/1960');
		expect(showValue('votes', 'carried', '1')).toBe('có');
		expect(showValue('tasks', 'title', 'done')).toBe('done');
	});

	it('put the fields of one record together, each by its name', () => {
		const shown = groups([value('members', 'given', 'Páo', 'Pao'), value('people', 'name', '', 'Lý Văn Páo', 'r2')]);
		expect(shown.map(({ title, blank, rows }) => [title, blank, rows.map(({ name }) => name)])).toEqual([
			['Đảng viên', false, ['Tên']],
			['Người dùng sổ', true, ['Họ và tên']]
		]);
	});

	it('count marks of a roll instead of listing them without a name', () => {
		const marks = Array.from({ length: 52 }, () => value('meetings', 'attendance', '', 'P'));
		expect(groups(marks)[0]?.rows).toEqual([{ key: 'attendance', name: 'Điểm danh', before: '', after: '52 lượt điểm danh' }]);
	});

	it('show a field of a newer program under its own name', () => {
		expect(groups([value('members', 'nickname', '', 'x')])[0]?.rows[0]?.name).toBe('nickname');
	});
});
