import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOAST_MS, toasts } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
	for (const toast of toasts.standing) toasts.close(toast.id);
	vi.useRealTimers();
});

const texts = () => toasts.standing.map((toast) => toast.text);

describe('a quiet line', () => {
	it('stands for ten seconds, then goes', () => {
		toasts.say('Đã lưu.');
		vi.advanceTimersByTime(TOAST_MS - 1);
		expect(texts()).toEqual(['Đã lưu.']);
		vi.advanceTimersByTime(1);
		expect(texts()).toEqual([]);
	});

	it('waits while it is pointed at', () => {
		toasts.say('Đã lưu.');
		vi.advanceTimersByTime(4_000);
		toasts.hold();
		vi.advanceTimersByTime(60_000);
		expect(texts()).toEqual(['Đã lưu.']);
		toasts.release();
		vi.advanceTimersByTime(6_000);
		expect(texts()).toEqual([]);
	});

	it('stays until closed when it warns', () => {
		const id = toasts.warn('Chưa lưu được.', 'disk_full');
		vi.advanceTimersByTime(10 * TOAST_MS);
		expect(texts()).toEqual(['Chưa lưu được.']);
		toasts.close(id);
		expect(texts()).toEqual([]);
	});

	it('takes back the newest step that can be taken back, once', async () => {
		const undone: string[] = [];
		toasts.say('một', () => void undone.push('một'));
		toasts.say('hai', () => void undone.push('hai'));
		await toasts.undoLast();
		expect(undone).toEqual(['hai']);
		toasts.say('ba');
		await toasts.undoLast();
		await toasts.undoLast();
		expect(undone).toEqual(['hai', 'một']);
		expect(texts()).toEqual(['ba']);
	});

	it('leaves room for the newest two only', () => {
		for (const text of ['một', 'hai', 'ba', 'bốn']) toasts.say(text);
		expect(texts()).toEqual(['ba', 'bốn']);
	});
});
