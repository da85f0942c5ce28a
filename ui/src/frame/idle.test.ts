import { describe, expect, it, vi } from 'vitest';
import { Idle } from './idle';

const MINUTE = 60_000;

/** An idle watch on a clock of our own; `pass` goes on minute by minute. */
function watched(runs = false) {
	let now = 0;
	const lock = vi.fn();
	const idle = new Idle({ lock, runs: async () => runs, now: () => now });
	const pass = async (minutes: number) => {
		for (let minute = 0; minute < minutes; minute += 1) {
			now += MINUTE;
			await idle.tick();
		}
	};
	const sleep = async (minutes: number) => {
		now += minutes * MINUTE;
		await idle.tick();
	};
	return { idle, lock, pass, sleep };
}

describe('a laptop nobody touches', () => {
	it('e_02_locks_after_five_minutes', async () => {
		const { lock, pass } = watched();
		await pass(4);
		expect(lock).not.toHaveBeenCalled();
		await pass(1);
		expect(lock).toHaveBeenCalledOnce();
	});

	it('counts from the last touch', async () => {
		const { idle, lock, pass } = watched();
		await pass(4);
		idle.touch();
		await pass(4);
		expect(lock).not.toHaveBeenCalled();
		await pass(1);
		expect(lock).toHaveBeenCalledOnce();
	});

	it('waits thirty minutes while a meeting runs', async () => {
		const { lock, pass } = watched(true);
		await pass(29);
		expect(lock).not.toHaveBeenCalled();
		await pass(1);
		expect(lock).toHaveBeenCalledOnce();
	});

	it('locks when it wakes from sleep', async () => {
		const { idle, lock, pass, sleep } = watched();
		await pass(1);
		idle.touch();
		await sleep(4);
		expect(lock).toHaveBeenCalledOnce();
	});
});
