import { describe, expect, it } from 'vitest';
import { language } from '$words';
import { daysSince, waitingWords, type Standing } from './standing';

const standing: Standing = { unit: '', person: null, practice: false, enrolled: true, waiting: 14, waitingDays: 21 };

describe('the exchange badge', () => {
	it('s_12_says_how_many_changes_wait_and_how_old_the_oldest_is', () => {
		expect(waitingWords(standing)).toBe('14 thay đổi, cũ nhất 21 ngày');
		language.use('en');
		expect(waitingWords(standing)).toBe('14 changes, oldest 21 days');
		language.use('vi');
	});

	it('speaks of no days on the first day, and of nothing when nothing waits', () => {
		expect(waitingWords({ ...standing, waitingDays: 0 })).toBe('14 thay đổi chờ gửi');
		expect(waitingWords({ ...standing, waiting: 0, waitingDays: 0 })).toBe('Không có gì chờ gửi');
	});

	it('never says that a book without a province waits for one', () => {
		expect(waitingWords({ ...standing, enrolled: false })).toBe('Chưa nối với tỉnh');
		expect(waitingWords({ ...standing, enrolled: false, practice: true })).toBe('Sổ tập, không gửi');
	});

	it('counts calendar days, not hours', () => {
		expect(daysSince('2026-11-01T23:59:00+07:00', '2026-11-22')).toBe(21);
		expect(daysSince('2026-11-22T08:00:00+07:00', '2026-11-22')).toBe(0);
		expect(daysSince(null, '2026-11-22')).toBe(0);
	});
});
