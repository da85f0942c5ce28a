/** Who may know whom, read from the sources. */
import { describe, expect, it } from 'vitest';

const sources = Object.entries(
	import.meta.glob<string>(['/src/**/*.{ts,svelte}', '!/src/paraglide/**'], { query: '?raw', import: 'default', eager: true })
);

/** Every module a source names, `./` and `../` resolved against its folder, aliases written out. */
function named(path: string, text: string): string[] {
	const written = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((found) => found[1] ?? '');
	return written.map((name) => {
		if (name.startsWith('.')) return new URL(name, `file://${path}`).pathname;
		return name.replace(/^\$(parts|backend|words|frame|paraglide)(?=\/|$)/, '/src/$1');
	});
}

const naming = (inside: RegExp, what: (name: string, path: string) => boolean) =>
	sources
		.filter(([path]) => inside.test(path))
		.flatMap(([path, text]) => named(path, text).filter((name) => what(name, path)).map((name) => `${path} → ${name}`));

/** The page a file belongs to: `/src/routes/members/import/+page.svelte` is of `members`. */
const routeOf = (path: string) => /^\/src\/routes\/([^/+]+)\//.exec(path)?.[1] ?? '';

describe('the rooms', () => {
	it('are read at all', () => {
		expect(sources.length).toBeGreaterThan(60);
		expect(naming(/^\/src\/routes/, (name) => name.startsWith('/src/parts/')).length).toBeGreaterThan(10);
	});

	it('parts know neither the book, nor the frame, nor a page', () => {
		expect(naming(/^\/src\/parts\//, (name) => /^\/src\/(backend|frame|routes)/.test(name))).toEqual([]);
	});

	it('a page imports no other page', () => {
		expect(
			naming(/^\/src\/routes\//, (name, path) => name.startsWith('/src/routes/') && routeOf(name) !== routeOf(path))
		).toEqual([]);
	});

	it('the frame imports no page', () => {
		expect(naming(/^\/src\/frame\//, (name) => name.startsWith('/src/routes'))).toEqual([]);
	});

	it('the way to the book knows no part, frame or page', () => {
		expect(naming(/^\/src\/backend\//, (name) => /^\/src\/(parts|frame|routes)/.test(name))).toEqual([]);
	});

	it('only one file knows Tauri', () => {
		const knowing = sources.filter(([path, text]) => text.includes('@tauri-apps/') && !path.endsWith('.test.ts'));
		expect(knowing.map(([path]) => path)).toEqual(['/src/backend/tauri.ts']);
	});

	it('nothing is drawn from raw markup', () => {
		const raw = sources.filter(([path, text]) => !path.endsWith('.test.ts') && /\{@html|innerHTML|insertAdjacentHTML/.test(text));
		expect(raw.map(([path]) => path)).toEqual([]);
	});

	it('no list is dragged the HTML5 way', () => {
		const dragged = sources.filter(([path, text]) => path.endsWith('.svelte') && /draggable=|ondragstart/.test(text));
		expect(dragged.map(([path]) => path)).toEqual([]);
	});

	it('no page asks the clock what is late, due or next: the book says it', () => {
		// What ticks on the screen: an idle window, a notice, the minutes an item has left.
		const ticking = [
			'/src/frame/idle.ts',
			'/src/parts/toasts.svelte.ts',
			'/src/routes/meetings/[id]/Discuss.svelte',
			'/src/routes/meetings/[id]/Item.svelte',
			'/src/routes/meetings/[id]/MeetingClock.svelte'
		];
		// Which year or month is opened first; a person can leaf to any other.
		const leafing = [
			'/src/routes/incoming/+page.svelte',
			'/src/routes/meetings/+page.svelte',
			'/src/routes/meetings/YearPapers.svelte',
			'/src/routes/meetings/attendance/+page.svelte',
			'/src/routes/meetings/new/+page.svelte',
			'/src/routes/meetings/year/+page.svelte'
		];
		const asking = sources.filter(([path, text]) => !path.endsWith('.test.ts') && /new Date\(\)|Date\.now/.test(text));
		expect(asking.map(([path]) => path).filter((path) => ![...ticking, ...leafing].includes(path))).toEqual([]);
	});
});
