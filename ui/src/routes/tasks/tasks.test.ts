import { describe, expect, it } from 'vitest';
import type { TaskRow } from '$backend/bindings/TaskRow';
import { language } from '$words';
import { counts, found, inOrder } from './tasks';

const task = (title: string, more: Partial<TaskRow> = {}): TaskRow => ({
	id: title,
	revision: 1,
	title,
	meeting: null,
	meeting_day: '',
	item: null,
	owner_member: null,
	owner_name: '',
	due: '',
	state: 'open',
	late: false,
	result: '',
	finished: '',
	reports_at: null,
	note: '',
	...more
});

const TASKS = [
	task('Làm đường bê tông', { owner_name: 'Nguyễn Văn Đức', due: '02/12/2026' }),
	task('Trồng lại rừng', { owner_name: 'Trần Thị Bình', due: '30/10/2026', late: true }),
	task('Thu đảng phí quý 3', { owner_name: 'Lê An', due: '15/09/2026', state: 'done', result: 'Đã thu đủ' }),
	task('Sửa nhà văn hóa', { state: 'dropped' })
];
const titles = (tasks: readonly TaskRow[]) => tasks.map((one) => one.title);

describe('the tasks', () => {
	it('t_03_count a late one as open too, and no finished one as late', () => {
		expect(counts(TASKS)).toEqual({ open: 2, late: 1, done: 1, dropped: 1 });
	});

	it('are left by any of the filters, and all are left without one', () => {
		expect(titles(found(TASKS, ['late', 'done'], ''))).toEqual(['Trồng lại rừng', 'Thu đảng phí quý 3']);
		expect(found(TASKS, [], '')).toHaveLength(4);
	});

	it('are found without tones, by title, owner or result', () => {
		expect(titles(found(TASKS, [], 'duong be tong'))).toEqual(['Làm đường bê tông']);
		expect(titles(found(TASKS, [], 'binh'))).toEqual(['Trồng lại rừng']);
		expect(titles(found(TASKS, ['done'], 'thu du'))).toEqual(['Thu đảng phí quý 3']);
		expect(found(TASKS, [], 'không có')).toEqual([]);
	});

	it('sort days by the calendar, none last, and owners by given name', () => {
		const by = (column: string) => titles(inOrder(TASKS, { column, descending: false }, language.order));
		expect(by('due')).toEqual(['Thu đảng phí quý 3', 'Trồng lại rừng', 'Làm đường bê tông', 'Sửa nhà văn hóa']);
		expect(by('owner').slice(1)).toEqual(['Thu đảng phí quý 3', 'Trồng lại rừng', 'Làm đường bê tông']);
		expect(inOrder(TASKS, null, language.order)).toEqual(TASKS);
	});
});
