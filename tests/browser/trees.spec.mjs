// What a person who hears the pages is told, page by page: the accessibility tree, kept beside this file.
// After a page was changed on purpose: TREES=write node --test trees.spec.mjs, and read the difference.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openPractice, see } from './secretary.mjs';

/** How each page is reached from the rail, and words that stand on it once the book has answered. */
const PAGES = [
	{ file: 'today', link: 'Hôm nay', words: 'Xem mọi việc' },
	{ file: 'meetings', link: 'Sinh hoạt', words: 'Quý 4' },
	{ file: 'members', link: 'Đảng viên', words: /^52 đảng viên/ },
	{ file: 'tasks', link: 'Việc', words: 'Chuẩn bị chuyên đề quý sau' },
	{ file: 'exchange', link: 'Gửi nhận', words: 'Nội dung phiếu' },
	{ file: 'settings', link: 'Cài đặt', words: 'Tên chi bộ' }
];

const folder = new URL('trees/', import.meta.url);

/** The tree without what differs from book to book. */
async function tree(page) {
	const told = await page.locator('body').ariaSnapshot();
	return `${told.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')}\n`;
}

async function compare(page, file) {
	const place = new URL(`${file}.yml`, folder);
	const told = await tree(page);
	if (process.env.TREES === 'write') {
		await mkdir(folder, { recursive: true });
		await writeFile(place, told);
	}
	assert.equal(told, await readFile(place, 'utf8'), `the tree of ${file} is another than in trees/${file}.yml`);
}

test('each page tells a screen reader what it always told', async (t) => {
	const { page } = await openPractice(t);
	for (const { file, link, words } of PAGES) {
		await page.getByRole('link', { name: link, exact: true }).press('Enter');
		await see(page, words);
		await compare(page, file);
	}
});

test('a file and a meeting tell a screen reader what they always told', async (t) => {
	const { page } = await openPractice(t);
	await page.getByRole('link', { name: 'Đảng viên', exact: true }).press('Enter');
	await page.getByRole('row').nth(1).press('Enter');
	await page.getByRole('heading', { level: 1 }).waitFor();
	await see(page, 'Họ tên và ngày sinh');
	await compare(page, 'member');
	await page.getByRole('link', { name: 'Sinh hoạt', exact: true }).press('Enter');
	await see(page, 'Quý 4');
	await page.getByRole('link', { name: /Sinh hoạt thường kỳ/ }).first().press('Enter');
	await page.getByRole('heading', { level: 1, name: /Sinh hoạt thường kỳ/ }).waitFor();
	await compare(page, 'meeting');
});
