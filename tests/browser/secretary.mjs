// What a secretary does with the keyboard, and what she sees: by labels and roles, never by classes.
import assert from 'node:assert/strict';
import { openPage, seriousFindings, startBridge } from './bridge.mjs';

/** A page with the practice book open on it. */
export async function openPractice(test, options = {}) {
	const { address, folder } = await startBridge(test);
	const { page, complaints } = await openPage(test, address, options);
	await page.getByRole('button', { name: 'Mở sổ tập' }).click();
	await page.getByRole('heading', { name: 'Hôm nay', exact: true }).waitFor();
	return { address, folder, page, complaints };
}

/** Goes along the page with Tab until what has this name has the focus. */
export async function tabTo(page, name, presses = 120) {
	const named = () =>
		page.evaluate(() => {
			const at = document.activeElement;
			return (at?.getAttribute('aria-label') ?? at?.labels?.[0]?.innerText ?? at?.innerText ?? '').trim();
		});
	// The page that has it may still be on its way.
	const until = Date.now() + 10_000;
	for (let press = 0; press < presses || Date.now() < until; press += 1) {
		if ((await named()).startsWith(name)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab never came to '${name}'; it is at '${await named()}'`);
}

/** Presses keys one after the other. */
export async function keys(page, ...pressed) {
	for (const key of pressed) await page.keyboard.press(key);
}

/** Waits until the page shows these words. */
export async function see(page, words) {
	await page.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Waits until the list beside a field is open and shows one name, and takes it. */
export async function takeFirst(page) {
	await page.getByRole('listbox').getByRole('option').first().waitFor();
	await keys(page, 'ArrowDown', 'Enter');
}

/** Nothing serious to somebody who hears the page or sees it badly. */
export async function holdsForEverybody(page, where) {
	assert.deepEqual(await seriousFindings(page), [], `what axe finds ${where}`);
}
