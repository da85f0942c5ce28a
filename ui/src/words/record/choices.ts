/** What the choices in a record's fields are called. */
import type { DraftKind } from '$backend/bindings/DraftKind';
import type { Verdict } from '$backend/bindings/Verdict';
import type { KeptBecause } from '$backend/bindings/KeptBecause';
import type { AgendaItemKind } from '$backend/bindings/AgendaItemKind';
import type { CellKind } from '$backend/bindings/CellKind';
import type { DataRequestKind } from '$backend/bindings/DataRequestKind';
import type { DataRequestState } from '$backend/bindings/DataRequestState';
import type { FeeClass } from '$backend/bindings/FeeClass';
import type { HandoutWay } from '$backend/bindings/HandoutWay';
import type { ItemSource } from '$backend/bindings/ItemSource';
import type { MeetingKind } from '$backend/bindings/MeetingKind';
import type { MeetingPaperKind } from '$backend/bindings/MeetingPaperKind';
import type { MeetingState } from '$backend/bindings/MeetingState';
import type { MemberKind } from '$backend/bindings/MemberKind';
import type { MembershipKind } from '$backend/bindings/MembershipKind';
import type { OfficeRole } from '$backend/bindings/OfficeRole';
import type { PersonRole } from '$backend/bindings/PersonRole';
import type { PresenceChoice } from '$backend/bindings/PresenceChoice';
import type { ResidenceGroup } from '$backend/bindings/ResidenceGroup';
import type { Sex } from '$backend/bindings/Sex';
import type { SignedFor } from '$backend/bindings/SignedFor';
import type { StandingChange } from '$backend/bindings/StandingChange';
import type { TaskState } from '$backend/bindings/TaskState';
import type { TransferDirection } from '$backend/bindings/TransferDirection';
import type { TransferKind } from '$backend/bindings/TransferKind';
import type { UnitAction } from '$backend/bindings/UnitAction';
import type { VoteMethod } from '$backend/bindings/VoteMethod';
import { m } from '$words';

type Names<V extends string> = Record<V, () => string>;

const cellKind: Names<CellKind> = {
	residential: m.unit_kind_residential,
	office: m.unit_kind_office,
	school: m.unit_kind_school,
	health: m.unit_kind_health,
	enterprise: m.unit_kind_enterprise,
	forces: m.unit_kind_forces,
	other: m.unit_kind_other
};
const role: Names<PersonRole> = {
	secretary: m.role_secretary,
	deputy: m.role_deputy,
	committee_member: m.role_committee_member,
	clerk: m.role_clerk
};
const sex: Names<Sex> = { unknown: m.value_unknown, female: m.value_female, male: m.value_male };
const membership: Names<MembershipKind> = {
	regular: m.value_membership_regular,
	temporarily_here: m.value_membership_temporarily_here,
	introduced_here: m.value_membership_introduced_here
};
const office: Names<OfficeRole> = {
	secretary: m.role_secretary,
	deputy: m.role_deputy,
	committee_member: m.role_committee_member,
	group_leader: m.value_office_group_leader,
	village_head: m.value_office_village_head,
	front_head: m.value_office_front_head
};
const standing: Names<StandingChange> = {
	became_probationary: m.value_standing_became_probationary,
	became_official: m.value_standing_became_official,
	resumed: m.value_standing_resumed,
	exempted: m.value_standing_exempted,
	went_away: m.value_standing_went_away,
	came_temporarily: m.value_standing_came_temporarily,
	suspended: m.value_standing_suspended,
	transferred: m.value_standing_transferred,
	struck_off: m.value_standing_struck_off,
	released: m.value_standing_released,
	expelled: m.value_standing_expelled,
	died: m.value_standing_died,
	received: m.value_standing_received
};
const memberKind: Names<MemberKind> = {
	unknown: m.value_unknown,
	cadre: m.value_kind_cadre,
	soldier: m.value_kind_soldier,
	police: m.value_kind_police,
	worker: m.value_kind_worker,
	farmer: m.value_kind_farmer,
	business: m.value_kind_business,
	student: m.value_kind_student,
	retired: m.value_kind_retired,
	other: m.value_kind_other
};
const fee: Names<FeeClass> = {
	unknown: m.value_unknown,
	insured: m.value_fee_insured,
	pension: m.value_fee_pension,
	student: m.value_fee_student,
	other: m.value_fee_other,
	eased: m.value_fee_eased
};
const residence: Names<ResidenceGroup> = {
	usual: m.value_residence_usual,
	barracks: m.value_residence_barracks,
	often_away: m.value_residence_often_away,
	studying: m.value_residence_studying
};
const meetingKind: Names<MeetingKind> = {
	regular: m.meetings_kind_regular,
	thematic: m.meetings_kind_thematic,
	combined: m.meetings_kind_combined,
	committee: m.meetings_kind_committee,
	extraordinary: m.meetings_kind_extraordinary,
	congress: m.meetings_kind_congress
};
const meetingState: Names<MeetingState> = {
	planned: m.meetings_state_planned,
	announced: m.meetings_state_announced,
	running: m.meetings_state_running,
	ended: m.meetings_state_ended,
	closed: m.meetings_state_closed
};
const itemKind: Names<AgendaItemKind> = {
	opening: m.value_item_opening,
	current_affairs: m.value_item_current_affairs,
	last_month: m.value_item_last_month,
	next_month: m.value_item_next_month,
	theme: m.value_item_theme,
	discussion: m.value_item_discussion,
	decision: m.value_item_decision,
	closing: m.value_item_closing,
	other: m.value_item_other
};
const source: Names<ItemSource> = { own: m.value_source_own, directed: m.value_source_directed };
const way: Names<HandoutWay> = {
	in_hand: m.meetings_way_in_hand,
	message: m.meetings_way_message,
	telephone: m.meetings_way_telephone,
	handbook: m.meetings_way_handbook,
	other: m.meetings_way_other
};
const method: Names<VoteMethod> = { open: m.value_vote_open, secret: m.value_vote_secret };
const unitAction: Names<UnitAction> = {
	close: m.units_action_close,
	merge: m.units_action_merge,
	split: m.units_action_split,
	rename: m.units_action_rename,
	move: m.units_action_move,
	reopen: m.units_action_reopen
};
const transferKind: Names<TransferKind> = {
	formal: m.transfers_kind_formal,
	temporary: m.transfers_kind_temporary,
	reorganised: m.transfers_kind_reorganised
};
const transferDirection: Names<TransferDirection> = { out: m.value_transfer_out, in: m.value_transfer_in };
const task: Names<TaskState> = { open: m.value_task_open, done: m.value_task_done, dropped: m.value_task_dropped };

const paperKind: Names<MeetingPaperKind> = {
	minutes: m.papers_kind_minutes,
	resolution: m.papers_kind_resolution,
	conclusion: m.papers_kind_conclusion
};
const paperState: Names<'draft' | 'adopted'> = { draft: m.papers_state_draft, adopted: m.papers_state_adopted };
const signedFor: Names<SignedFor> = { cell: m.papers_signed_cell, committee: m.papers_signed_committee };
const asked: Names<DataRequestKind> = { copy: m.data_kind_copy, correction: m.data_kind_correction, erasure: m.data_kind_erasure };
const request: Names<DataRequestState> = {
	open: m.data_state_open,
	done: m.data_state_done,
	partly: m.data_state_partly,
	refused: m.data_state_refused
};

const draftKind: Names<DraftKind> = {
	presentation: m.drafts_kind_presentation,
	article: m.drafts_kind_article,
	post_text: m.drafts_kind_post_text,
	short_film: m.drafts_kind_short_film,
	podcast: m.drafts_kind_podcast,
	photo_series: m.drafts_kind_photo_series
};
const draftState: Names<'writing' | 'for_review' | 'returned' | 'approved'> = {
	writing: m.drafts_stage_writing,
	for_review: m.drafts_stage_for_review,
	returned: m.drafts_stage_returned,
	approved: m.drafts_stage_approved
};
const verdict: Names<Verdict> = {
	remark: m.drafts_verdict_remark,
	returned: m.drafts_verdict_returned,
	approved: m.drafts_verdict_approved,
	reopened: m.drafts_verdict_reopened
};
const because: Names<KeptBecause> = {
	sent: m.drafts_because_sent,
	approved: m.drafts_because_approved,
	asked: m.drafts_because_asked,
	replaced: m.drafts_because_replaced
};

/** By table and field. */
const presence: Names<PresenceChoice> = {
	present: m.meetings_presence_present,
	excused: m.meetings_presence_excused,
	absent: m.meetings_presence_absent,
	exempt: m.meetings_presence_exempt,
	not_recorded: m.meetings_presence_not_recorded
};

export const CHOICES: Record<string, Record<string, () => string>> = {
	'meetings.attendance': presence,
	'profiles.cell_kind': cellKind,
	'units.cell_kind': cellKind,
	'people.role': role,
	'members.sex': sex,
	'members.kind': memberKind,
	'members.fee_class': fee,
	'memberships.kind': membership,
	'memberships.residence': residence,
	'offices.role': office,
	'standing_events.change': standing,
	'meetings.kind': meetingKind,
	'meetings.state': meetingState,
	'handouts.way': way,
	'filings.way': way,
	'agenda_items.kind': itemKind,
	'agenda_items.source': source,
	'votes.method': method,
	'unit_changes.action': unitAction,
	'transfers.kind': transferKind,
	'transfers.direction': transferDirection,
	'meeting_papers.kind': paperKind,
	'meeting_papers.state': paperState,
	'meeting_papers.signed_for': signedFor,
	'tasks.state': task,
	'data_requests.kind': asked,
	'data_requests.state': request,
	'drafts.kind': draftKind,
	'drafts.state': draftState,
	'draft_reviews.verdict': verdict,
	'draft_versions.because': because
};
