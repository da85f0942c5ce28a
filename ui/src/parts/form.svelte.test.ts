import { describe, expect, it } from 'vitest';
import { Form, openForms } from './form.svelte';

type Member = { given: string; joined: string | null };
const refused = { fields: { given: 'Xin điền ô này.', joined: 'Ngày này chưa đúng.' } };
const problemsOf = (thrown: unknown) => (thrown === refused ? refused.fields : null);
const open = (values: Member = { given: 'Lan', joined: null }) => {
	const form = new Form<Member>({ values, problemsOf });
	form.read(values, 7);
	return form;
};

describe('a form', () => {
	it('is dirty only while something differs from what was read', () => {
		const form = open();
		expect(form.dirty).toBe(false);
		form.values.given = 'Lành';
		expect(form.dirty).toBe(true);
		form.values.given = 'Lan';
		expect(form.dirty).toBe(false);
	});

	it('saves what is typed with the revision it was read at, and takes the new one', async () => {
		const form = open();
		form.values.given = 'Lành';
		const sent: unknown[] = [];
		expect(await form.save(async (values, revision) => (sent.push(values, revision), 8))).toBe(true);
		expect(sent).toEqual([{ given: 'Lành', joined: null }, 7]);
		expect(form.revision).toBe(8);
		expect(form.dirty).toBe(false);
	});

	it('marks every refused field at once and keeps what was typed', async () => {
		const form = open();
		form.values.given = '';
		expect(await form.save(() => Promise.reject(refused))).toBe(false);
		expect(form.problems).toEqual(refused.fields);
		expect(form.problemCount).toBe(2);
		expect(form.values.given).toBe('');
		expect(form.saving).toBe(false);
	});

	it('throws on a failure that is not about fields, and keeps what was typed', async () => {
		const form = open();
		form.values.given = 'Lành';
		await expect(form.save(() => Promise.reject({ code: 'disk_full' }))).rejects.toEqual({ code: 'disk_full' });
		expect(form.values.given).toBe('Lành');
		expect(form.dirty).toBe(true);
		expect(form.saving).toBe(false);
	});

	it('keeps unsaved what was typed while a save ran', async () => {
		const form = open();
		form.values.given = 'Lành';
		await form.save(async () => {
			form.values.given = 'Lành Lặn';
			return 8;
		});
		expect(form.values.given).toBe('Lành Lặn');
		expect(form.dirty).toBe(true);
	});

	it('does not send twice when pressed twice', async () => {
		const form = open();
		let times = 0;
		const send = async () => void (times += 1);
		await Promise.all([form.save(send), form.save(send)]);
		expect(times).toBe(1);
	});

	it('s_50_is_not_replaced_while_something_is_typed', () => {
		const form = open();
		form.values.given = 'Lành';
		form.read({ given: 'Liên', joined: null }, 8);
		expect(form.values.given).toBe('Lành');
		expect(form.newer).toBe(true);
		expect(form.revision, 'a save must still carry the old revision').toBe(7);
		form.takeNewer();
		expect(form.values.given).toBe('Liên');
		expect(form.newer).toBe(false);
		expect(form.revision).toBe(8);
	});

	it('takes a new reading at once while nothing is typed', () => {
		const form = open();
		form.read({ given: 'Liên', joined: '1980' }, 8);
		expect(form.values).toEqual({ given: 'Liên', joined: '1980' });
		expect(form.newer).toBe(false);
	});

	it('does not mutate what it was given', () => {
		const values = { given: 'Lan', joined: null };
		const form = open(values);
		form.values.given = 'x';
		expect(values.given).toBe('Lan');
	});
});

describe('the open forms', () => {
	it('know of unsaved words only while their page stands', () => {
		const form = open();
		const leave = openForms.watch(form);
		expect(openForms.unsaved).toBe(false);
		form.values.given = 'Lành';
		expect(openForms.unsaved).toBe(true);
		openForms.discard();
		expect(openForms.unsaved).toBe(false);
		expect(form.values.given).toBe('Lan');
		form.values.given = 'Lành';
		leave();
		expect(openForms.unsaved).toBe(false);
	});
});
