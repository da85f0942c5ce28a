// A bridge of its own for each test, and a browser page that looks at it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// The packages of the pages serve here too: one lockfile.
const require = createRequire(new URL('../../ui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axeSource = require.resolve('axe-core/axe.min.js');

const BRIDGE = process.env.BRIDGE ?? new URL('../../target/debug/bridge', import.meta.url).pathname;
const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/usr/bin/google-chrome'];

/** The moment every test believes it is. */
export const NOW = '2026-11-22T08:00:00+07:00';

/** Starts a bridge on an empty folder; it ends, and the folder goes, with the test. */
export async function startBridge(test, { clock = NOW } = {}) {
	const folder = await mkdtemp(join(tmpdir(), 'so-chi-bo-'));
	const bridge = spawn(BRIDGE, ['--folder', folder, '--clock', clock], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = new Promise((resolve) => bridge.once('exit', resolve));
	test.after(async () => {
		bridge.kill();
		await ended;
		await rm(folder, { recursive: true, force: true });
	});
	const lines = createInterface({ input: bridge.stdout });
	const address = await Promise.race([
		new Promise((resolve) => lines.once('line', resolve)),
		ended.then((code) => Promise.reject(new Error(`the bridge ended with ${code}`)))
	]);
	return { address, folder };
}

/** Opens a page of the design's size. What the page complains of is a fault of the test that opened it. */
export async function openPage(test, address, { path = '/', text = 100, language = 'vi' } = {}) {
	const executablePath = CHROMIUMS.find((place) => existsSync(place));
	if (!executablePath) throw new Error(`no Chromium in ${CHROMIUMS.join(', ')}`);
	// Without its own sandbox, which root and containers cannot have; the pages are ours.
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
	test.after(() => browser.close());
	const context = await browser.newContext({
		viewport: { width: 1366, height: 768 },
		locale: language === 'vi' ? 'vi-VN' : 'en-GB',
		timezoneId: 'Asia/Ho_Chi_Minh',
		reducedMotion: 'reduce'
	});
	context.setDefaultTimeout(15_000);
	const page = await context.newPage();
	const complaints = [];
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('console', (message) => {
		// A refused command is an answer, not a fault; the browser complains of its status all the same.
		const refusal = message.text().includes('status of 422');
		if (message.type() === 'error' && !refusal) complaints.push(message.text());
	});
	page.on('request', (request) => {
		if (!request.url().startsWith(address) && !request.url().startsWith('data:')) complaints.push(`asked for ${request.url()}`);
	});
	await page.goto(address + path);
	if (text !== 100) await page.evaluate((size) => (document.documentElement.style.fontSize = size), `${text}%`);
	return { page, complaints };
}

/** What axe finds serious or worse, in words. */
export async function seriousFindings(page) {
	// A script tag would break the policy; evaluated by the browser itself it does not.
	await page.evaluate(await readFile(axeSource, 'utf8'));
	const { violations } = await page.evaluate(() => globalThis.axe.run(document));
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
}
