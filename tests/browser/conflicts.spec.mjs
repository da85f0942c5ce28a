// Two laptops of one cell write one telephone number each; the secretary decides with the keyboard.
import assert from 'node:assert/strict';
import test from 'node:test';
import { startBridge } from './bridge.mjs';
import { ask, startProvince } from './province.mjs';
import { holdsForEverybody, keys, openPractice, see, tabTo } from './secretary.mjs';

/** Writes a telephone number into a file. */
async function writePhone(address, id, phone) {
	const { revision, fields } = await ask(address, 'show_member', { id });
	await ask(address, 'edit_member', { id, revision, fields: { ...fields, phone } });
}

async function phoneOf(address, id) {
	return (await ask(address, 'show_member', { id })).fields.phone;
}

test('S-02 two telephone numbers stand side by side until the secretary decides, and undo asks again', async (t) => {
	const slip = await startProvince(t);
	const { address, page, complaints } = await openPractice(t);
	const { address: there } = await startBridge(t);
	await ask(there, 'open_practice_book', {});
	for (const laptop of [address, there]) {
		await ask(laptop, 'enrol_book', { slip: await slip(), laptop: 'Máy của chi bộ' });
		await ask(laptop, 'exchange_now', {});
	}
	await ask(address, 'exchange_now', {});
	const { rows } = await ask(address, 'list_members', { search: '', filter: null, sort: 'name', descending: false });
	const { id, name } = rows[0];
	await writePhone(there, id, '0901000001');
	await writePhone(address, id, '0902000002');
	for (const laptop of [there, address]) await ask(laptop, 'exchange_now', {});
	// Which of them stands the clocks decide.
	const [{ stands, other }] = (await ask(address, 'list_conflicts', {})).rows;
	assert.deepEqual([stands.value, other.value].sort(), ['0901000001', '0902000002']);

	await page.goto(`${address}/`);
	await see(page, '1 chỗ hai máy ghi khác nhau');
	await tabTo(page, '1 chỗ hai máy ghi khác nhau');
	await keys(page, 'Enter');
	await page.getByRole('heading', { name: 'Hai máy ghi khác nhau (1)' }).waitFor();
	await see(page, `Đảng viên ${name}: Điện thoại`);
	await see(page, stands.value);
	await see(page, other.value);
	await holdsForEverybody(page, 'on the conflict desk');
	await tabTo(page, 'Dùng cách kia');
	await keys(page, 'Enter');
	await page.getByRole('heading', { name: /Hai máy ghi khác nhau/ }).waitFor({ state: 'detached' });
	assert.equal(await phoneOf(address, id), other.value);
	await tabTo(page, 'Hoàn tác');
	await keys(page, 'Enter');
	await page.getByRole('heading', { name: 'Hai máy ghi khác nhau (1)' }).waitFor();
	assert.equal(await phoneOf(address, id), stands.value);
	await tabTo(page, 'Giữ cách đang dùng');
	await keys(page, 'Enter');
	await page.getByRole('heading', { name: /Hai máy ghi khác nhau/ }).waitFor({ state: 'detached' });
	for (const laptop of [address, there]) {
		await ask(laptop, 'exchange_now', {});
		assert.equal(await phoneOf(laptop, id), stands.value);
		assert.equal((await ask(laptop, 'list_conflicts', {})).all, 0);
	}
	assert.deepEqual(complaints, []);
});
