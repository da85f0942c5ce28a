/** Understanding what a person types for a date, a time or a number. */
import { m, showWeekday } from '$words';

/** How precisely a date is known. */
export type Precision = 'day' | 'month' | 'year';

/** What was understood; `written` is `1960-09-05`, `1960-09` or `1960`. */
export type Understood =
	| { kind: 'empty' }
	| { kind: 'date'; precision: Precision; written: string; words: string }
	| { kind: 'problem'; words: string };

/** The years a date field takes when its page does not say. */
export type Years = { first: number; last: number };
const EVER: Years = { first: 1900, last: 2100 };

/** Reads `5/9/1960`, `05-09-1960`, `5.9.1960`, `05091960`, `9/1960`, `1960` and `1960-09-05`. */
export function understandDate(text: string, partial: boolean, years: Years = EVER): Understood {
	const typed = text.normalize('NFKC').trim();
	if (typed === '') return { kind: 'empty' };
	const pieces = piecesOf(typed);
	if (!pieces) return problem(m.date_not({ text: typed }));
	const [year, month, day] = pieces;
	if (year.length !== 4) return problem(m.date_short_year({ year }));
	if (+year < years.first || +year > years.last) return problem(m.date_out({ year, ...years }));
	if (month !== undefined && (+month < 1 || +month > 12)) return problem(m.date_no_month({ month }));
	if (day !== undefined && month !== undefined && !dayExists(+year, +month, +day))
		return problem(m.date_no_day({ day, month, year }));
	if (!partial && day === undefined) return problem(m.date_need_day());
	return understood(year, month, day);
}

function problem(words: string): Understood {
	return { kind: 'problem', words };
}

/** Year, month and day as typed, the year first. */
function piecesOf(typed: string): [string, string?, string?] | null {
	const written = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(typed);
	if (written) return [written[1] ?? '', written[2], written[3]];
	const run = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
	if (run) return [run[3] ?? '', run[2], run[1]];
	const pieces = typed.split(/\s*[/.\-\s]\s*/);
	if (pieces.length > 3 || !pieces.every((piece) => /^\d{1,4}$/.test(piece))) return null;
	if (pieces.slice(0, -1).some((piece) => piece.length > 2)) return null;
	const [year = '', month, day] = pieces.reverse();
	return [year, month, day];
}

function dayExists(year: number, month: number, day: number): boolean {
	const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return day >= 1 && day <= last;
}

function understood(year: string, month?: string, day?: string): Understood {
	if (month === undefined)
		return { kind: 'date', precision: 'year', written: year, words: m.date_understood_year({ year }) };
	const two = (piece: string) => piece.padStart(2, '0');
	const written = `${year}-${two(month)}`;
	if (day === undefined)
		return { kind: 'date', precision: 'month', written, words: m.date_understood_month({ month: +month, year }) };
	const full = `${written}-${two(day)}`;
	const words = m.date_understood_day({ weekday: showWeekday(full), day: two(day), month: two(month), year });
	return { kind: 'date', precision: 'day', written: full, words };
}

/** A time of day as `19:30`, read from `19:30`, `19h30`, `19h`, `7.30`, `1930`; `null` when not understood. */
export function understandTime(text: string): string | null {
	const typed = text.normalize('NFKC').trim().toLowerCase();
	const pieces = /^(\d{1,2})(?:\s*[:.hg]\s*(\d{1,2})?)?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
	if (!pieces) return null;
	const [hour, minute] = [Number(pieces[1]), Number(pieces[2] ?? 0)];
	if (hour > 23 || minute > 59) return null;
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
