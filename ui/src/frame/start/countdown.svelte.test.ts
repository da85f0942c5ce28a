import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Countdown } from './countdown.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the back-off countdown', () => {
	it('counts down to nothing', () => {
		const countdown = new Countdown();
		countdown.start(4);
		expect(countdown.left).toBe(4);
		vi.advanceTimersByTime(2_500);
		expect(countdown.left).toBe(2);
		vi.advanceTimersByTime(2_000);
		expect(countdown.left).toBe(0);
	});

	it('is not begun anew by the effect that began it', () => {
		const countdown = new Countdown();
		const end = $effect.root(() => {
			$effect(() => countdown.start(0));
		});
		flushSync();
		countdown.start(4);
		flushSync();
		expect(countdown.left).toBe(4);
		end();
		countdown.stop();
	});
});
