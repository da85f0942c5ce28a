import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsForEverybody, openPractice, see } from './secretary.mjs';

const at = (name) => new URL(`../rosters/${name}`, import.meta.url).pathname;

test('an old list in an old encoding is compared, agreed to and written', async (t) => {
	const { page, complaints } = await openPractice(t);
	await bringIn(page, at('old.xls'));
	await see(page, 'Chữ viết bằng bảng mã cũ');
	await see(page, 'NguyÔn V¨n H­ng');
	await see(page, 'Nguyễn Văn Hưng');
	await holdsForEverybody(page, 'where an old encoding is asked about');

	await page.getByRole('button', { name: 'Đúng cả 2 cột' }).press('Enter');
	await see(page, 'Đã đồng ý');
	await page.getByRole('button', { name: 'Tiếp tục', exact: true, disabled: false }).press('Enter');
	await page.getByRole('checkbox', { name: /Thêm lại số 0/ }).press('Space');
	await page.getByRole('button', { name: 'Ghi 3 người vào sổ', disabled: false }).press('Enter');
	await page.getByRole('heading', { name: 'Đã ghi xong' }).waitFor();
	assert.deepEqual(complaints, []);
});

test('i_17 people of another cell wait for a word, and refused rows come back as a workbook', async (t) => {
	const { page, complaints } = await openPractice(t);
	const text = [
		'Họ và tên,Ngày sinh,Chi bộ',
		'Mạc Văn Thử,1960,Chi bộ thôn Xa',
		'Mạc Thị Thử,31/02/1970,Chi bộ thôn Xa'
	].join('\n');
	await bringIn(page, { name: 'xa.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	await page.getByRole('button', { name: 'Tiếp tục', exact: true, disabled: false }).press('Enter');
	await see(page, 'Chi bộ ghi trong danh sách');
	await holdsForEverybody(page, 'where a cell is asked about');
	await page.getByRole('radio', { name: 'Là chi bộ mình, lấy vào' }).press('Space');
	await page.getByRole('button', { name: 'Ghi 1 người vào sổ' }).press('Enter');
	await see(page, /Dòng chưa ghi.*\.xlsx/);
	await see(page, 'không có ngày “31/02/1970” trong lịch');
	assert.deepEqual(complaints, []);
});

test('a workbook that would fill the memory is refused in words, and another can be chosen', async (t) => {
	const { page } = await openPractice(t);
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await page.getByRole('link', { name: 'Nhập từ Excel' }).press('Enter');
	await page.getByLabel('Tệp danh sách').setInputFiles(at('far.xls'));
	await see(page, 'Tệp này cần quá nhiều bộ nhớ');
	await page.getByLabel('Tệp danh sách').setInputFiles(at('list.ods'));
	await see(page, 'Mỗi cột trong tệp là gì?');
});

test('i_14 a column with blank cells asks whether they take away what the book has', async (t) => {
	const { page, complaints } = await openPractice(t);
	const list = 'Họ và tên,Điện thoại\nPhùng Hữu Đức,\n';
	await bringIn(page, { name: 'trong.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
	const blank = page.getByRole('checkbox', { name: 'Cột B có 1 ô trống: xóa giá trị cũ trong sổ' });
	assert.equal(await blank.isChecked(), false, 'a blank takes nothing away unless it is asked for');
	await blank.press('Space');
	await holdsForEverybody(page, 'where columns are chosen');
	await page.getByRole('button', { name: 'Tiếp tục', exact: true, disabled: false }).press('Enter');
	await see(page, /Ô trống xóa thông tin đã có:/);
	await see(page, '1 cột');
	await page.getByRole('button', { name: 'Chọn cột' }).press('Enter');
	assert.equal(await blank.isChecked(), true, 'the answer is still there');
	assert.deepEqual(complaints, []);
});

async function bringIn(page, file) {
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await page.getByRole('link', { name: 'Nhập từ Excel' }).press('Enter');
	await page.getByLabel('Tệp danh sách').setInputFiles(file);
	await see(page, 'Mỗi cột trong tệp là gì?');
}
