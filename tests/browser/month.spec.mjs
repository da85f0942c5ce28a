import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { holdsForEverybody, keys, openPractice, see, tabTo, takeFirst } from './secretary.mjs';

test('k_01_a month of the cell goes through the keyboard alone, from the plan to the closed minutes', async (t) => {
	const { page, folder, complaints } = await openPractice(t);
	await holdsForEverybody(page, 'on Today');

	await planMeeting(page);
	await prepareAgenda(page);
	await announce(page);
	await callTheRoll(page);
	await discuss(page);
	await close(page);
	await followTheTask(page);
	await undoFromHistory(page);

	const papers = await readdir(join(folder, 'papers'));
	for (const ending of ['.docx', '.pdf']) {
		const written = papers.filter((name) => name.endsWith(ending));
		assert.equal(written.length, 3, `agenda, sign-in sheet and minutes as ${ending}, not ${papers.join(', ')}`);
	}
	assert.deepEqual(complaints, [], 'what the browser complains of');
});

async function planMeeting(page) {
	await page.getByRole('link', { name: 'Sinh hoạt', exact: true }).press('Enter');
	// Today has a link of that name too.
	await page.getByRole('heading', { level: 1, name: 'Sinh hoạt' }).waitFor();
	await page.getByRole('link', { name: 'Lập cuộc họp' }).first().press('Enter');
	await page.getByLabel('Ngày họp').waitFor();
	await tabTo(page, 'Ngày họp');
	await page.keyboard.type('25/11/2026');
	await keys(page, 'Tab', 'Control+a');
	await page.keyboard.type('19h30');
	await tabTo(page, 'Thư ký');
	await page.keyboard.type('a');
	await takeFirst(page);
	await holdsForEverybody(page, 'on a meeting to plan');
	await tabTo(page, 'Đưa lên lịch');
	await keys(page, 'Enter');
	await see(page, 'Đã đưa cuộc họp lên lịch.');
}

async function prepareAgenda(page) {
	await see(page, 'Chưa có nội dung nào.');
	await keys(page, 'Control+Enter');
	await see(page, 'Biên bản lần trước');
	await holdsForEverybody(page, 'where items are proposed');
	await tabTo(page, 'Đưa vào chương trình');
	await keys(page, 'Enter');
	await see(page, 'Đã đưa các mục đề xuất vào chương trình.');
	const titles = () => page.getByRole('list', { name: 'Chương trình' }).locator('.title').allInnerTexts();
	const [first, second, ...rest] = await titles();
	await page.getByRole('button', { name: `Đổi chỗ “${first}”` }).press('ArrowDown');
	await assertSoon(async () => assert.deepEqual(await titles(), [second, first, ...rest]));
	await holdsForEverybody(page, 'on an agenda');
	for (const paper of ['In chương trình', 'In danh sách ký tên']) {
		await page.getByRole('button', { name: paper }).press('Enter');
		await page.getByRole('button', { name: paper, disabled: false }).waitFor();
	}
	await assertSoon(async () => assert.equal(await page.getByRole('list', { name: 'Tệp đã in' }).getByRole('listitem').count(), 4));
}

async function announce(page) {
	await keys(page, 'Control+Enter');
	await see(page, 'In bộ tài liệu');
	await keys(page, 'Control+Enter');
	await see(page, 'Đã báo đảng viên ngày 22/11/2026');
	await holdsForEverybody(page, 'where papers are handed out');
}

async function callTheRoll(page) {
	await keys(page, 'Control+Enter');
	await page.getByRole('grid', { name: 'Danh sách điểm danh' }).getByRole('row').first().waitFor();
	const heard = page.locator('[aria-live="assertive"]:not(#svelte-announcer)');
	await keys(page, '1');
	await assertSoon(async () => assert.match(await heard.innerText(), /.+: có mặt/i, 'a screen reader hears who was marked how'));
	await keys(page, '1', '1', '2');
	await page.getByRole('dialog').waitFor();
	await holdsForEverybody(page, 'where the reason of somebody excused is asked');
	await keys(page, '1');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
	await keys(page, '3', '4', '1', 'Control+z', '1');
	const counts = page.getByRole('list', { name: 'Số đã điểm danh' });
	await assertSoon(async () => assert.equal((await counts.innerText()).replace(/\s+/g, ' '), '4 Có mặt 1 Có lý do 1 Vắng 1 Miễn 45 Chưa ghi'));
	await see(page, 'còn thiếu');
	await holdsForEverybody(page, 'on a roll');
	await keys(page, 'Control+Enter');
	await assertSoon(async () => assert.match((await counts.innerText()).replace(/\s+/g, ' '), /0 Chưa ghi$/));
	await page.getByRole('button', { name: /đảng viên chính thức · cần/ }).press('Enter');
	await see(page, 'Số để tính');
	await see(page, 'đủ');
	await holdsForEverybody(page, 'where the quorum is worked out');
}

async function discuss(page) {
	await keys(page, 'Control+Enter');
	await page.getByRole('textbox', { name: /^Diễn biến/ }).waitFor();
	await tabTo(page, 'Diễn biến');
	await page.keyboard.type('Đồng chí Bí thư nêu việc làm đường. Chủ trì kết luận: thống nhất.');
	await tabTo(page, 'Ghi biểu quyết');
	await see(page, 'Đã ghi mục 1.');
	await keys(page, 'Enter');
	await tabTo(page, 'Nội dung biểu quyết');
	await page.keyboard.type('Cử đồng chí thư ký cuộc họp');
	await tabTo(page, 'Tất cả tán thành');
	await keys(page, 'Enter');
	await holdsForEverybody(page, 'where a vote is written down');
	await tabTo(page, 'Ghi kết quả');
	await keys(page, 'Enter');
	await see(page, 'thông qua');
	await secretVote(page);
	await speaker(page);
	await closed(page);
	await tabTo(page, 'Giao việc');
	await keys(page, 'Enter');
	await tabTo(page, 'Việc cần làm');
	await page.keyboard.type('Sửa đường đoạn nhà văn hóa');
	await keys(page, 'Tab');
	await page.keyboard.type('a');
	await takeFirst(page);
	await tabTo(page, 'Hạn xong');
	await page.keyboard.type('15/12/2026');
	await keys(page, 'Enter');
	await see(page, 'Đã giao việc “Sửa đường đoạn nhà văn hóa”.');
	await holdsForEverybody(page, 'on the items');
}

/** The question that was answered is gone: until then the page behind it hears no key. */
async function closed(page) {
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** A secret ballot writes down who voted and how many chose what, and nobody's choice. */
async function secretVote(page) {
	await closed(page);
	await page.getByRole('button', { name: 'Ghi biểu quyết' }).press('Enter');
	await page.getByRole('dialog').waitFor();
	await tabTo(page, 'Nội dung biểu quyết');
	await page.keyboard.type('Bầu tổ kiểm phiếu');
	await page.getByRole('radio', { name: 'bỏ phiếu kín' }).press('Space');
	await tabTo(page, 'Tất cả tán thành');
	await keys(page, 'Enter');
	await tabTo(page, 'Ghi kết quả');
	await keys(page, 'Enter');
	await see(page, 'Bầu tổ kiểm phiếu');
}

async function speaker(page) {
	await closed(page);
	await page.getByRole('button', { name: 'Ghi người phát biểu' }).press('Enter');
	await page.getByRole('dialog').waitFor();
	await tabTo(page, 'Đảng viên phát biểu');
	await page.keyboard.type('a');
	await takeFirst(page);
	await tabTo(page, 'Ý kiến');
	await page.keyboard.type('Nhất trí, đề nghị làm sớm trước mùa mưa.');
	await tabTo(page, 'Ghi người phát biểu');
	await keys(page, 'Enter');
	await see(page, 'Nhất trí, đề nghị làm sớm trước mùa mưa.');
}

async function close(page) {
	await keys(page, 'Control+Enter');
	await page.getByRole('textbox', { name: /^Diễn biến.*mục 2$/ }).waitFor();
	await page.getByRole('button', { name: 'Kết thúc họp' }).press('Enter');
	await see(page, 'Cuộc họp đã kết thúc.');
	await page.getByRole('textbox', { name: 'Lời riêng của biên bản' }).waitFor();
	await tabTo(page, 'Lời riêng');
	await page.keyboard.type('Cuộc họp kết thúc cùng ngày.');
	await keys(page, 'Shift+Tab');
	await see(page, 'Đã ghi lời biên bản.');
	await holdsForEverybody(page, 'on minutes');
	await keys(page, 'Control+Enter');
	await score(page);
	await keys(page, 'Control+Enter');
	await see(page, 'Chốt xong, biên bản có số');
	await keys(page, 'Control+Enter');
	await see(page, /^Biên bản số 15 đã chốt/);
	await holdsForEverybody(page, 'on closed minutes');
	await keys(page, 'Control+Enter');
	await assertSoon(async () => assert.equal(await page.getByRole('list', { name: 'Tệp đã in' }).getByRole('listitem').count(), 6));
}

/** What the record proves stands there with its reason; the meeting gives the rest with the arrow keys. */
async function score(page) {
	await see(page, 'Chấm điểm chất lượng sinh hoạt');
	await see(page, /đảng viên có mặt, đạt/);
	await tabTo(page, 'Điều hành của chủ trì');
	await keys(page, '1');
	await see(page, 'Đã chấm: Điều hành của chủ trì.');
	await holdsForEverybody(page, 'on the score');
}

async function followTheTask(page) {
	await page.getByRole('link', { name: 'Việc', exact: true }).press('Enter');
	await see(page, 'Sửa đường đoạn nhà văn hóa');
	await holdsForEverybody(page, 'on the tasks');
}

async function undoFromHistory(page) {
	await page.keyboard.press('Control+k');
	await page.keyboard.type('lịch sử');
	await page.getByRole('option', { name: 'Xem lịch sử thay đổi' }).waitFor();
	await keys(page, 'Enter');
	await page.getByRole('heading', { name: 'Lịch sử thay đổi' }).waitFor();
	await page.getByRole('button', { name: /^Xem chi tiết: Giao việc “Sửa đường/ }).press('Enter');
	await page.getByRole('button', { name: 'Hoàn tác bước này' }).press('Enter');
	await page.getByRole('button', { name: 'Hoàn tác', exact: true }).last().press('Enter');
	await see(page, 'Hoàn tác: ');
	await holdsForEverybody(page, 'on the history');
}

/** The page answers within a moment, not at once. */
async function assertSoon(holds, patience = 10_000) {
	const until = Date.now() + patience;
	for (;;) {
		try {
			return await holds();
		} catch (problem) {
			if (Date.now() > until) throw problem;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}
