import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { Form } from './form.svelte';
import FormDialog from './FormDialog.svelte';

type Values = { name: string };

const field = createRawSnippet(() => ({ render: () => '<label>Tên <input name="name" aria-invalid="true" /></label>' }));

class Refused extends Error {}

function open(given: { onsave: (values: Values) => Promise<void>; lacks?: Record<string, string> }) {
	const form = new Form<Values>({
		values: { name: 'Nguyễn Thị Hoa' },
		problemsOf: (thrown) => (thrown instanceof Refused ? { name: 'Tên này đã có.' } : null)
	});
	const told = { onfail: vi.fn(), onclose: vi.fn(), ontried: vi.fn() };
	render(FormDialog<Values>, { open: true, form, title: 'Ghi tên', action: 'Ghi lại', children: field, ...given, ...told });
	return { form, ...told };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('a dialog around a form', () => {
	it('closes once it is saved', async () => {
		const onsave = vi.fn(async () => {});
		const { onclose } = open({ onsave });
		await press('Ghi lại');
		await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
		expect(onsave).toHaveBeenCalledWith({ name: 'Nguyễn Thị Hoa' }, null);
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
	});

	it('stays with what was typed and goes to the field that was refused', async () => {
		const { form, onclose, onfail } = open({ onsave: async () => Promise.reject(new Refused()) });
		form.values.name = 'Hoa';
		await press('Ghi lại');
		await waitFor(() => expect(form.problems).toEqual({ name: 'Tên này đã có.' }));
		await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Tên')));
		expect(form.values.name).toBe('Hoa');
		expect(onclose).not.toHaveBeenCalled();
		expect(onfail).not.toHaveBeenCalled();
	});

	it('asks for a choice that lacks before anything is sent', async () => {
		const onsave = vi.fn(async () => {});
		const { form } = open({ onsave, lacks: { kind: 'Xin chọn một loại.' } });
		await press('Ghi lại');
		await waitFor(() => expect(form.problems).toEqual({ kind: 'Xin chọn một loại.' }));
		expect(onsave).not.toHaveBeenCalled();
		expect(screen.getByRole('dialog', { name: 'Ghi tên' })).toBeTruthy();
	});

	it('says what went wrong where no field is to blame, and stays open', async () => {
		const broken = new Error('disk');
		const { onfail, onclose, ontried } = open({ onsave: async () => Promise.reject(broken) });
		await press('Ghi lại');
		await waitFor(() => expect(onfail).toHaveBeenCalledWith(broken));
		await waitFor(() => expect(ontried).toHaveBeenCalledOnce());
		expect(onclose).not.toHaveBeenCalled();
	});

	it('starts anew after it was closed', async () => {
		const { form, onclose } = open({ onsave: async () => {} });
		form.values.name = 'Nửa chừng';
		await press('Hủy');
		expect(form.values.name).toBe('Nguyễn Thị Hoa');
		expect(onclose).toHaveBeenCalledOnce();
	});
});
