import { afterEach, describe, expect, it, vi } from 'vitest';
import { problemsOf, show } from './failure';
import { HttpBackend } from './http';

const answer = (status: number, body: string) => vi.fn(async () => new Response(body, { status }));

afterEach(() => vi.unstubAllGlobals());

describe('the bridge', () => {
	it('posts the request under the name of the command and gives the answer', async () => {
		const fetch = answer(200, '{"unit":"Chi bộ thôn 3"}');
		vi.stubGlobal('fetch', fetch);
		const desk = await new HttpBackend().call('view_desk', {});
		expect(desk.unit).toBe('Chi bộ thôn 3');
		expect(fetch).toHaveBeenCalledWith('/call/view_desk', expect.objectContaining({ method: 'POST', body: '{}' }));
	});

	it('takes a null answer as an answer', async () => {
		vi.stubGlobal('fetch', answer(200, 'null'));
		expect(await new HttpBackend().call('undo_step', { step: '1' })).toBeNull();
	});

	it('rejects with the failure of the book', async () => {
		vi.stubGlobal('fetch', answer(422, '{"code":"locked"}'));
		await expect(new HttpBackend().call('view_desk', {})).rejects.toEqual({ code: 'locked' });
	});

	it('rejects as unreachable when nobody answers or the answer is no JSON', async () => {
		vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('refused'))));
		await expect(new HttpBackend().call('view_desk', {})).rejects.toEqual({ code: 'unreachable' });
		vi.stubGlobal('fetch', answer(404, '<html>'));
		await expect(new HttpBackend().call('view_desk', {})).rejects.toEqual({ code: 'unreachable' });
	});
});

describe('a failure', () => {
	it('has words and a code for the phone call', () => {
		const shown = show({ code: 'internal', reference: 'K7P2' });
		expect(shown.code).toBe('internal K7P2');
		expect(shown.words).toContain('cán bộ hỗ trợ');
	});

	it('fills its words with what it carries', () => {
		expect(show({ code: 'wait_before_unlock', seconds: 16 }).words).toContain('16 giây');
	});

	it('that is none of the book’s is still put into words', () => {
		expect(show(new TypeError('x is undefined')).words).not.toContain('undefined');
	});

	it('about fields gives every field its words at once', () => {
		const problems = problemsOf({
			code: 'invalid',
			problems: [
				{ field: 'given_name', problem: { kind: 'missing' } },
				{ field: 'note', problem: { kind: 'too_long', maximum: 500 } },
				{ field: 'note', problem: { kind: 'bad_characters' } }
			]
		});
		expect(problems).toEqual({ given_name: 'Xin điền ô này.', note: 'Dài quá 500 ký tự. Xin viết gọn lại.' });
		expect(problemsOf({ code: 'locked' })).toBeNull();
	});
});
