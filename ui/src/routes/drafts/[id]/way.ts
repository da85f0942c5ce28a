/** One draft's way: the steps across the top, and what to do next. */
import type { DraftStage } from '$backend/bindings/DraftStage';
import type { DraftView } from '$backend/bindings/DraftView';
import { STAGES } from '$frame/drafts/names';
import { m } from '$words';

type Step = { key: string; label: string; state: 'done' | 'now' | 'later' };

/** What stands across the top: a draft that was returned is being written again. */
const STEPS: readonly DraftStage[] = ['writing', 'for_review', 'approved', 'handed_in'];

/** The steps of a draft's way. */
export function stepsOf(stage: DraftStage): Step[] {
	const at = STEPS.indexOf(stage === 'returned' ? 'writing' : stage);
	return STEPS.map((key, place) => ({
		key,
		label: (key === 'writing' && stage === 'returned' ? STAGES.returned : STAGES[key])(),
		state: place < at || (place === at && key === 'handed_in') ? 'done' : place === at ? 'now' : 'later'
	}));
}

/** The one sentence that says what comes next. */
export function nextOf({ row, doors }: Pick<DraftView, 'row' | 'doors'>): string {
	if (!row.own) return m.drafts_next_other({ unit: row.unit });
	switch (row.stage) {
		case 'writing':
			return doors.empty ? m.drafts_next_write() : m.drafts_next_send();
		case 'returned':
			return m.drafts_next_mend();
		case 'for_review':
			return doors.own_draft ? m.drafts_next_own() : m.drafts_next_review();
		case 'approved':
			return m.drafts_next_hand_in();
		case 'handed_in':
			return m.drafts_next_result();
	}
}
