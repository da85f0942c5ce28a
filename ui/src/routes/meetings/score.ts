/** What the record says of a criterion, in words and figures. */
import type { CriterionView } from '$backend/bindings/CriterionView';
import type { EvidenceView } from '$backend/bindings/EvidenceView';
import type { Proof } from '$backend/bindings/Proof';
import type { ScoreLevel } from '$backend/bindings/ScoreLevel';
import { m, showPercent } from '$words';

export const LEVELS: Record<ScoreLevel, () => string> = {
	good: m.score_level_good,
	fair: m.score_level_fair,
	average: m.score_level_average,
	weak: m.score_level_weak
};

const WORDS: Record<Proof, (evidence: EvidenceView) => string> = {
	missing_minutes: ({ part }) => (part === 0 ? m.score_ev_minutes_full() : m.score_ev_minutes_missing({ count: part })),
	attendance: (evidence) =>
		[m.score_ev_attendance(inShare(evidence)), evidence.somebody_absent ? m.score_ev_absent() : ''].filter(Boolean).join(' '),
	excused_running: ({ part }) => (part === 0 ? m.score_ev_excused_none() : m.score_ev_excused({ count: part })),
	committee_met: ({ holds }) => (holds ? m.score_ev_committee_yes() : m.score_ev_committee_no()),
	announced: ({ holds }) => (holds ? m.score_ev_announced_yes() : m.score_ev_announced_no()),
	materials: ({ holds }) => (holds ? m.score_ev_materials_yes() : m.score_ev_materials_no()),
	speakers: (evidence) => m.score_ev_speakers(inShare(evidence)),
	written: (evidence) => m.score_ev_written(inShare(evidence)),
	quorum: ({ holds }) => (holds ? m.score_ev_quorum_yes() : m.score_ev_quorum_no()),
	tasks_done: (evidence) => m.score_ev_tasks(inShare(evidence)),
	filed: ({ holds }) => (holds ? m.score_ev_filed_yes() : m.score_ev_filed_no())
};

function inShare({ part, whole }: EvidenceView): { part: number; whole: number; percent: string } {
	return { part, whole, percent: showPercent(part, whole) };
}

/** Why a criterion has the points it has. */
export function reason({ proof, evidence, proved, decided, remark }: CriterionView): string {
	if (!proof) return m.score_only_meeting();
	if (!evidence || proved === null) return m.score_no_evidence();
	const words = WORDS[proof](evidence);
	if (!decided) return words;
	return [words, m.score_proves({ points: proved }), remark ? m.score_because({ remark }) : ''].filter(Boolean).join(' ');
}

/** Whether points contradict what the record proves, so that a reason must be given. */
export function overrules({ proved }: Pick<CriterionView, 'proved'>, points: number): boolean {
	return proved !== null && proved !== points;
}
