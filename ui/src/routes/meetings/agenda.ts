/** The agenda's order and time. */
import type { AgendaItemView } from '$backend/bindings/AgendaItemView';
import type { MeetingView } from '$backend/bindings/MeetingView';

/** As much of an item as its place depends on. */
type Placed = { id: string; form: Pick<AgendaItemView['form'], 'part_of'> };

/** The item that `item` is a part of, as far as it is on the agenda. */
export function partOf(item: Placed, items: readonly Placed[]): string | null {
	return items.find((one) => one.id === item.form.part_of)?.id ?? null;
}

/**
 * The item that the one at `from` shall stand behind when it is put to the row `to`; `null` for the
 * first place, `undefined` when it stays where it is. A main item goes past whole items with their parts.
 */
export function landing(items: readonly Placed[], from: number, to: number): string | null | undefined {
	const item = items[from];
	if (!item || from === to) return undefined;
	if (partOf(item, items) !== null) return items.filter((_, index) => index !== from)[to - 1]?.id ?? null;
	const wholeOf = (one: Placed) => partOf(one, items) ?? one.id;
	const mains = items.filter((one) => partOf(one, items) === null).map((one) => one.id);
	const own = mains.indexOf(item.id);
	const target = items[Math.min(to, items.length - 1)];
	const aimed = target ? mains.indexOf(wholeOf(target)) : own;
	if (to > from) return mains[Math.max(aimed, own + 1)];
	return aimed === 0 ? null : mains[Math.min(aimed, own) - 1];
}

/** What the planned minutes come to against the plan and against what the meeting must last. */
export function worth({ items_minutes, least_minutes, form }: Pick<MeetingView, 'items_minutes' | 'least_minutes' | 'form'>): {
	over: number;
	tooLong: boolean;
	tooShort: boolean;
} {
	const over = items_minutes - form.planned_minutes;
	return { over, tooLong: over > 0, tooShort: least_minutes !== null && form.planned_minutes < least_minutes };
}

/** Seconds an item has left since it was opened; negative when it has run over. */
export function secondsLeft(plannedMinutes: number, openedAt: number, now: number): number {
	return plannedMinutes * 60 - Math.floor((now - openedAt) / 1_000);
}

/** No meeting goes on for longer: a laptop whose clock says so is on another day than the meeting. */
const LONGEST = 12 * 3_600;

/**
 * Seconds a meeting has left. `null` when it was begun on another day than this laptop is at, so that its time cannot be told.
 */
export function meetingLeft(plannedMinutes: number, began: number, now: number): number | null {
	const gone = (now - began) / 1_000;
	// A minute is how exactly a moment is written down.
	return gone < -60 || gone > LONGEST ? null : secondsLeft(plannedMinutes, began, now);
}

/** Seconds as a clock: 4:05, 1:12:00. */
export function clock(seconds: number): string {
	const whole = Math.abs(seconds);
	const two = (part: number) => String(part).padStart(2, '0');
	const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
	return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** What a vote under an item is about as long as nobody has typed it: only an item that decides says so itself. */
export function motionOf({ form }: Pick<AgendaItemView, 'form'>): string {
	return form.kind === 'decision' || form.kind === 'other' ? form.title : '';
}

/** What a task made from words of the record is called: their first line, as far as a title goes. */
export function titleFrom(note: string): string {
	return (note.trim().split('\n')[0] ?? '').trim().slice(0, 200);
}
