/** What the kinds and states of a meeting are called. */
import type { AgendaItemKind } from '$backend/bindings/AgendaItemKind';
import type { Choice } from '$backend/bindings/Choice';
import type { HandoutWay } from '$backend/bindings/HandoutWay';
import type { ItemSource } from '$backend/bindings/ItemSource';
import type { MeetingKind } from '$backend/bindings/MeetingKind';
import type { MeetingState } from '$backend/bindings/MeetingState';
import type { NotNow } from '$backend/bindings/NotNow';
import type { OfficeRole } from '$backend/bindings/OfficeRole';
import type { PaperChoice } from '$backend/bindings/PaperChoice';
import type { PathStep } from '$backend/bindings/PathStep';
import type { PresenceChoice } from '$backend/bindings/PresenceChoice';
import type { RollKindView } from '$backend/bindings/RollKindView';
import type { TaskState } from '$backend/bindings/TaskState';
import type { VoteBase } from '$backend/bindings/VoteBase';
import type { VoteKind } from '$backend/bindings/VoteKind';
import type { VoteMethod } from '$backend/bindings/VoteMethod';
import { m } from '$words';

type Names<V extends string> = Record<V, () => string>;

export const KINDS: Names<MeetingKind> = {
	regular: m.meetings_kind_regular,
	thematic: m.meetings_kind_thematic,
	combined: m.meetings_kind_combined,
	committee: m.meetings_kind_committee,
	extraordinary: m.meetings_kind_extraordinary,
	congress: m.meetings_kind_congress
};

export const STATES: Names<MeetingState> = {
	planned: m.meetings_state_planned,
	announced: m.meetings_state_announced,
	running: m.meetings_state_running,
	ended: m.meetings_state_ended,
	closed: m.meetings_state_closed
};

export const STEPS: Names<PathStep> = {
	prepare: m.meetings_step_prepare,
	announce: m.meetings_step_announce,
	roll: m.meetings_step_roll,
	discuss: m.meetings_step_discuss,
	minutes: m.meetings_step_minutes,
	products: m.meetings_step_products,
	score: m.score_step,
	close: m.meetings_step_close
};

export const PRESENCES: Names<PresenceChoice> = {
	present: m.meetings_presence_present,
	excused: m.meetings_presence_excused,
	absent: m.meetings_presence_absent,
	exempt: m.meetings_presence_exempt,
	not_recorded: m.meetings_presence_not_recorded
};

export const ROLL_KINDS: Names<RollKindView> = {
	official: m.meetings_roll_official,
	probationary: m.meetings_roll_probationary,
	temporary: m.meetings_roll_temporary,
	guest: m.meetings_roll_guest
};

export const OFFICES: Names<OfficeRole> = {
	secretary: m.meetings_office_secretary,
	deputy: m.meetings_office_deputy,
	committee_member: m.meetings_office_committee_member,
	group_leader: m.meetings_office_group_leader,
	village_head: m.meetings_office_village_head,
	front_head: m.meetings_office_front_head
};

export const ITEM_KINDS: Names<AgendaItemKind> = {
	opening: m.meetings_item_opening,
	current_affairs: m.meetings_item_current_affairs,
	last_month: m.meetings_item_last_month,
	next_month: m.meetings_item_next_month,
	theme: m.meetings_item_theme,
	discussion: m.meetings_item_discussion,
	decision: m.meetings_item_decision,
	closing: m.meetings_item_closing,
	other: m.meetings_item_other
};

export const HANDOUT_WAYS: Names<HandoutWay> = {
	in_hand: m.meetings_way_in_hand,
	message: m.meetings_way_message,
	telephone: m.meetings_way_telephone,
	handbook: m.meetings_way_handbook,
	other: m.meetings_way_other
};

export const SOURCES: Names<ItemSource> = { own: m.meetings_source_own, directed: m.meetings_source_directed };

export const VOTE_KINDS: Names<VoteKind> = {
	ordinary: m.meetings_vote_ordinary,
	admission: m.meetings_vote_admission,
	official: m.meetings_vote_official,
	progress: m.meetings_vote_progress
};

export const BALLOTS: Names<Choice> = { for: m.meetings_in_favour, against: m.meetings_against, abstain: m.meetings_abstained };

export const VOTE_BASES: Names<VoteBase> = {
	conference: m.meetings_vote_base_conference,
	official: m.meetings_vote_base_official,
	official_not_exempt: m.meetings_vote_base_not_exempt,
	present: m.meetings_vote_base_present,
	for_and_against: m.meetings_vote_base_for_against
};

export const VOTE_METHODS: Names<VoteMethod> = { open: m.meetings_vote_open, secret: m.meetings_vote_secret };

export const TASK_STATES: Names<TaskState> = { open: m.tasks_open, done: m.tasks_done, dropped: m.tasks_dropped };

export const PAPERS: Names<PaperChoice> = {
	notice: m.meetings_paper_notice,
	agenda: m.meetings_paper_agenda,
	chair_agenda: m.meetings_paper_chair_agenda,
	sign_in_sheet: m.meetings_paper_sign_in_sheet,
	attendance: m.meetings_paper_attendance,
	minutes: m.meetings_paper_minutes,
	resolution: m.papers_print_resolution,
	conclusion: m.papers_print_conclusion,
	theme_cover: m.papers_print_theme_cover,
	product_list: m.papers_print_product_list
};

/** What stands against closing, in words that name the way out. */
export const LACKS: Partial<Names<NotNow>> = {
	meeting_not_begun: m.meetings_lack_not_begun,
	roll_not_taken: m.meetings_lack_roll,
	nobody_signs: m.meetings_lack_signers,
	paper_clashes: m.not_now_paper_clashes,
	not_voted_on: m.not_now_not_voted_on,
	not_carried: m.not_now_not_carried
};

/** A set of names as choices of a field, in their order. */
export function choices<V extends string>(names: Names<V>): { value: V; label: string }[] {
	return (Object.keys(names) as V[]).map((value) => ({ value, label: names[value]() }));
}

/** What one meeting is called: its kind, and its theme where it has one. */
export function titled(kind: MeetingKind, theme: string): string {
	return theme ? m.meetings_kind_and_theme({ kind: KINDS[kind](), theme }) : KINDS[kind]();
}

/** The time of a written moment: 19:30. */
export function timeOf(moment: string): string {
	return moment.slice(11, 16);
}
