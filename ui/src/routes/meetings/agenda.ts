/** The agenda's order and time. */
import type { MeetingView } from '$backend/bindings/MeetingView';

/** The item that the one at `from` shall stand behind when it is put to `to`; `null` for the first place. */
export function behind(items: readonly { id: string }[], from: number, to: number): string | null {
	const others = items.filter((_, index) => index !== from);
	return others[to - 1]?.id ?? null;
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

/** Seconds as a clock: 4:05, 1:12:00. */
export function clock(seconds: number): string {
	const whole = Math.abs(seconds);
	const two = (part: number) => String(part).padStart(2, '0');
	const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
	return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
