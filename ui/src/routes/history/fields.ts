/** What the fields of every record are called. A new field of a record is missing here until it has words. */
import type { Records } from '$backend/bindings/Records';
import { m } from '$words';

export const KINDS = {
	units: m.record_units,
	profiles: m.record_profiles,
	people: m.record_people,
	members: m.record_members,
	memberships: m.record_memberships,
	standing_events: m.record_standing_events,
	offices: m.record_offices,
	badges: m.record_badges,
	distinct_members: m.record_distinct_members,
	residence_remarks: m.record_residence_remarks,
	meetings: m.record_meetings,
	agenda_items: m.record_agenda_items,
	votes: m.record_votes,
	recurring_items: m.record_recurring_items,
	task_reports: m.record_task_reports,
	contributions: m.record_contributions,
	reschedulings: m.record_reschedulings,
	handouts: m.record_handouts,
	minutes_versions: m.record_minutes_versions,
	tasks: m.record_tasks
} satisfies Record<keyof Records, () => string>;

export const FIELDS = {
	units: {
		name: m.field_units_name,
		short_name: m.field_units_short_name,
		level: m.field_units_level,
		parent: m.field_units_parent,
		code: m.field_units_code,
		cell_kind: m.field_units_cell_kind,
		not_kept: m.field_units_not_kept
	},
	profiles: {
		name: m.field_profiles_name,
		higher_body: m.field_profiles_higher_body,
		place: m.field_profiles_place,
		meeting_place: m.field_profiles_meeting_place,
		regular_minutes: m.field_profiles_regular_minutes,
		cell_kind: m.field_profiles_cell_kind,
		commune: m.field_profiles_commune,
		province: m.field_profiles_province,
		not_kept: m.field_profiles_not_kept
	},
	people: {
		name: m.field_people_name,
		role: m.field_people_role,
		member: m.field_people_member,
		left: m.field_people_left
	},
	members: {
		family_middle: m.field_members_family_middle,
		given: m.field_members_given,
		birth_name: m.field_members_birth_name,
		other_names: m.field_members_other_names,
		sex: m.field_members_sex,
		birth: m.field_members_birth,
		ethnicity: m.field_members_ethnicity,
		religion: m.field_members_religion,
		native_place: m.field_members_native_place,
		permanent_address: m.field_members_permanent_address,
		present_address: m.field_members_present_address,
		citizen_id: m.field_members_citizen_id,
		phone: m.field_members_phone,
		education: m.field_members_education,
		political_theory: m.field_members_political_theory,
		profession: m.field_members_profession,
		languages: m.field_members_languages,
		occupation_before: m.field_members_occupation_before,
		occupation: m.field_members_occupation,
		admission_number: m.field_members_admission_number,
		admission_decided: m.field_members_admission_decided,
		joined: m.field_members_joined,
		joined_place: m.field_members_joined_place,
		introducers: m.field_members_introducers,
		official_decided: m.field_members_official_decided,
		official_from: m.field_members_official_from,
		card_number: m.field_members_card_number,
		file_number: m.field_members_file_number,
		list_number: m.field_members_list_number,
		note: m.field_members_note,
		kind: m.field_members_kind,
		joined_cell: m.field_members_joined_cell,
		fee_class: m.field_members_fee_class,
		fee_decision: m.field_members_fee_decision,
		fee_eased_until: m.field_members_fee_eased_until,
		native_place_now: m.field_members_native_place_now,
		other_numbers: m.field_members_other_numbers,
		merged_into: m.field_members_merged_into
	},
	memberships: {
		member: m.field_memberships_member,
		kind: m.field_memberships_kind,
		since: m.field_memberships_since,
		until: m.field_memberships_until,
		name: m.field_memberships_name,
		home: m.field_memberships_home,
		residence: m.field_memberships_residence,
		paper: m.field_memberships_paper,
		merged_into: m.field_memberships_merged_into
	},
	standing_events: {
		member: m.field_standing_events_member,
		change: m.field_standing_events_change,
		effective: m.field_standing_events_effective,
		until: m.field_standing_events_until,
		decision: m.field_standing_events_decision,
		note: m.field_standing_events_note,
		place: m.field_standing_events_place,
		fee_through: m.field_standing_events_fee_through
	},
	offices: {
		member: m.field_offices_member,
		role: m.field_offices_role,
		since: m.field_offices_since,
		until: m.field_offices_until,
		decision: m.field_offices_decision
	},
	badges: {
		member: m.field_badges_member,
		years: m.field_badges_years,
		number: m.field_badges_number,
		given: m.field_badges_given,
		decision: m.field_badges_decision,
		early: m.field_badges_early
	},
	distinct_members: {
		one: m.field_distinct_members_one,
		other: m.field_distinct_members_other
	},
	residence_remarks: {
		membership: m.field_residence_remarks_membership,
		year: m.field_residence_remarks_year,
		handed_out: m.field_residence_remarks_handed_out
	},
	meetings: {
		kind: m.field_meetings_kind,
		theme: m.field_meetings_theme,
		planned: m.field_meetings_planned,
		state: m.field_meetings_state,
		place: m.field_meetings_place,
		chair: m.field_meetings_chair,
		minute_taker: m.field_meetings_minute_taker,
		began: m.field_meetings_began,
		ended: m.field_meetings_ended,
		planned_minutes: m.field_meetings_planned_minutes,
		minutes: m.field_meetings_minutes,
		number: m.field_meetings_number,
		announced: m.field_meetings_announced,
		guests: m.field_meetings_guests,
		reopened: m.field_meetings_reopened,
		version: m.field_meetings_version,
		prepares: m.field_meetings_prepares,
		observers: m.field_meetings_observers,
		theme_source: m.field_meetings_theme_source,
		author: m.field_meetings_author,
		programme: m.field_meetings_programme,
		materials: m.field_meetings_materials,
		attendance: m.field_meetings_attendance,
		roll: m.field_meetings_roll
	},
	agenda_items: {
		meeting: m.field_agenda_items_meeting,
		rank: m.field_agenda_items_rank,
		kind: m.field_agenda_items_kind,
		title: m.field_agenda_items_title,
		presenter: m.field_agenda_items_presenter,
		planned_minutes: m.field_agenda_items_planned_minutes,
		source: m.field_agenda_items_source,
		chair_note: m.field_agenda_items_chair_note,
		record: m.field_agenda_items_record,
		late: m.field_agenda_items_late,
		part_of: m.field_agenda_items_part_of,
		recurring: m.field_agenda_items_recurring,
		approves: m.field_agenda_items_approves,
		reports: m.field_agenda_items_reports,
		derived_from: m.field_agenda_items_derived_from
	},
	votes: {
		meeting: m.field_votes_meeting,
		item: m.field_votes_item,
		motion: m.field_votes_motion,
		method: m.field_votes_method,
		base: m.field_votes_base,
		in_favour: m.field_votes_in_favour,
		against: m.field_votes_against,
		abstained: m.field_votes_abstained,
		threshold_num: m.field_votes_threshold_num,
		threshold_den: m.field_votes_threshold_den,
		threshold_strict: m.field_votes_threshold_strict,
		rule: m.field_votes_rule,
		carried: m.field_votes_carried,
		kind: m.field_votes_kind,
		working: m.field_votes_working,
		voters: m.field_votes_voters
	},
	recurring_items: {
		rank: m.field_recurring_items_rank,
		meetings: m.field_recurring_items_meetings,
		kind: m.field_recurring_items_kind,
		title: m.field_recurring_items_title,
		presenter: m.field_recurring_items_presenter,
		planned_minutes: m.field_recurring_items_planned_minutes,
		source: m.field_recurring_items_source,
		chair_note: m.field_recurring_items_chair_note,
		active: m.field_recurring_items_active
	},
	task_reports: {
		meeting: m.field_task_reports_meeting,
		task: m.field_task_reports_task,
		opening: m.field_task_reports_opening,
		result: m.field_task_reports_result,
		state: m.field_task_reports_state
	},
	contributions: {
		meeting: m.field_contributions_meeting,
		item: m.field_contributions_item,
		speaker: m.field_contributions_speaker,
		name: m.field_contributions_name,
		words: m.field_contributions_words
	},
	reschedulings: {
		meeting: m.field_reschedulings_meeting,
		before: m.field_reschedulings_before,
		after: m.field_reschedulings_after,
		reason: m.field_reschedulings_reason,
		decided: m.field_reschedulings_decided
	},
	handouts: {
		meeting: m.field_handouts_meeting,
		what: m.field_handouts_what,
		way: m.field_handouts_way,
		receivers: m.field_handouts_receivers,
		given: m.field_handouts_given
	},
	minutes_versions: {
		meeting: m.field_minutes_versions_meeting,
		version: m.field_minutes_versions_version,
		closed: m.field_minutes_versions_closed,
		reason: m.field_minutes_versions_reason,
		words: m.field_minutes_versions_words
	},
	tasks: {
		title: m.field_tasks_title,
		meeting: m.field_tasks_meeting,
		item: m.field_tasks_item,
		owner_member: m.field_tasks_owner_member,
		due: m.field_tasks_due,
		state: m.field_tasks_state,
		result: m.field_tasks_result,
		finished: m.field_tasks_finished,
		reports_at: m.field_tasks_reports_at,
		note: m.field_tasks_note
	}
} satisfies { [K in keyof Records]: Record<Records[K], () => string> };
