// A member goes to a unit outside the province and another one is away for a time: by keys alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsForEverybody, keys, openPractice, see, tabTo } from './secretary.mjs';

test('a member leaves by the path of a transfer, is undone, leaves again and is received', async (t) => {
	const { page, complaints } = await openPractice(t);
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await see(page, /^52 đảng viên/);
	await page.getByRole('row', { name: /Phùng Hữu Đức/ }).press('Enter');
	await page.getByRole('heading', { name: 'Phùng Hữu Đức' }).waitFor();
	await tabTo(page, 'Chuyển sinh hoạt');
	await keys(page, 'Enter');
	await page.getByRole('dialog').waitFor();
	await tabTo(page, 'Tên nơi đến');
	await page.keyboard.type('Chi bộ Công ty Than, Hà Nội');
	await tabTo(page, 'Số giấy giới thiệu');
	await page.keyboard.type('12-GT/CB');
	await tabTo(page, 'Ngày cấp giấy');
	await page.keyboard.type('20/11/2026');
	await keys(page, 'Enter');
	await see(page, 'Đã cấp giấy giới thiệu');
	await holdsForEverybody(page, "on a transfer's path");

	await tabTo(page, 'Đã đối chiếu số thẻ đảng viên');
	await keys(page, 'Space');
	await see(page, 'xong ngày 22/11/2026');
	await tabTo(page, 'Rời chi bộ');
	await keys(page, 'Enter');
	await page.getByRole('dialog').waitFor();
	await tabTo(page, 'Ngày cuối cùng tính ở nơi đi');
	await keys(page, 'Control+a');
	await page.keyboard.type('21/11/2026');
	await keys(page, 'Enter');
	await see(page, 'Chờ nơi đến báo đã tiếp nhận');
	await page.getByRole('button', { name: 'Hoàn tác' }).last().press('Enter');
	await see(page, 'Khi đồng chí rời chi bộ');
	await tabTo(page, 'Rời chi bộ');
	await keys(page, 'Enter');
	await page.getByRole('dialog').waitFor();
	await tabTo(page, 'Ngày cuối cùng tính ở nơi đi');
	await keys(page, 'Control+a');
	await page.keyboard.type('21/11/2026');
	await keys(page, 'Enter');
	await tabTo(page, 'Ghi nơi đến đã tiếp nhận');
	await keys(page, 'Enter');
	await page.getByRole('dialog').waitFor();
	await tabTo(page, 'Ngày tiếp nhận');
	await keys(page, 'Enter');
	await see(page, 'Việc chuyển đã xong');

	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await see(page, /^51 đảng viên/);
	await page.goto(new URL('/members/transfers', page.url()).href);
	await see(page, 'Phùng Hữu Đức');
	await holdsForEverybody(page, 'on the desk of transfers');
	assert.deepEqual(complaints, []);
});
