/** The year's calendar, quarter by quarter. */
import type { MeetingList } from '$backend/bindings/MeetingList';
import type { MeetingRow } from '$backend/bindings/MeetingRow';

/** A quarter of the year with its meetings. */
export type Quarter = { number: number; rows: MeetingRow[]; lacksTheme: boolean };

/** The four quarters of a year; one without meetings is shown too, because that is what one looks for. */
export function quarters({ rows, quarters_without_theme }: MeetingList): Quarter[] {
	return [1, 2, 3, 4].map((number) => ({
		number,
		rows: rows.filter((row) => quarterOf(row.planned) === number),
		lacksTheme: quarters_without_theme.includes(number)
	}));
}

/** The quarter of a written moment. */
export function quarterOf(moment: string): number {
	return Math.ceil(Number(moment.slice(5, 7)) / 3);
}
