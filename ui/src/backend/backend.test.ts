import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, onLocked } from './backend';
import { problemsOf, show, waitOf } from './failure';
import { HttpBackend } from './http';

const answer = (status: number, body: string) => vi.fn(async () => new Response(body, { status }));

afterEach(() => vi.unstubAllGlobals());

describe('the bridge', () => {
	it('posts the request under the name of the command and gives the answer', async () => {
		const fetch = answer(200, '{"unit":"Chi bộ thôn 3"}');
		vi.stubGlobal('fetch', fetch);
		const desk = await new HttpBackend().call('show_desk', {});
		expect(desk.unit).toBe('Chi bộ thôn 3');
		expect(fetch).toHaveBeenCalledWith('/call/show_desk', expect.objectContaining({ method: 'POST', body: '{}' }));
	});

	it('takes a null answer as an answer', async () => {
		vi.stubGlobal('fetch', answer(200, 'null'));
		expect(await new HttpBackend().call('undo_step', { step: 1 })).toBeNull();
	});

	it('rejects with the failure of the book', async () => {
		vi.stubGlobal('fetch', answer(422, '{"code":"locked"}'));
		await expect(new HttpBackend().call('show_desk', {})).rejects.toEqual({ code: 'locked' });
	});

	it('rejects as unreachable when nobody answers or the answer is no JSON', async () => {
		vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('refused'))));
		await expect(new HttpBackend().call('show_desk', {})).rejects.toEqual({ code: 'unreachable' });
		vi.stubGlobal('fetch', answer(404, '<html>'));
		await expect(new HttpBackend().call('show_desk', {})).rejects.toEqual({ code: 'unreachable' });
	});
});

describe('a lock', () => {
	it('is heard from a call that was refused, until the listening ends', async () => {
		vi.stubGlobal('EventSource', class { addEventListener() {} removeEventListener() {} close() {} });
		vi.stubGlobal('fetch', answer(422, '{"code":"locked"}'));
		const heard = vi.fn();
		const unlisten = onLocked(heard);
		await expect(call('show_today', {})).rejects.toEqual({ code: 'locked' });
		expect(heard).toHaveBeenCalledOnce();
		unlisten();
		await expect(call('show_today', {})).rejects.toEqual({ code: 'locked' });
		expect(heard).toHaveBeenCalledOnce();
	});
});

describe('a failure', () => {
	it('has words and a code for the phone call', () => {
		const shown = show({ code: 'internal', reference: 'K7P2' });
		expect(shown.code).toBe('internal K7P2');
		expect(shown.words).toContain('cán bộ hỗ trợ');
	});

	it('fills its words with what it carries', () => {
		expect(show({ code: 'wait', wait: 16 }).words).toContain('16 giây');
	});

	it('tells how long to wait before the next passphrase, whichever way it was refused', () => {
		expect(waitOf({ code: 'wrong_key', wait: 4 })).toBe(4);
		expect(waitOf({ code: 'wait', wait: 16 })).toBe(16);
		expect(waitOf({ code: 'locked' })).toBe(0);
		expect(show({ code: 'wrong_key', wait: 4 }).words).toContain('4 giây');
		expect(show({ code: 'wrong_key', wait: 0 }).words).not.toContain('giây');
	});

	it('says which rule stands against a step', () => {
		expect(show({ code: 'not_now', reason: 'written_later' })).toMatchObject({ code: 'not_now written_later' });
	});

	it('that is none of the book’s is still put into words', () => {
		expect(show(new TypeError('x is undefined')).words).not.toContain('undefined');
	});

	it('about fields gives every field its words at once', () => {
		const problems = problemsOf({
			code: 'invalid',
			problems: [
				{ field: 'given_name', problem: { code: 'required' } },
				{ field: 'note', problem: { code: 'too_long', limit: 500 } },
				{ field: 'note', problem: { code: 'bad_character' } }
			]
		});
		expect(problems).toEqual({ given_name: 'Xin điền ô này.', note: 'Dài quá 500 ký tự. Xin viết gọn lại.' });
		expect(problemsOf({ code: 'locked' })).toBeNull();
	});
});
