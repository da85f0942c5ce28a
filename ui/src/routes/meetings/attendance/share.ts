/** Shares of attendance in words. */
import type { AttendanceView } from '$backend/bindings/AttendanceView';
import { m, showPercent } from '$words';

/** Tenths of a percent as a share with one decimal; nothing where nothing counts. */
export function percent(perMille: number | null): string | null {
	return perMille === null ? null : showPercent(perMille, 1_000);
}

/** The year in one line: its share, and whether it reaches what is asked for. */
export function answer({ all, target }: Pick<AttendanceView, 'all' | 'target'>, year: number): string {
	const share = percent(all.per_mille);
	if (all.per_mille === null || share === null) return m.attendance_none({ year });
	if (target === null) return m.attendance_answer_plain({ year, share });
	const words = all.per_mille >= target ? m.attendance_answer_above : m.attendance_answer_below;
	return words({ year, share, target: percent(target) ?? '' });
}
