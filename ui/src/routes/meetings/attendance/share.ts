/** Shares of attendance in words. */
import type { AttendanceView } from '$backend/bindings/AttendanceView';
import { m, showPercent } from '$words';

/** Tenths of a percent as a share with one decimal; nothing where nothing counts. */
export function percent(perMille: number | null): string | null {
	return perMille === null ? null : showPercent(perMille, 1_000);
}

/** The year, or one of its quarters, in one line: its share, and whether it reaches what is asked for. */
export function answer({ all, target }: Pick<AttendanceView, 'all' | 'target'>, year: number, quarter: number | null = null): string {
	const share = percent(all.per_mille);
	const reached = target === null || all.per_mille === null ? null : all.per_mille >= target;
	if (quarter !== null) {
		const period = m.attendance_quarter_of({ number: quarter, year });
		if (share === null) return m.attendance_quarter_none({ period });
		if (reached === null) return m.attendance_quarter_answer({ period, share });
		return (reached ? m.attendance_quarter_above : m.attendance_quarter_below)({ period, share, target: percent(target) ?? '' });
	}
	if (share === null) return m.attendance_none({ year });
	if (reached === null) return m.attendance_answer_plain({ year, share });
	return (reached ? m.attendance_answer_above : m.attendance_answer_below)({ year, share, target: percent(target) ?? '' });
}
