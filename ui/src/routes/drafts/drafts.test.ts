import { describe, expect, it } from 'vitest';
import type { DraftRow } from '$backend/bindings/DraftRow';
import { counted, found, inOrder } from './drafts';

const draft = (title: string, rest: Partial<DraftRow> = {}): DraftRow => ({
	id: title,
	revision: 1,
	title,
	kind: 'article',
	stage: 'writing',
	authors: 'Nguyễn Thị Thu',
	meeting: null,
	meeting_day: '',
	theme: '',
	programme: '',
	approved: '',
	handed: '',
	open_comments: 0,
	own: true,
	unit: '',
	...rest
});
const DRAFTS = [
	draft('Rừng nuôi suối', { authors: 'Trần Văn Bình', meeting_day: '05/11/2026' }),
	draft('Đường làng', { stage: 'approved', meeting_day: '20/10/2026' }),
	draft('Bờ đê', { stage: 'for_review' })
];
const titles = (drafts: DraftRow[]) => drafts.map(({ title }) => title);

describe('the list of drafts', () => {
	it('is searched without tones, by title, author and theme', () => {
		expect(titles(found(DRAFTS, [], 'duong lang'))).toEqual(['Đường làng']);
		expect(titles(found(DRAFTS, [], 'binh'))).toEqual(['Rừng nuôi suối']);
	});

	it('is left to the stages that are chosen', () => {
		expect(titles(found(DRAFTS, ['approved', 'for_review'], ''))).toEqual(['Đường làng', 'Bờ đê']);
		expect(counted(DRAFTS, 'for_review')).toBe(1);
	});

	it('is sorted by given name, by day with the undated last, and along the way', () => {
		const by = (column: string) => titles(inOrder(DRAFTS, { column, descending: false }, new Intl.Collator('vi')));
		expect(by('authors')[0]).toBe('Rừng nuôi suối');
		expect(by('meeting')).toEqual(['Đường làng', 'Rừng nuôi suối', 'Bờ đê']);
		expect(by('stage')).toEqual(['Rừng nuôi suối', 'Bờ đê', 'Đường làng']);
	});
});
