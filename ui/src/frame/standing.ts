import type { DeskView } from '$backend/bindings/DeskView';
import { m } from '$words';

/** What the frame shows of the book on every page. */
export type Standing = {
	unit: string;
	/** `null` while nobody has unlocked the book. */
	person: string | null;
	practice: boolean;
	enrolled: boolean;
	/** How many changes wait to be sent, and for how many days the oldest. */
	waiting: number;
	waitingDays: number;
};

/** One thing the search found; `run` is something to do, otherwise `href` is where it stands. */
export type Found = { key: string; group: string; label: string; detail?: string; href: string; run?: () => void };

/** What the frame shows of a desk. */
export function standingOf(desk: DeskView): Standing {
	const { unit, practice, enrolled, waiting } = desk;
	return { unit, person: desk.person_name, practice, enrolled, waiting, waitingDays: daysSince(desk.waiting_since, desk.today) };
}

/** Whole calendar days from a moment to `today`; 0 when there is no moment. */
export function daysSince(moment: string | null, today: string): number {
	if (!moment) return 0;
	const days = (Date.parse(today.slice(0, 10)) - Date.parse(moment.slice(0, 10))) / 86_400_000;
	return Math.max(0, Math.round(days));
}

/** What the exchange badge says. */
export function waitingWords({ enrolled, practice, waiting, waitingDays }: Standing): string {
	if (!enrolled) return practice ? m.exchange_practice() : m.exchange_unenrolled();
	if (waiting === 0) return m.exchange_nothing();
	return waitingDays > 0
		? m.exchange_waiting_since({ count: waiting, days: waitingDays })
		: m.exchange_waiting({ count: waiting });
}
