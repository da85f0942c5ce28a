import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { holdsForEverybody, openPractice, see } from './secretary.mjs';

test('d_01_an edited text of minutes meets changed facts, side by side, and a resolution gets its number', async (t) => {
	const { page, address, folder, complaints } = await openPractice(t);
	const { id, late } = await endedMeeting(page);
	await page.goto(`${address}/meetings/${id}?step=minutes`);

	await page.getByRole('button', { name: 'Sửa toàn văn biên bản' }).click();
	const editor = page.getByRole('textbox', { name: 'Toàn văn biên bản' });
	await editor.getByText(/^Có mặt: /).click();
	await page.keyboard.press('End');
	await page.keyboard.type(' Không khí sôi nổi.');
	await page.getByRole('heading', { name: 'Biên bản', level: 3, exact: true }).click();
	await see(page, 'Đã ghi lời văn.');
	await see(page, 'đã sửa lời');

	await call(page, 'mark_presence', { meeting: id, membership: late, presence: 'absent', reason: '', away: [] });
	await see(page, '1 chỗ vừa được sửa tay, vừa đổi số liệu.');
	await see(page, 'chỗ chưa ai sửa tay đã được cập nhật');
	await holdsForEverybody(page, 'where words clash');
	const settle = page.getByRole('button', { name: 'Ghi các lời đã chọn' });
	assert.equal(await settle.isDisabled(), true, 'nothing was decided yet');
	const clash = page.getByRole('group', { name: 'Chỗ cần chọn lời' });
	await clash.getByLabel('ghép lại').check();
	await clash.getByLabel('Lời ghép ở chỗ 1').fill('Có mặt đông đủ. Không khí sôi nổi.');
	await settle.click();
	await see(page, 'Đã ghi lời đã chọn.');
	await clash.waitFor({ state: 'detached' });
	await editor.getByText('Có mặt đông đủ. Không khí sôi nổi.').waitFor();

	await page.getByRole('button', { name: 'Lập nghị quyết' }).click();
	await see(page, 'Đã lập dự thảo nghị quyết.');
	await page.getByRole('button', { name: 'Ban hành nghị quyết' }).click();
	await see(page, 'số 01-NQ/CB');
	await holdsForEverybody(page, 'where papers are made');
	await page.getByRole('button', { name: 'In giấy tờ khác…' }).click();
	await page.getByRole('checkbox', { name: 'Nghị quyết' }).check();
	await page.getByRole('radio', { name: 'A5' }).check();
	await page.getByRole('button', { name: 'In 1 loại giấy' }).click();
	await see(page, 'Đã in ra 2 tệp.');
	const papers = await readdir(join(folder, 'papers'));
	assert.ok(papers.some((name) => name.startsWith('NGHỊ QUYẾT') && name.endsWith('.docx')), papers.join(', '));
	assert.deepEqual(complaints, [], 'what the browser complains of');
});

test('an office makes the layout its own from today, and goes back to the party layout', async (t) => {
	const { page, address, complaints } = await openPractice(t);
	await page.goto(`${address}/settings?side=papers`);
	await see(page, 'Giấy tờ đang in theo thể thức của Đảng');
	const left = page.getByRole('group', { name: 'Lề trang A4' }).getByLabel('Trái (mm)');
	await left.fill('300');
	await page.getByRole('button', { name: 'Dùng từ hôm nay' }).click();
	await see(page, '50');
	await left.fill('35');
	await page.getByRole('button', { name: 'Dùng từ hôm nay' }).click();
	await see(page, 'Từ ngày 22/11/2026, giấy tờ in theo thể thức riêng');
	await holdsForEverybody(page, 'where the layout is changed');
	await page.getByRole('button', { name: 'Trở về thể thức của Đảng' }).click();
	await see(page, 'Giấy tờ đang in theo thể thức của Đảng');
	assert.equal(await left.inputValue(), '30');

	await page.getByRole('button', { name: 'Ghi nhiệm kỳ' }).click();
	await page.getByLabel('Tên nhiệm kỳ').fill('2025–2030');
	await page.getByLabel('Ngày đầu nhiệm kỳ').fill('10/5/2025');
	await page.getByRole('button', { name: 'Lưu' }).click();
	await see(page, '2025–2030, từ ngày 10/05/2025');
	await see(page, 'đang trong nhiệm kỳ');
	assert.deepEqual(complaints, [], 'what the browser complains of');
});

/** Asks the book beside the page, as another window would. */
function call(page, name, request) {
	return page.evaluate(
		async ([verb, body]) => {
			const answer = await fetch(`/call/${verb}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
			if (!answer.ok) throw new Error(`${verb}: ${await answer.text()}`);
			return answer.json();
		},
		[name, JSON.stringify(request)]
	);
}

/** A meeting of today that was held, voted and ended; `late` voted on nothing. */
async function endedMeeting(page) {
	const { rows } = await call(page, 'list_members', { search: '', filter: null, sort: 'name', descending: false });
	const [chair, minute_taker] = rows.map(({ membership }) => membership);
	const form = {
		kind: 'regular', theme: '', day: '22/11/2026', time: '07:30', place: 'Nhà văn hóa', planned_minutes: 90, chair, minute_taker,
		guests: '', observers: '', theme_source: 'own', author: null, programme: '', materials: '', prepares: null
	};
	const { id } = await call(page, 'plan_meeting', { form });
	await call(page, 'propose_items', { id, leave_out: [] });
	await call(page, 'begin_meeting', { id });
	await call(page, 'mark_rest_present', { id });
	const { roll, items } = await call(page, 'show_meeting', { id });
	const official = roll.filter((line) => line.kind === 'official' && line.presence === 'present');
	const [late, ...others] = official.map(({ membership }) => membership);
	const voters = others.map((membership) => ({ membership, choice: null }));
	const vote = { motion: 'Thông qua nghị quyết', kind: 'ordinary', method: 'open', in_favour: voters.length, against: 0, abstained: 0, voters };
	await call(page, 'take_vote', { meeting: id, item: items.at(-1).id, form: vote });
	await call(page, 'end_meeting', { id });
	return { id, late };
}
