import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Busy from './Busy.svelte';
import DateField from './DateField.svelte';
import FileDrop from './FileDrop.svelte';
import NumberField from './NumberField.svelte';
import Reorder from './Reorder.svelte';
import Table from './Table.svelte';
import TextField from './TextField.svelte';
import { toFirstProblem } from './form.svelte';

describe('a field', () => {
	it('carries its hint and its problem to whoever cannot see them', () => {
		render(TextField, { label: 'Tên', value: '', hint: 'Như trong thẻ.', problem: 'Xin điền ô này.', required: true });
		const input = screen.getByLabelText(/Tên/);
		expect(input.getAttribute('aria-invalid')).toBe('true');
		const described = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent?.trim());
		expect(described).toEqual(['Như trong thẻ.', 'Xin điền ô này.']);
	});
});

describe('the first problem', () => {
	it('takes the focus', async () => {
		const { container } = render(TextField, { label: 'Tên', value: '', problem: 'Xin điền ô này.' });
		await toFirstProblem(container);
		expect(document.activeElement).toBe(screen.getByLabelText('Tên'));
	});
});

describe('a date field', () => {
	it('takes a year alone and says what it understood', async () => {
		const onchange = vi.fn();
		render(DateField, { label: 'Ngày sinh', value: null, partial: true, onchange });
		await userEvent.type(screen.getByLabelText('Ngày sinh'), '9/1960');
		expect(screen.getByText('Hiểu là tháng 9 năm 1960, không rõ ngày')).toBeTruthy();
		await userEvent.tab();
		expect(onchange).toHaveBeenLastCalledWith('1960-09');
	});

	it('keeps what it did not understand, and says so only when left', async () => {
		render(DateField, { label: 'Ngày sinh', value: '1960-09-05', partial: true });
		const input = screen.getByLabelText<HTMLInputElement>('Ngày sinh');
		expect(input.value).toBe('05/09/1960');
		await userEvent.clear(input);
		await userEvent.type(input, '31/4/1960');
		expect(screen.queryByText(/không có ngày 31/)).toBeNull();
		await userEvent.tab();
		expect(screen.getByText('Tháng 4 năm 1960 không có ngày 31.')).toBeTruthy();
		expect(input.value).toBe('31/4/1960');
	});

	it('shows a date that another step wrote', async () => {
		const { rerender } = render(DateField, { label: 'Ngày sinh', value: '1960', partial: true });
		await rerender({ value: '1961-02' });
		expect(screen.getByLabelText<HTMLInputElement>('Ngày sinh').value).toBe('02/1961');
		await rerender({ value: null });
		expect(screen.getByLabelText<HTMLInputElement>('Ngày sinh').value).toBe('');
	});
});

describe('a number field', () => {
	it('keeps what is no number and names it', async () => {
		render(NumberField, { label: 'Số phút', value: 90 });
		const input = screen.getByLabelText<HTMLInputElement>('Số phút');
		await userEvent.clear(input);
		await userEvent.type(input, '9o');
		await userEvent.tab();
		await fireEvent.change(input);
		expect(input.value).toBe('9o');
		expect(screen.getByText('“9o” không phải là số.')).toBeTruthy();
	});
});

describe('a list', () => {
	const rows = Array.from({ length: 1000 }, (_, at) => ({ id: `m${at}`, name: `Đồng chí ${at}` }));
	const columns = [{ key: 'name', label: 'Họ và tên', sortable: true, text: (row: (typeof rows)[number]) => row.name }];
	const open = (extra = {}) =>
		render(Table<(typeof rows)[number]>, { label: 'Đảng viên', columns, rows, rowKey: (row: { id: string }) => row.id, ...extra });

	// The test page has no sizes of its own: a window of ten rows, each of 44 px.
	beforeEach(() => {
		const size = (of: (element: HTMLElement) => number) => ({ configurable: true, get: function (this: HTMLElement) { return of(this); } });
		Object.defineProperty(HTMLElement.prototype, 'offsetHeight', size((element) => (element.dataset.index ? 44 : 440)));
		Object.defineProperty(HTMLElement.prototype, 'offsetWidth', size(() => 1000));
	});
	afterEach(() => {
		Reflect.deleteProperty(HTMLElement.prototype, 'offsetHeight');
		Reflect.deleteProperty(HTMLElement.prototype, 'offsetWidth');
	});

	const drawn = () => screen.getAllByRole('row').filter((row) => row.dataset.index);

	it('draws only the rows in sight, and tells how many there are', async () => {
		open();
		await tick();
		expect(drawn().length).toBeGreaterThan(9);
		expect(drawn().length).toBeLessThan(60);
		expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1001');
		expect(drawn()[0]?.getAttribute('aria-rowindex')).toBe('2');
	});

	it('k_01_moves_with_the_keys_and_opens_with_enter', async () => {
		const onopen = vi.fn();
		open({ onopen });
		await tick();
		drawn()[0]?.focus();
		await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
		await tick();
		expect((document.activeElement as HTMLElement).dataset.index).toBe('1');
		await userEvent.keyboard('{Enter}');
		expect(onopen).toHaveBeenCalledExactlyOnceWith(rows[1]);
		expect(drawn().filter((row) => row.tabIndex === 0)).toHaveLength(1);
	});

	it('opens at a press anywhere on the row', async () => {
		const onopen = vi.fn();
		open({ onopen });
		await tick();
		await userEvent.click(screen.getByText('Đồng chí 3'));
		expect(onopen).toHaveBeenCalledExactlyOnceWith(rows[3]);
	});

	it('asks for another order at a press on a header, and says which it has', async () => {
		const onsort = vi.fn();
		open({ onsort, sorting: { column: 'name', descending: false } });
		expect(screen.getByRole('columnheader').getAttribute('aria-sort')).toBe('ascending');
		await userEvent.click(within(screen.getByRole('columnheader')).getByRole('button'));
		expect(onsort).toHaveBeenCalledWith({ column: 'name', descending: true });
	});
});

describe('rows in an order people choose', () => {
	const row = createRawSnippet<[string, number]>((name) => ({ render: () => `<span>${name()}</span>` }));
	const names = ['Chào cờ', 'Thời sự', 'Kết luận'];

	it('move by the keys on the grip, and say where they went', async () => {
		const onmove = vi.fn();
		render(Reorder<string>, { label: 'Chương trình', rows: names, rowKey: (name) => name, rowName: (name) => name, onmove, row });
		screen.getByRole('button', { name: /Đổi chỗ “Thời sự”/ }).focus();
		await userEvent.keyboard('{ArrowUp}');
		expect(onmove).toHaveBeenLastCalledWith(1, 0);
		expect(screen.getByText('“Thời sự” đã ở vị trí 1 trên 3.')).toBeTruthy();
	});

	it('stop at both ends', async () => {
		const onmove = vi.fn();
		render(Reorder<string>, { label: 'Chương trình', rows: names, rowKey: (name) => name, rowName: (name) => name, onmove, row });
		screen.getByRole('button', { name: /Đổi chỗ “Chào cờ”/ }).focus();
		await userEvent.keyboard('{ArrowUp}');
		expect(onmove).not.toHaveBeenCalled();
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Đưa “Kết luận” xuống' }).disabled).toBe(true);
	});
});

describe('a file', () => {
	const open = () => {
		const onfile = vi.fn();
		render(FileDrop, { label: 'Danh sách', kinds: ['.xlsx'], limit: 10, onfile });
		return { onfile, input: screen.getByLabelText<HTMLInputElement>('Danh sách') };
	};

	it('of a kind not taken, or too heavy, is refused in words', async () => {
		const { onfile, input } = open();
		await userEvent.upload(input, new File(['x'], 'ảnh.exe'), { applyAccept: false });
		expect(screen.getByText(/“ảnh.exe” không thuộc loại/)).toBeTruthy();
		await userEvent.upload(input, new File(['x'.repeat(11)], 'to.xlsx'));
		expect(screen.getByText(/vượt mức/)).toBeTruthy();
		expect(onfile).not.toHaveBeenCalled();
	});

	it('that fits is handed on, its ending in any case', async () => {
		const { onfile, input } = open();
		await userEvent.upload(input, new File(['x'], 'DS_DANGVIEN.XLSX'));
		expect(onfile).toHaveBeenCalledOnce();
	});
});

describe('work under way', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('shows nothing for a second, then how far it is', async () => {
		render(Busy, { label: 'Đang đọc', done: 1240, of: 2500 });
		expect(screen.queryByRole('progressbar')).toBeNull();
		vi.advanceTimersByTime(1000);
		await tick();
		expect(screen.getByRole('progressbar')).toBeTruthy();
		expect(screen.getByText('1.240 trên 2.500')).toBeTruthy();
	});
});
