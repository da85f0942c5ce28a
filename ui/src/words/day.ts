import { m } from '$paraglide/messages.js';

/** A day, a month or a year as the program writes it: `1960-09-05`, `1960-09` or `1960`. */
export type WrittenDate = string;

/** Shows a date as precisely as it was given: 05/09/1960, 09/1960 or 1960. */
export function showPartialDate(date: WrittenDate | null | undefined): string {
	if (!date) return '';
	const [year, month, day] = date.split('-');
	return [day, month, year].filter((piece) => piece !== undefined).join('/');
}

/** Reads back what `showPartialDate` and the book show: "05/09/1960" is `1960-09-05`. The book takes dates as shown. */
export function readPartialDate(shown: string): WrittenDate | null {
	return shown === '' ? null : shown.split('/').reverse().join('-');
}

/** Shows a full day: 05/09/1960. */
export function showDay(date: WrittenDate | null | undefined): string {
	return showPartialDate(date?.slice(0, 10));
}

/**
 * A moment as the book wrote it: "19:30, 25/11/2026". The clock on the wall of that hall is shown,
 * not what it would be where the book is read.
 */
export function showMoment(moment: string): string {
	const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(moment) ?? [];
	return year ? `${hour}:${minute}, ${day}/${month}/${year}` : moment;
}

const WEEKDAYS = [m.weekday_0, m.weekday_1, m.weekday_2, m.weekday_3, m.weekday_4, m.weekday_5, m.weekday_6];

/** The name of the weekday of a full day. */
export function showWeekday(date: WrittenDate): string {
	const name = WEEKDAYS[noon(date).getUTCDay()];
	return name ? name() : '';
}

/** Says how far a day is from `today`: "còn 3 ngày", "hôm nay", "2 ngày trước". */
export function untilDay(date: WrittenDate, today: WrittenDate): string {
	const days = Math.round((noon(date).getTime() - noon(today).getTime()) / 86_400_000);
	if (days === 0) return m.today();
	if (days === 1) return m.tomorrow();
	if (days === -1) return m.yesterday();
	return days > 0 ? m.in_days({ days }) : m.days_ago({ days: -days });
}

/** Noon in universal time: no summer time and no time zone can move it to another day. */
function noon(date: WrittenDate): Date {
	return new Date(`${date.slice(0, 10)}T12:00:00Z`);
}
