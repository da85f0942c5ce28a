import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsForEverybody, keys, openPractice, see, tabTo, takeFirst } from './secretary.mjs';

const SHOTS = process.env.SHOTS;
const shot = (page, name) => SHOTS && page.screenshot({ path: `${SHOTS}/${name}.png` });

test('a draft is written, sent, sent back, corrected, approved and noted as handed in, by keyboard alone', async (t) => {
	const { page, address, complaints } = await openPractice(t);
	await begin(page, address);
	await write(page, 'Mười năm trồng lại rừng đầu nguồn');
	await review(page);
	await mendAndApprove(page);
	await handIn(page);
	await find(page, address);
	assert.deepEqual(complaints, [], 'what the browser complains of');
});

async function begin(page, address) {
	await page.goto(`${address}/drafts`);
	await see(page, 'Chưa có bài viết nào');
	await holdsForEverybody(page, 'on the empty list of drafts');
	await tabTo(page, 'Bắt đầu bài mới');
	await keys(page, 'Enter');
	await tabTo(page, 'Tên bài, sản phẩm');
	await page.keyboard.type('Rừng nuôi suối, suối nuôi làng');
	await tabTo(page, 'Thêm người viết');
	await page.keyboard.type('an');
	await takeFirst(page);
	await page.getByRole('button', { name: /khỏi danh sách người viết/ }).waitFor();
	await shot(page, 'draft-form');
	await holdsForEverybody(page, 'where a draft is begun');
	await page.getByRole('dialog').getByRole('button', { name: 'Bắt đầu bài mới' }).press('Enter');
	await see(page, 'Viết nội dung hoặc đính kèm tệp, rồi gửi duyệt.');
	assert.equal(await page.getByRole('button', { name: 'Gửi duyệt', exact: true }).isDisabled(), true, 'nothing to review yet');
}

async function write(page, words) {
	const text = page.getByRole('textbox', { name: 'Nội dung', exact: true });
	await text.waitFor();
	await text.focus();
	await page.keyboard.type(words);
	// Typing is kept before the field is left: the page is thrown away as by a power cut.
	await page.waitForResponse((answer) => answer.url().endsWith('/call/keep_typing') && answer.ok());
	await page.reload();
	await see(page, words);
	await page.getByRole('button', { name: 'Lấy lại chữ này' }).press('Enter');
	await see(page, 'Khi đã xong, gửi cho người duyệt.');
	await holdsForEverybody(page, 'on a draft');
	await shot(page, 'draft-writing');
}

async function review(page) {
	await tabTo(page, 'Gửi duyệt');
	await keys(page, 'Enter');
	await see(page, 'Đọc bài, rồi duyệt hoặc trả lại kèm ý kiến.');
	await tabTo(page, 'Trả lại kèm ý kiến');
	await keys(page, 'Enter');
	await page.getByLabel('Cần sửa').waitFor();
	await tabTo(page, 'Cần sửa');
	await page.keyboard.type('Thêm số liệu của thôn');
	await holdsForEverybody(page, 'where a draft is sent back');
	await page.getByRole('dialog').getByRole('button', { name: 'Trả lại kèm ý kiến' }).press('Enter');
	await see(page, 'Sửa theo ý kiến dưới đây, rồi gửi duyệt lại.');
	await see(page, 'Thêm số liệu của thôn');
}

async function mendAndApprove(page) {
	const text = page.getByRole('textbox', { name: 'Nội dung', exact: true });
	await text.focus();
	await keys(page, 'Control+End');
	await page.keyboard.type(': mười hai hecta');
	await tabTo(page, 'Gửi duyệt lại');
	await see(page, 'Đã ghi nội dung');
	await page.getByRole('button', { name: 'Xem chỗ khác của phiên bản 1' }).press('Enter');
	await see(page, 'Chữ gạch ngang có trong phiên bản cũ');
	await page.locator('ins').first().waitFor();
	await holdsForEverybody(page, 'where two versions are compared');
	await shot(page, 'draft-difference');
	await keys(page, 'Escape');
	await page.getByRole('button', { name: 'Gửi duyệt lại' }).press('Enter');
	await see(page, 'Đọc bài, rồi duyệt hoặc trả lại kèm ý kiến.');
	await page.getByRole('button', { name: 'Duyệt bài' }).press('Enter');
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Duyệt bài' }).press('Enter');
	await see(page, 'Chọn tên đồng chí, hoặc đánh dấu ô bên dưới.');
	await holdsForEverybody(page, 'where a draft is approved');
	await shot(page, 'draft-approve');
	await tabTo(page, 'Tôi không có tên trong danh sách');
	await keys(page, 'Space');
	await dialog.getByRole('button', { name: 'Duyệt bài' }).press('Enter');
	await see(page, 'Đã duyệt. Khi có người mang nộp');
}

async function handIn(page) {
	await tabTo(page, 'Ghi đã nộp');
	await keys(page, 'Enter');
	await page.getByLabel('Nộp ở đâu').waitFor();
	await tabTo(page, 'Nộp ở đâu');
	await page.keyboard.type('Cuộc thi chính luận tỉnh');
	await tabTo(page, 'Ngày nộp');
	await page.keyboard.type('21/11/2026');
	await page.getByRole('dialog').getByRole('button', { name: 'Ghi đã nộp' }).press('Enter');
	await see(page, 'Nộp ngày 21/11/2026');
	await holdsForEverybody(page, 'on a product that was handed in');
	await shot(page, 'draft-handed-in');
}

async function find(page, address) {
	await page.goto(`${address}/drafts`);
	await tabTo(page, 'Tìm bài viết');
	await page.keyboard.type('rung nuoi suoi');
	await see(page, '1 trong 1 bài');
	await holdsForEverybody(page, 'on the list of drafts');
	await shot(page, 'drafts-list');
	await keys(page, 'Control+k');
	await page.keyboard.type('rung nuoi suoi');
	await page.getByRole('option', { name: /Rừng nuôi suối/ }).first().waitFor();
}
