import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KEEP_MS, KeptText } from './keptText.svelte';

function open(text = 'cũ') {
	const kept: string[] = [];
	const saved: [string, number][] = [];
	const failed: unknown[] = [];
	let refusal: unknown = null;
	const words = new KeptText({
		keep: async (now) => void kept.push(now),
		save: async (now, revision) => {
			if (refusal) throw refusal;
			saved.push([now, revision]);
		},
		failed: (thrown) => failed.push(thrown)
	});
	words.read(text, 7, null);
	return { words, kept, saved, failed, refuse: (thrown: unknown) => (refusal = thrown) };
}

describe('long text', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('is kept within a second while typing goes on without a pause', () => {
		const { words, kept } = open();
		for (let key = 1; key <= 30; key += 1) {
			words.type('a'.repeat(key));
			vi.advanceTimersByTime(100);
		}
		expect(KEEP_MS).toBeLessThanOrEqual(1_000);
		expect(kept.length).toBeGreaterThanOrEqual(2);
		vi.advanceTimersByTime(KEEP_MS);
		expect(kept.at(-1)).toBe('a'.repeat(30));
	});

	it('becomes one step when the field is left, at the revision it was read at', async () => {
		const { words, saved } = open();
		words.type('mới');
		await words.leave();
		await words.leave();
		expect(saved).toEqual([['mới', 7]]);
		expect(words.dirty).toBe(false);
	});

	it('takes no step when nothing was changed', async () => {
		const { words, saved } = open();
		await words.leave();
		expect(saved).toEqual([]);
	});

	it('stays as typed when a later version arrives, and says so', async () => {
		const { words, saved } = open();
		words.type('của tôi');
		words.read('của người khác', 8, null);
		expect(words.value).toBe('của tôi');
		expect(words.newer).toBe('của người khác');
		await words.leave();
		expect(saved).toEqual([]);
		await words.keepMine();
		expect(saved).toEqual([['của tôi', 8]]);
		expect(words.newer).toBeNull();
	});

	it('gives way to the later version only when asked', async () => {
		const { words } = open();
		words.type('của tôi');
		words.read('của người khác', 8, null);
		await words.takeNewer();
		expect(words.value).toBe('của người khác');
	});

	it('stays typed when a save fails', async () => {
		const { words, failed, refuse } = open();
		refuse({ code: 'stale' });
		words.type('mới');
		await words.leave();
		expect(failed).toEqual([{ code: 'stale' }]);
		expect(words.value).toBe('mới');
		expect(words.dirty).toBe(true);
	});

	it('offers words of an earlier sitting and writes them down when taken', async () => {
		const { words, saved } = open();
		words.read('cũ', 7, 'gõ dở trước khi mất điện');
		expect(words.left).toBe('gõ dở trước khi mất điện');
		await words.takeLeft();
		expect(saved).toEqual([['gõ dở trước khi mất điện', 7]]);
		expect(words.left).toBeNull();
	});

	it('offers nothing that this sitting keeps itself', () => {
		const { words } = open();
		words.type('đang gõ');
		words.read('cũ', 7, 'đang gõ');
		expect(words.left).toBeNull();
	});

	it('makes the book forget words that are dropped by writing the standing ones', async () => {
		const { words, saved } = open();
		words.read('cũ', 7, 'bỏ đi');
		await words.dropLeft();
		expect(saved).toEqual([['cũ', 7]]);
	});
});
