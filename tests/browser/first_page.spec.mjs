import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, seriousFindings, startBridge } from './bridge.mjs';

test('the first page opens under the policy of the window', async (t) => {
	const { address } = await startBridge(t);
	const { page, complaints } = await openPage(t, address);
	await page.getByRole('heading').first().waitFor();
	assert.deepEqual(complaints, [], 'the policy stops nothing, and nothing is fetched from elsewhere');

	const policy = (await page.request.get(address)).headers()['content-security-policy'];
	assert.match(policy, /default-src 'none'/);
	assert.match(policy, /script-src 'self' 'sha256-[^']+'(;|$)/, 'one inline script, by its hash');
});

test('axe finds nothing serious on the first page', async (t) => {
	const { address } = await startBridge(t);
	const { page } = await openPage(t, address);
	await page.getByRole('heading').first().waitFor();
	assert.deepEqual(await seriousFindings(page), []);
});

test('text half as large again does not widen the page', async (t) => {
	const { address } = await startBridge(t);
	const { page } = await openPage(t, address, { text: 150 });
	await page.getByRole('heading').first().waitFor();
	const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	assert.ok(wider <= 0, `${wider} px wider than the window`);
});

test('an address outside the pages is no way to a file', async (t) => {
	const { address } = await startBridge(t);
	for (const path of ['/../Cargo.toml', '/%2e%2e/Cargo.toml', '/_app/../../package.json']) {
		const answer = await fetch(address + path);
		assert.equal(answer.status, 404, path);
	}
	assert.equal((await fetch(`${address}/members/anything`)).status, 200, 'the pages know their own addresses');
});
