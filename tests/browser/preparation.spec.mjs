import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { holdsForEverybody, keys, openPractice, see, tabTo } from './secretary.mjs';

test('a year is planned, a document registered and brought to a meeting, a file attached and packed', async (t) => {
	const { page, folder, address, complaints } = await openPractice(t);
	await planYear(page, address);
	await registerDocument(page, address);
	await attachAndPack(page, address, folder);
	assert.deepEqual(complaints, [], 'what the browser complains of');
});

async function planYear(page, address) {
	await page.goto(`${address}/meetings/year?year=2027`);
	await see(page, 'Dời từ 06/02/2027 vì ngày lễ, Tết');
	await holdsForEverybody(page, 'where a year is planned');
	await page.getByRole('button', { name: 'Đưa 12 cuộc lên lịch' }).press('Enter');
	await see(page, 'Đã đưa 12 cuộc họp năm 2027 lên lịch.');
}

async function registerDocument(page, address) {
	await page.goto(`${address}/incoming`);
	await page.getByRole('button', { name: 'Vào sổ văn bản' }).first().press('Enter');
	await tabTo(page, 'Số, ký hiệu');
	await page.keyboard.type('12-HD/ĐU');
	await tabTo(page, 'Cơ quan ban hành');
	await page.keyboard.type('Đảng ủy phường Yên Thanh');
	await tabTo(page, 'Ngày văn bản');
	await page.keyboard.type('18/11/2026');
	await tabTo(page, 'Ngày đến');
	await page.keyboard.type('20/11/2026');
	await tabTo(page, 'Trích yếu');
	await page.keyboard.type('Hướng dẫn tổng kết năm');
	await holdsForEverybody(page, 'where a document is registered');
	await keys(page, 'Enter');
	await see(page, 'Chưa triển khai');
	await holdsForEverybody(page, 'on the incoming register');
}

async function attachAndPack(page, address, folder) {
	await page.goto(`${address}/meetings/new`);
	await tabTo(page, 'Ngày họp');
	await page.keyboard.type('25/11/2026');
	await tabTo(page, 'Đưa lên lịch');
	await keys(page, 'Enter');
	await see(page, 'Đã đưa cuộc họp lên lịch.');
	await see(page, 'Chưa có nội dung nào.');
	await keys(page, 'Control+Enter');
	await see(page, 'Triển khai 12-HD/ĐU: Hướng dẫn tổng kết năm');
	await tabTo(page, 'Đưa vào chương trình');
	await keys(page, 'Enter');
	await see(page, 'Đã đưa các mục đề xuất vào chương trình.');
	const paper = join(folder, 'Dự thảo.pdf');
	await writeFile(paper, '%PDF-1.7\nDu thao\n%%EOF\n');
	await page.getByRole('button', { name: 'Thêm tệp' }).press('Enter');
	await page.getByLabel('Tệp', { exact: true }).setInputFiles(paper);
	await see(page, 'Đã thêm tệp Dự thảo.pdf.');
	await page.getByRole('button', { name: 'Mở tệp Dự thảo.pdf' }).waitFor();
	await holdsForEverybody(page, 'on an agenda with a file');
	await page.goto(`${page.url().split('?')[0]}?step=announce`);
	await page.getByRole('button', { name: 'In bộ tài liệu' }).press('Enter');
	await page.getByRole('button', { name: /Tài liệu họp 25-11-2026\.zip/ }).waitFor();
	const packs = await readdir(join(folder, 'papers', 'Tài liệu họp 25-11-2026'));
	assert.equal(packs.length, 6, `notice, agenda, draft and the one file: ${packs.join(', ')}`);
}
