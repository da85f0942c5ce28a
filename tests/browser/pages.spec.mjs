import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { holdsForEverybody, openPractice, see } from './secretary.mjs';

/** Each page of the rail by its name, and words that stand on it once the book has answered. */
const PAGES = {
	vi: [
		['Hôm nay', 'Xem mọi việc'],
		['Sinh hoạt', 'Quý 4'],
		['Đảng viên', /^52 đảng viên/],
		['Việc', 'Chuẩn bị chuyên đề quý sau'],
		['Gửi nhận', 'Nội dung phiếu'],
		['Cài đặt', 'Tên chi bộ']
	],
	en: [
		['Today', 'See all tasks'],
		['Meetings', 'Quarter 4'],
		['Members', /^52 members/],
		['Tasks', 'Chuẩn bị chuyên đề quý sau'],
		['Exchange', 'Name of this laptop'],
		['Settings', 'Name of the cell']
	]
};

test('no page cuts a text that is half as large again, in either language', async (t) => {
	const { page, complaints } = await openPractice(t);
	const cut = await readFile(new URL('../desktop/cut.js', import.meta.url), 'utf8');
	await page.evaluate(() => (document.documentElement.style.fontSize = '150%'));
	for (const language of ['vi', 'en']) {
		if (language === 'en') await speakEnglish(page);
		for (const [name, words] of PAGES[language]) {
			await page.getByRole('link', { name, exact: true }).press('Enter');
			await see(page, words);
			assert.deepEqual(await page.evaluate(`(() => { ${cut} })()`), [], `${name} at 150 %`);
			await holdsForEverybody(page, `on ${name} at 150 %`);
		}
	}
	assert.deepEqual(complaints, []);
});

async function speakEnglish(page) {
	await page.getByRole('tab', { name: 'Hiển thị' }).press('Enter');
	await page.getByRole('radio', { name: 'English' }).press('Space');
	await page.getByRole('heading', { name: 'Settings' }).waitFor();
}
