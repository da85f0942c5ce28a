/** What each parameter of the rules is called. A new parameter is missing here until it has words. */
import type { ParameterView } from '$backend/bindings/ParameterView';
import type { RuleKey } from '$backend/bindings/RuleKey';
import { FACTS, m } from '$words';

const RULES = {
	'charter.admission_age': m.rule_charter_admission_age,
	'charter.admission_ceremony_from': m.rule_charter_admission_ceremony_from,
	'charter.admission_ceremony_workdays': m.rule_charter_admission_ceremony_workdays,
	'charter.admission_class_certificate_months': m.rule_charter_admission_class_certificate_months,
	'charter.admission_introducer_months': m.rule_charter_admission_introducer_months,
	'charter.badge_batches': m.rule_charter_badge_batches,
	'charter.badge_years': m.rule_charter_badge_years,
	'charter.base_leaves_out': m.rule_charter_base_leaves_out,
	'charter.cell_min_official': m.rule_charter_cell_min_official,
	'charter.committee_max_members': m.rule_charter_committee_max_members,
	'charter.committee_min_official': m.rule_charter_committee_min_official,
	'charter.congress_years': m.rule_charter_congress_years,
	'charter.party_age_from': m.rule_charter_party_age_from,
	'charter.probation_months': m.rule_charter_probation_months,
	'charter.probation_propose_workdays': m.rule_charter_probation_propose_workdays,
	'charter.quorum_congress': m.rule_charter_quorum_congress,
	'charter.quorum_meeting': m.rule_charter_quorum_meeting,
	'charter.readmission_months': m.rule_charter_readmission_months,
	'charter.removal_months_in_year': m.rule_charter_removal_months_in_year,
	'charter.transfer_formal_workdays': m.rule_charter_transfer_formal_workdays,
	'charter.transfer_present_workdays': m.rule_charter_transfer_present_workdays,
	'charter.vote_admission': m.rule_charter_vote_admission,
	'charter.vote_official': m.rule_charter_vote_official,
	'charter.vote_ordinary': m.rule_charter_vote_ordinary,
	'charter.vote_progress': m.rule_charter_vote_progress,
	'evaluation.common_points': m.rule_evaluation_common_points,
	'evaluation.completed_late_at_most': m.rule_evaluation_completed_late_at_most,
	'evaluation.excellent_cap': m.rule_evaluation_excellent_cap,
	'evaluation.excellent_cap_base': m.rule_evaluation_excellent_cap_base,
	'evaluation.excellent_over_requirement': m.rule_evaluation_excellent_over_requirement,
	'evaluation.levels': m.rule_evaluation_levels,
	'evaluation.result_points': m.rule_evaluation_result_points,
	'fee.exempt_party_age': m.rule_fee_exempt_party_age,
	'fee.hardship_max_months': m.rule_fee_hardship_max_months,
	'fee.insured': m.rule_fee_insured,
	'fee.other': m.rule_fee_other,
	'fee.pension': m.rule_fee_pension,
	'fee.retain_village_cell': m.rule_fee_retain_village_cell,
	'fee.student': m.rule_fee_student,
	'meetings.attendance_target': m.rule_meetings_attendance_target,
	'meetings.combined_min_minutes': m.rule_meetings_combined_min_minutes,
	'meetings.materials_days_before': m.rule_meetings_materials_days_before,
	'meetings.regular_min_minutes': m.rule_meetings_regular_min_minutes,
	'meetings.roster_reconcile_months': m.rule_meetings_roster_reconcile_months,
	'meetings.score_groups': m.rule_meetings_score_groups,
	'meetings.score_levels': m.rule_meetings_score_levels,
	'meetings.thematic_min_per_quarter': m.rule_meetings_thematic_min_per_quarter,
	'meetings.upload_days_after': m.rule_meetings_upload_days_after,
	'moves.formal_in': m.rule_moves_formal_in,
	'moves.formal_out': m.rule_moves_formal_out,
	'moves.temporary_in': m.rule_moves_temporary_in,
	'moves.temporary_out': m.rule_moves_temporary_out,
	'moves.unit_reopen_days': m.rule_moves_unit_reopen_days,
	'papers.margins_mm': m.rule_papers_margins_mm,
	'papers.number_scope': m.rule_papers_number_scope,
	'papers.tone_order': m.rule_papers_tone_order,
	'personal_data.answer_workdays': m.rule_personal_data_answer_workdays,
	'personal_data.copy_days': m.rule_personal_data_copy_days,
	'personal_data.correction_days': m.rule_personal_data_correction_days,
	'personal_data.erasure_days': m.rule_personal_data_erasure_days,
	'personal_data.erasure_keeps': m.rule_personal_data_erasure_keeps,
	'programmes.product_per_thematic': m.rule_programmes_product_per_thematic,
	'programmes.tag': m.rule_programmes_tag,
	'programmes.pilot': m.rule_programmes_pilot,
	'programmes.begins': m.rule_programmes_begins,
	'programmes.phases': m.rule_programmes_phases
} satisfies Record<RuleKey, () => string>;

const TOPICS: Record<string, () => string> = {
	meetings: m.rules_meetings,
	charter: m.rules_charter,
	papers: m.rules_papers,
	fee: m.rules_fee,
	evaluation: m.rules_evaluation,
	programmes: m.rules_programmes,
	moves: m.rules_moves,
	personal_data: m.rules_personal_data
};

/** The rules of one topic, in the order the book lists them. */
export type RuleGroup = { key: string; title: string; rules: (ParameterView & { title: string })[] };

/** Puts parameters together by topic. */
export function ruleGroups(parameters: readonly ParameterView[]): RuleGroup[] {
	const groups = new Map<string, RuleGroup>();
	for (const parameter of parameters) {
		const topic = parameter.key.split('.')[0] ?? '';
		const group = groups.get(topic) ?? { key: topic, title: TOPICS[topic]?.() ?? topic, rules: [] };
		const title = parameter.key in RULES ? RULES[parameter.key as RuleKey]() : parameter.key;
		group.rules.push({ ...parameter, title });
		groups.set(topic, group);
	}
	return [...groups.values()];
}

const WORDS: Record<string, () => string> = {
	temporarily_away: m.rule_word_temporarily_away,
	exempt_and_absent: m.rule_word_exempt_and_absent,
	suspended: m.rule_word_suspended,
	excused_throughout: m.rule_word_excused_throughout,
	conference: m.rule_word_conference,
	official: m.rule_word_official,
	official_not_exempt: m.rule_word_official_not_exempt,
	present: m.rule_word_present,
	for_and_against: m.rule_word_for_and_against,
	issued: m.rule_word_issued,
	received: m.rule_word_received,
	admission_decision: m.rule_word_admission_decision,
	joining_date: m.rule_word_joining_date,
	type_and_term: m.rule_word_type_and_term,
	type_and_year: m.rule_word_type_and_year,
	rated_good: m.rule_word_rated_good,
	evaluated: m.rule_word_evaluated,
	to_be_chosen: m.rule_word_to_be_chosen
};

/** Puts the keys inside a value into words; signs and figures stay. */
export function ruleValue(value: string): string {
	return value.replace(/[a-z]+(?:_[a-z]+)*/g, (key) => (WORDS[key] ?? FACTS[key as keyof typeof FACTS])?.() ?? key);
}
