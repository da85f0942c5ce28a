/** The year as it stands in the page: what the book laid out, and what was changed of it. */
import type { MeetingKind } from '$backend/bindings/MeetingKind';
import type { PreviewYear } from '$backend/bindings/PreviewYear';
import type { YearPreview } from '$backend/bindings/YearPreview';
import { m, showDay } from '$words';

export const NTHS = ['1', '2', '3', '4', '5'] as const;
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** What the year is laid out by, as its fields hold it. */
export type Layout = {
	by: 'weekday' | 'day';
	day: number;
	nth: (typeof NTHS)[number];
	weekday: (typeof WEEKDAYS)[number];
	theme_month: '1' | '2' | '3';
	apart: boolean;
	days_after: number;
};

/** One meeting of the year. */
export type YearLine = {
	kind: MeetingKind;
	/** The day the book laid out. */
	planned: string;
	/** As typed. */
	day: string;
	time: string;
	theme: string;
	minutes: number | null;
	moved_from: string | null;
	has_one: boolean;
	past: boolean;
	take: boolean;
};

export function daysOf(): { value: Layout['by']; label: string }[] {
	return [
		{ value: 'weekday', label: m.year_by_weekday() },
		{ value: 'day', label: m.year_by_day() }
	];
}

/** What the book is asked. */
export function request(year: number, layout: Layout): PreviewYear {
	return {
		year,
		pattern:
			layout.by === 'day'
				? { by: 'day', day: layout.day }
				: { by: 'weekday', nth: Number(layout.nth), weekday: Number(layout.weekday) },
		theme_month: Number(layout.theme_month),
		theme_days_after: layout.apart ? layout.days_after : null
	};
}

/** The lines of a year; what is past, or has a meeting already, is left out until it is ticked. */
export function laidOut({ rows }: YearPreview, time: string): YearLine[] {
	return rows.map(({ kind, day, moved_from, quarter, minutes, has_one, past }) => ({
		kind,
		planned: day,
		day: showDay(day),
		time,
		theme: quarter === null ? '' : m.year_theme_usual({ quarter }),
		minutes,
		moved_from,
		has_one,
		past,
		take: !has_one && !past
	}));
}
