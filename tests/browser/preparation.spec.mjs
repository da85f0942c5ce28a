import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { holdsForEverybody, keys, openPractice, see, tabTo } from './secretary.mjs';

test('a meeting is prepared with the committee and handed out, and its attendance is counted', async (t) => {
	const { page, complaints } = await openPractice(t);
	await planTheCell(page);
	await planTheCommittee(page);
	await deriveTheAgenda(page);
	await handOut(page);
	await countAttendance(page);
	await keepATemplate(page);
	await nothingIsCutAtLargePrint(page);
	assert.deepEqual(complaints, [], 'what the browser complains of');
});

async function planTheCell(page) {
	await page.getByRole('link', { name: 'Sinh hoạt', exact: true }).press('Enter');
	await page.getByRole('heading', { level: 1, name: 'Sinh hoạt' }).waitFor();
	await page.getByRole('link', { name: 'Lập cuộc họp' }).first().press('Enter');
	await fillPlan(page, '25/11/2026');
}

async function fillPlan(page, day) {
	await tabTo(page, 'Ngày họp');
	await page.keyboard.type(day);
	await keys(page, 'Tab', 'Control+a');
	await page.keyboard.type('19h30');
	await tabTo(page, 'Đưa lên lịch');
	await keys(page, 'Enter');
	await see(page, 'Đã đưa cuộc họp lên lịch.');
}

/** The committee's own meeting, planned from the one it prepares. */
async function planTheCommittee(page) {
	await page.getByRole('link', { name: 'Lập họp chi ủy' }).press('Enter');
	await page.getByRole('combobox', { name: 'Chuẩn bị cho cuộc họp' }).waitFor();
	await holdsForEverybody(page, 'where the committee’s meeting is planned');
	await fillPlan(page, '23/11/2026');
	await see(page, 'Chuẩn bị cho cuộc họp 25/11/2026 19:30');
	await keys(page, 'Control+Enter');
	await tabTo(page, 'Đưa vào chương trình');
	await keys(page, 'Enter');
	await see(page, 'Đã đưa các mục đề xuất vào chương trình.');
	await page.getByRole('button', { name: 'Thêm nội dung' }).press('Enter');
	await tabTo(page, 'Tên nội dung');
	await page.keyboard.type('Làm đường khu 3');
	await keys(page, 'Enter');
	await see(page, 'Đã thêm “Làm đường khu 3”.');
}

async function deriveTheAgenda(page) {
	await page.getByRole('link', { name: 'Chuẩn bị cho cuộc họp 25/11/2026 19:30' }).press('Enter');
	await page.getByRole('link', { name: /^Mở họp chi ủy/ }).waitFor();
	await keys(page, 'Control+Enter');
	await see(page, 'Từ họp chi ủy');
	await page.getByRole('checkbox', { name: /^Thông qua biên bản/ }).press('Space');
	await tabTo(page, 'Đưa vào chương trình');
	await keys(page, 'Enter');
	await see(page, 'Đã đưa các mục đề xuất vào chương trình.');
	const agenda = page.getByRole('list', { name: 'Chương trình' });
	await agenda.getByText('Làm đường khu 3', { exact: true }).waitFor();
	const titles = await agenda.locator('.title').allInnerTexts();
	assert.ok(!titles.some((title) => title.startsWith('Thông qua biên bản')), 'what was unticked is left out');
}

async function handOut(page) {
	await page.getByRole('button', { name: /Phát tài liệu/ }).press('Enter');
	await page.getByRole('button', { name: 'In bộ tài liệu' }).press('Enter');
	await see(page, 'Đã in ra 4 tệp.');
	await page.getByRole('button', { name: 'Ghi lần phát tài liệu' }).press('Enter');
	await tabTo(page, 'Ngày phát');
	await page.keyboard.type('24/11/2026');
	await holdsForEverybody(page, 'where a handout is written down');
	await keys(page, 'Enter');
	await see(page, 'đúng hạn');
	await holdsForEverybody(page, 'where papers are handed out');
}

async function countAttendance(page) {
	await page.getByRole('link', { name: 'Sinh hoạt', exact: true }).press('Enter');
	await page.getByRole('heading', { level: 1, name: 'Sinh hoạt' }).waitFor();
	await page.getByRole('link', { name: 'Tỷ lệ dự họp' }).press('Enter');
	await see(page, /^Năm 2026: .* có mặt, đạt mức 90/);
	await page.getByRole('button', { name: /^Danh sách phía sau tỷ lệ của Đặng Ngọc An/ }).press('Enter');
	assert.ok((await page.getByRole('list', { name: /Đặng Ngọc An/ }).getByRole('listitem').count()) >= 10);
	await holdsForEverybody(page, 'on attendance');
}

async function keepATemplate(page) {
	await page.getByRole('link', { name: 'Lịch sinh hoạt' }).press('Enter');
	await page.getByRole('link', { name: 'Mẫu chương trình' }).press('Enter');
	await page.getByRole('button', { name: 'Lấy làm mẫu riêng' }).press('Enter');
	await see(page, 'Đã lấy làm mẫu riêng.');
	await page.getByRole('button', { name: 'Thêm mục vào mẫu' }).press('Enter');
	await tabTo(page, 'Tên nội dung');
	await page.keyboard.type('Kiểm tra, giám sát');
	await keys(page, 'Enter');
	await see(page, 'Đã thêm “Kiểm tra, giám sát” vào mẫu.');
	await holdsForEverybody(page, 'on the template');
}

async function nothingIsCutAtLargePrint(page) {
	const cut = await readFile(new URL('../desktop/cut.js', import.meta.url), 'utf8');
	await page.evaluate(() => (document.documentElement.style.fontSize = '150%'));
	const whole = async (where) => assert.deepEqual(await page.evaluate(`(() => { ${cut} })()`), [], `${where} at 150 %`);
	await whole('the template');
	await page.getByRole('link', { name: 'Lịch sinh hoạt' }).press('Enter');
	await page.getByRole('link', { name: 'Tỷ lệ dự họp' }).press('Enter');
	await see(page, 'Từng đảng viên');
	await whole('attendance');
}
