import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsForEverybody, keys, openPractice, see, tabTo } from './secretary.mjs';

test('two files of one person are compared, merged by keys, and taken apart again', async (t) => {
	const { page, complaints } = await openPractice(t);
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await page.getByRole('link', { name: 'Thêm đảng viên' }).press('Enter');
	await page.getByRole('textbox', { name: 'Họ và tên đệm' }).fill('Phung Huu');
	await page.getByRole('textbox', { name: /^Tên( bắt buộc)?$/ }).fill('Duc');
	await page.getByRole('button', { name: 'Ghi vào danh sách' }).press('Enter');
	await see(page, 'Có thể người này đã có trong sổ');
	await page.keyboard.press('Escape');
	// Added all the same, without having been looked at: as another laptop would have done.
	await page.evaluate(async () => {
		const body = JSON.stringify({ fields: { family_middle: 'Phung Huu', given: 'Duc', card_number: '22999999' }, rank: 'official', since: '' });
		await fetch('/call/add_member', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	});
	await page.goto(new URL('/members/duplicates', page.url()).href);
	await page.getByRole('row', { name: /Phung Huu Duc/ }).press('Enter');
	await page.getByRole('heading', { name: 'Có phải cùng một người?' }).waitFor();
	await holdsForEverybody(page, 'where two files are compared');
	await tabTo(page, 'Gộp thành một hồ sơ');
	await keys(page, 'Enter');
	await page.getByRole('heading', { name: 'Phùng Hữu Đức' }).waitFor();
	await see(page, '22999999');
	await page.getByRole('button', { name: 'Hoàn tác' }).first().press('Enter');
	await page.goto(new URL('/members/duplicates', page.url()).href);
	await page.getByRole('row', { name: /Phung Huu Duc/ }).waitFor();
	assert.deepEqual(complaints, []);
});

test('a list is seen before it is printed, and its columns are remembered', async (t) => {
	const { page, complaints } = await openPractice(t);
	await page.goto(new URL('/members/lists', page.url()).href);
	await page.getByRole('columnheader', { name: 'Quê quán' }).waitFor();
	await page.getByRole('checkbox', { name: /Điện thoại/ }).press('Space');
	await page.getByRole('columnheader', { name: 'Điện thoại' }).waitFor();
	await holdsForEverybody(page, 'on the lists to print');
	await page.reload();
	await page.getByRole('columnheader', { name: 'Điện thoại' }).waitFor();
	await page.getByRole('radio', { name: 'Sổ 14 cột' }).press('Space');
	await page.getByRole('columnheader', { name: 'Chuyển đến (ngày, nơi đi)' }).waitFor();
	assert.equal(await page.getByRole('columnheader').count(), 14);
	assert.deepEqual(complaints, []);
});

test('somebody who lives here is put on a list of its own and counts nowhere else', async (t) => {
	const { page, complaints } = await openPractice(t);
	await page.goto(new URL('/members/residents', page.url()).href);
	await page.getByRole('button', { name: 'Ghi người được giới thiệu' }).press('Enter');
	await page.getByRole('textbox', { name: 'Họ và tên đệm' }).fill('Lê Văn');
	await page.getByRole('textbox', { name: /^Tên( bắt buộc)?$/ }).fill('Bình');
	await page.getByRole('textbox', { name: /^Chi bộ, đảng bộ đang sinh hoạt/ }).fill('Chi bộ Công ty Than');
	await holdsForEverybody(page, 'where a resident is added');
	await keys(page, 'Enter');
	await see(page, '1 người · đã trao 0/1 nhận xét năm 2026');
	await page.getByRole('button', { name: 'Ghi đã trao nhận xét: Lê Văn Bình' }).press('Enter');
	await see(page, 'trao 22/11/2026');
	await holdsForEverybody(page, 'on the list of residents');
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await see(page, '52 đảng viên · 3 dự bị');
	assert.deepEqual(complaints, []);
});
