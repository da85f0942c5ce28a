import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsForEverybody, keys, openPractice, see, tabTo } from './secretary.mjs';

const LIST = new URL('../rosters/newcomers.xlsx', import.meta.url).pathname;

test('a list from Excel comes in row by row, and its counts add up', async (t) => {
	const { page, complaints } = await openPractice(t);
	await bringIn(page);
	await see(page, 'Mỗi cột trong tệp là gì?');
	await holdsForEverybody(page, 'where columns are named');
	await page.getByRole('button', { name: 'Tiếp tục', exact: true }).press('Enter');

	const sum = page.getByText(/^\d+ dòng = /);
	await sum.waitFor();
	const [rows, ...parts] = (await sum.innerText()).match(/\d+/g).map(Number);
	assert.equal(parts.reduce((all, part) => all + part), rows, 'every row is counted once');
	assert.deepEqual([parts[0], parts[4]], [5, 1], 'five come in, one has a day that does not exist');
	await see(page, 'không có ngày “31/02/1990” trong lịch');
	await page.getByRole('button', { name: /^Tất cả/ }).press('Enter');
	await see(page, 'Triệu Văn Ắn');
	await holdsForEverybody(page, 'on the preview of a list');

	await page.getByRole('button', { name: 'Ghi 5 người vào sổ' }).press('Enter');
	await page.getByRole('heading', { name: 'Đã ghi xong' }).waitFor();
	await see(page, 'Nghiêm Quốc Thắng');
	await holdsForEverybody(page, 'where a list came in');
	assert.deepEqual(complaints, []);
});

test('the same list a second time changes nothing', async (t) => {
	const { page } = await openPractice(t);
	for (const writes of [/^Ghi 5 người vào sổ$/, /^(Không có gì để ghi|Còn 1 dòng cần xem)$/]) {
		await bringIn(page);
		await page.getByRole('button', { name: 'Tiếp tục', exact: true }).press('Enter');
		const write = page.getByRole('button', { name: writes });
		await write.waitFor();
		if (await write.isDisabled()) continue;
		await write.press('Enter');
		await page.getByRole('heading', { name: 'Đã ghi xong' }).waitFor();
	}
	await see(page, /= 0 thêm mới \+ 0 cập nhật \+ 5 giữ nguyên/);
});

test('somebody is found without tones, opened and edited by keys', async (t) => {
	const { page, complaints } = await openPractice(t);
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await page.getByRole('searchbox').waitFor();
	await holdsForEverybody(page, 'on the roster');
	await tabTo(page, 'Tìm theo tên');
	await page.keyboard.type('phung huu duc');
	await see(page, 'đang xem 1');
	await page.getByRole('row', { name: /Phùng Hữu Đức/ }).press('Enter');
	await page.getByRole('heading', { name: 'Phùng Hữu Đức' }).waitFor();
	await holdsForEverybody(page, "on a member's file");
	await tabTo(page, 'Sửa: Họ tên và ngày sinh');
	await keys(page, 'Enter');
	await tabTo(page, 'Ngày sinh');
	await keys(page, 'Control+a');
	await page.keyboard.type('10/1957');
	await see(page, 'Hiểu là tháng 10 năm 1957, không rõ ngày');
	await keys(page, 'Enter');
	await see(page, 'Đã lưu: Họ tên và ngày sinh.');
	await page.getByRole('button', { name: 'Hoàn tác' }).press('Enter');
	await see(page, '09/10/1957');
	assert.deepEqual(complaints, []);
});

async function bringIn(page) {
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await page.getByRole('link', { name: 'Nhập từ Excel' }).press('Enter');
	await page.getByLabel('Tệp danh sách').setInputFiles(LIST);
	await see(page, 'Mỗi cột trong tệp là gì?');
}
