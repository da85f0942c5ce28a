import { describe, expect, it } from 'vitest';
import type { MemberView } from '$backend/bindings/MemberView';
import { emptyFacts } from '../facts';
import { courseOf, historyOf } from './course';

const view: MemberView = {
	id: 'm',
	revision: 1,
	name: 'Nguyễn Văn An',
	fields: emptyFacts(),
	standing: 'official',
	events: [
		{ id: 'e2', change: 'became_official', effective: '1991', until: '', decision: '12-QĐ/ĐU', note: '', place: '', fee_through: '' },
		{ id: 'e1', change: 'became_probationary', effective: '02/1990', until: '', decision: '', note: '', place: '', fee_through: '' },
		{ id: 'e0', change: 'exempted', effective: '', until: '31/12/2026', decision: '', note: 'chữa bệnh', place: '', fee_through: '' }
	],
	memberships: [{ id: 's', kind: 'regular', since: '03/02/1990', until: '', home: '', residence: 'usual' }],
	offices: [{ id: 'o', role: 'secretary', since: '15/04/2020', until: '01/05/2025', decision: '' }],
	badges: [],
	badge_years: [30, 40],
	deadlines: [],
	doubts: [],
	not_kept: [], portrait: '',
	delivery: { state: 'here' },
	history: []
};

describe('the course of a member', () => {
	const course = courseOf(view);

	it('puts the newest first and what has no date last', () => {
		expect(course.map(({ when }) => when)).toEqual(['01/05/2025', '15/04/2020', '1991', '03/02/1990', '02/1990', 'không rõ ngày']);
	});

	it('puts becoming official above the admission of the same day', () => {
		const day = '03/02/1985';
		const events = view.events.slice(0, 2).reverse().map((event) => ({ ...event, effective: day }));
		expect(courseOf({ ...view, events, offices: [], memberships: [] }).map(({ key }) => key)).toEqual(['e2', 'e1']);
	});

	it('tells when an office began and when it ended', () => {
		expect(course[0]?.title).toBe('Thôi chức vụ Bí thư');
		expect(course[1]?.title).toBe('Nhận chức vụ Bí thư');
	});

	it('keeps the decision, the term and the remark beside the event', () => {
		expect(course[2]?.detail).toBe('Quyết định số 12-QĐ/ĐU');
		expect(course[5]?.detail).toBe('đến 31/12/2026 · chữa bệnh');
	});

	it('names every line once', () => {
		expect(new Set(course.map(({ key }) => key)).size).toBe(course.length);
	});
});

describe('the history of a file', () => {
	const line = { step: 7, person: 'Trần Thị Hòa', subject: '', at: '2026-11-20T19:30:00', undoes: null, undone_by: null, values: 2, delivery: { state: 'here' } as const };

	it('says who did what, and what was undone', () => {
		const [edit, other] = historyOf([{ ...line, name: 'edit_member', undone_by: 9 }, { ...line, step: 8, name: 'merge_units' }]);
		expect([edit?.title, edit?.who, edit?.detail]).toEqual(['Sửa hồ sơ', 'Trần Thị Hòa', 'đã hoàn tác']);
		expect(other?.title).toBe('Thay đổi khác');
	});
});
