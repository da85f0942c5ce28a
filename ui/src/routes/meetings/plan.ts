/** The plan of a meeting as it stands in a form. */
import type { ItemSource } from '$backend/bindings/ItemSource';
import type { MeetingForm } from '$backend/bindings/MeetingForm';
import type { MeetingKind } from '$backend/bindings/MeetingKind';
import type { MeetingRow } from '$backend/bindings/MeetingRow';
import type { MemberRow } from '$backend/bindings/MemberRow';
import type { ProfileForm } from '$backend/bindings/ProfileForm';

/** What stands in the fields; the day and the time are as their fields write them. */
export type PlanValues = {
	kind: MeetingKind;
	theme: string;
	day: string | null;
	time: string | null;
	place: string;
	planned_minutes: number | null;
	chair: string | null;
	minute_taker: string | null;
	guests: string;
	observers: string;
	theme_source: ItemSource;
	author: string | null;
	co_authors: string;
	programme: string;
	materials: string;
	prepares: string | null;
	/** Why it was put to another moment. */
	reason: string;
};

/** Whether the moment in the fields is another than the one the meeting is planned for. */
export function isMoved({ day, time }: Pick<PlanValues, 'day' | 'time'>, planned: string): boolean {
	return `${day}T${time}` !== planned.slice(0, 16);
}

/** Kinds that cannot be without a theme. */
export function needsTheme(kind: MeetingKind): boolean {
	return kind === 'thematic' || kind === 'combined';
}

/** The fields of a meeting that is planned for `planned`. */
export function fromMeeting(form: MeetingForm, planned: string): PlanValues {
	return { ...form, day: planned.slice(0, 10), time: planned.slice(11, 16), reason: '' };
}

/** What the book is sent. */
export function toMeeting({ reason: _, ...values }: PlanValues): MeetingForm {
	return {
		...values,
		day: values.day ?? '',
		time: values.time ?? '',
		planned_minutes: values.planned_minutes ?? 0
	};
}

/** What a cell's settings say of its meetings. */
export type Usual = Pick<ProfileForm, 'meeting_place' | 'meeting_time' | 'chair' | 'minute_taker' | 'usual_guests'>;

/** What a new meeting starts from: the cell's settings; where they say nothing, as the last one was. */
export function newPlan(earlier: readonly MeetingRow[], usual: Usual, members: readonly MemberRow[]): PlanValues {
	const last = earlier.at(-1);
	const holder = (role: MemberRow['office']) => members.find((member) => member.office === role)?.membership ?? null;
	/** Somebody who left the cell since chairs no more. */
	const here = (membership: string | null) => members.find((member) => member.membership === membership)?.membership ?? null;
	return {
		kind: 'regular',
		theme: '',
		day: null,
		time: usual.meeting_time || last?.planned.slice(11, 16) || null,
		place: usual.meeting_place || last?.place || '',
		planned_minutes: null,
		chair: here(usual.chair) ?? holder('secretary'),
		minute_taker: here(usual.minute_taker),
		guests: usual.usual_guests,
		observers: '',
		theme_source: 'own',
		author: null,
		co_authors: '',
		programme: '',
		materials: '',
		prepares: null,
		reason: ''
	};
}

/** The length a kind must have by the cell's own decision or the rule of today, as far as one is known. */
export function leastMinutes(kind: MeetingKind, own: { regular_minutes: number | null; combined_minutes: number | null }, rules: readonly { key: string; value: string }[]): number | null {
	const ruled = (key: string) => Number(rules.find((rule) => rule.key === key)?.value) || null;
	if (kind === 'regular') return own.regular_minutes ?? ruled('meetings.regular_min_minutes');
	return kind === 'combined' ? (own.combined_minutes ?? ruled('meetings.combined_min_minutes')) : null;
}
