/** What happened to a member, from the dated records of the file, the newest first. */
import Award from '@lucide/svelte/icons/award';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import LogIn from '@lucide/svelte/icons/log-in';
import LogOut from '@lucide/svelte/icons/log-out';
import Pencil from '@lucide/svelte/icons/pencil';
import type { HistoryLine } from '$backend/bindings/HistoryLine';
import type { MembershipKind } from '$backend/bindings/MembershipKind';
import type { MemberView } from '$backend/bindings/MemberView';
import type { Icon } from '$parts/icon';
import { m, readPartialDate, showMoment } from '$words';
import { CHANGES, OFFICES } from '../names';

/** One line of the timeline. */
export type Happening = { key: string; when: string; title: string; detail?: string; who?: string; icon: Icon };

const STAYS: Record<MembershipKind, () => string> = {
	regular: m.members_course_stay_regular,
	temporarily_here: m.members_course_stay_temporarily_here,
	introduced_here: m.members_course_stay_introduced_here
};

const STEPS: Record<string, () => string> = {
	add_member: m.members_step_add_member,
	edit_member: m.members_step_edit_member,
	record_standing: m.members_step_record_standing,
	give_office: m.members_step_give_office,
	end_office: m.members_step_end_office,
	remove_office: m.members_step_remove_office,
	correct_office: m.members_step_correct_office,
	record_badge: m.members_step_record_badge,
	remove_badge: m.members_step_remove_badge,
	correct_badge: m.members_step_correct_badge,
	merge_members: m.members_step_merge_members,
	tell_apart: m.members_step_tell_apart,
	commit_import: m.members_step_commit_import,
	correct_standing: m.members_step_correct_standing,
	remove_standing: m.members_step_remove_standing,
	set_portrait: m.portrait_saved,
	remove_portrait: m.portrait_removed,
	add_data_request: m.members_step_add_data_request,
	erase_member: m.members_step_erase_member,
	undo_step: m.members_step_undo_step
};

/** After these the member came from another unit. */
const COMING: readonly string[] = ['received', 'came_temporarily'];

/** Standing, offices and stays as one course. What has no date stands last, as the oldest. */
export function courseOf(view: MemberView): Happening[] {
	const events = view.events.map(({ id, change, effective, until, decision, note, place, fee_through }) => ({
		key: id,
		when: effective,
		title: CHANGES[change](),
		detail: [
			place && (COMING.includes(change) ? m.members_course_from({ place }) : m.members_course_to({ place })),
			until && m.members_course_until({ until }), decision && m.members_course_decision({ decision }),
			fee_through && m.members_course_fee({ month: fee_through }),
			note
		]
			.filter(Boolean)
			.join(' · '),
		icon: BadgeCheck
	}));
	const offices = view.offices.flatMap(({ id, role, since, until, decision }) => {
		const office = OFFICES[role]();
		const detail = decision && m.members_course_decision({ decision });
		const taken = { key: `${id} since`, when: since, title: m.members_course_office_since({ office }), detail, icon: Award };
		return until ? [taken, { ...taken, key: `${id} until`, when: until, title: m.members_course_office_until({ office }), detail: '' }] : [taken];
	});
	const stays = view.memberships.flatMap(({ id, kind, since, until }) => [
		...(since ? [{ key: `${id} since`, when: since, title: STAYS[kind](), icon: LogIn }] : []),
		...(until ? [{ key: `${id} until`, when: until, title: m.members_course_stay_until(), icon: LogOut }] : [])
	]);
	const badges = view.badges
		.filter(({ given }) => given !== '')
		.map(({ id, years, given, decision }) => ({
			key: id,
			when: given,
			title: m.members_course_badge({ years }),
			detail: decision && m.members_course_decision({ decision }),
			icon: Award
		}));
	// Of one day, becoming official came after being admitted.
	const official = view.events.findIndex(({ change }) => change === 'became_official');
	if (official > 0) events.unshift(...events.splice(official, 1));
	return [...events, ...offices, ...badges, ...stays]
		.sort((one, other) => sortKey(other.when).localeCompare(sortKey(one.when)))
		.map((happening) => ({ ...happening, when: happening.when || m.members_course_undated() }));
}

/** A month or a year alone counts as its beginning. */
function sortKey(shown: string): string {
	return (readPartialDate(shown) ?? '').padEnd(10, '-00');
}

/** Who wrote what into the file. */
export function historyOf(history: readonly HistoryLine[]): Happening[] {
	return history.map(({ step, name, person, at, undone_by }) => ({
		key: String(step),
		when: showMoment(at),
		who: person,
		title: (STEPS[name] ?? m.members_step_other)(),
		detail: undone_by === null ? undefined : m.members_history_undone(),
		icon: Pencil
	}));
}
