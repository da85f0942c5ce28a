// Pictures of the gallery, to look at: node look/shoot.mjs <folder> [side …]
// Every side in both languages, light and dark, at the usual and the largest text size; and what axe finds.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const [folder = 'look/pictures', ...sides] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { url, close } = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const settings = [
	{ language: 'vi', theme: 'light', textSize: 'normal' },
	{ language: 'vi', theme: 'light', textSize: 'largest' },
	{ language: 'en', theme: 'dark', textSize: 'normal' },
	{ language: 'en', theme: 'dark', textSize: 'largest' }
];
let found = 0;
for (const { language, theme, textSize } of settings) {
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
	await context.addInitScript(
		([language, appearance]) => {
			localStorage.setItem('so-chi-bo.language', language);
			localStorage.setItem('so-chi-bo.appearance', appearance);
		},
		[language, JSON.stringify({ theme, textSize })]
	);
	for (const side of sides.length ? sides : ['lists', 'fields', 'states', 'words']) {
		const page = await context.newPage();
		page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(side, message.text()));
		page.on('pageerror', (error) => console.log(side, error.message));
		await page.goto(`${url}/gallery?side=${side}`, { waitUntil: 'networkidle' });
		await page.evaluate(() => document.fonts.ready);
		await page.screenshot({ path: join(folder, `${side}-${language}-${theme}-${textSize}.png`), fullPage: true });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		if (wide > 0) console.log(`${side} ${language} ${textSize}: ${wide} px too wide`);
		await page.evaluate(axe);
		const { violations } = await page.evaluate(() => window.axe.run());
		for (const { impact, id, nodes } of violations) {
			found += 1;
			console.log(`${side} ${theme} ${textSize}: ${impact} ${id} ×${nodes.length} ${nodes[0].html.slice(0, 160)} ${nodes[0].any[0]?.message ?? ''}`);
		}
		await page.close();
	}
	await context.close();
}
await browser.close();
close();
console.log(`axe: ${found} findings`);
