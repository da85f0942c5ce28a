import { expect, test } from 'vitest';
import { LongList, PART, type Part } from './longlist.svelte';

/** A list of numbers that answers when it is told to. */
function numbers(length: number) {
	const asked: number[] = [];
	const waiting: (() => void)[] = [];
	let fitting = length;
	const list = new LongList<number>(
		(from, take) =>
			new Promise<Part<number>>((answer) => {
				asked.push(from);
				const told = { fitting, rows: Array.from({ length: Math.max(0, Math.min(take, fitting - from)) }, (_, at) => from + at) };
				waiting.push(() => answer(told));
			}),
		(thrown) => {
			throw thrown;
		}
	);
	const settle = async () => {
		for (const answer of waiting.splice(0)) answer();
		await Promise.resolve();
		await Promise.resolve();
	};
	return { list, asked, settle, waiting, shorten: (to: number) => (fitting = to) };
}

test('only the part in sight is asked for, and each part once', async () => {
	const { list, asked, settle } = numbers(25_000);
	void list.begin();
	await settle();
	expect(list.rows).toHaveLength(25_000);
	expect(list.rows[PART - 1]).toBe(PART - 1);
	expect(list.rows[PART]).toBeUndefined();
	list.see(24_950, 24_999);
	list.see(24_960, 24_999);
	await settle();
	expect(asked).toEqual([0, 24_900]);
	expect(list.rows[24_999]).toBe(24_999);
});

test('a change asks anew for what is in sight, and what was seen stays until it is told', async () => {
	const { list, asked, settle, shorten } = numbers(250);
	void list.begin();
	await settle();
	list.see(190, 230);
	await settle();
	shorten(240);
	void list.again();
	expect(list.rows).toHaveLength(250);
	await settle();
	expect(list.rows).toHaveLength(240);
	expect(asked.slice(-2)).toEqual([100, 200]);
});

test('an answer to an earlier question is not shown', async () => {
	const { list, waiting, shorten } = numbers(10);
	void list.begin();
	shorten(3);
	void list.begin();
	const [early, late] = waiting;
	late?.();
	await Promise.resolve();
	early?.();
	await Promise.resolve();
	await Promise.resolve();
	expect(list.rows).toEqual([0, 1, 2]);
});
