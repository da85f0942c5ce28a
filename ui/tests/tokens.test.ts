/** The colours, held to the contrast UI.md promises. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/app.css', 'utf8');

const LIGHT = tokens(css.slice(css.indexOf(':root {'), css.indexOf("[data-theme='dark']")));
const DARK = { ...LIGHT, ...tokens(css.slice(css.indexOf("[data-theme='dark']"))) };

function tokens(text: string): Record<string, string> {
	return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? '', found[2] ?? '']));
}

function brightness(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [low = 0, high = 0] = [brightness(one), brightness(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

const TEXT: [string, string][] = [
	['ink', 'ground'],
	['ink', 'sheet'],
	['ink', 'sunk'],
	['ink-soft', 'ground'],
	['ink-soft', 'sheet'],
	['ink-soft', 'sunk'],
	['on-accent', 'accent'],
	['accent-ink', 'accent-wash'],
	['good', 'good-wash'],
	['care', 'care-wash'],
	['bad', 'ground'],
	['bad', 'sheet'],
	['calm', 'calm-wash'],
	['on-band', 'band'],
	['ground', 'ink']
];

describe.each([
	['light', LIGHT],
	['dark', DARK]
])('in the %s colours', (_, colours) => {
	const of = (name: string) => colours[name] ?? expect.fail(`no colour ${name}`);

	it.each(TEXT)('%s on %s is text at 7:1 or more', (text, ground) =>
		expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(7)
	);

	it.each([
		['ink-faint', 'ground'],
		['ink-faint', 'sheet'],
		['ink-faint', 'sunk']
	])('%s on %s, which is no text to read, is at 4.5:1 or more', (text, ground) =>
		expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5)
	);

	it.each([
		['edge', 'ground'],
		['edge', 'sheet'],
		['focus', 'ground'],
		['focus', 'sheet']
	])('%s on %s can be seen as an edge, 3:1 or more', (edge, ground) =>
		expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(3)
	);
});
