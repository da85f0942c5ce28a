/** The one next step of a month. */
import type { PathStep } from '$backend/bindings/PathStep';
import type { TodayView } from '$backend/bindings/TodayView';
import { m } from '$words';

/** What the button of each step says. */
export const STEP_BUTTONS = {
	prepare: m.today_prepare,
	announce: m.today_announce,
	roll: m.today_roll,
	discuss: m.today_discuss,
	minutes: m.today_minutes,
	score: m.today_score,
	close: m.today_close,
	products: m.today_products
} satisfies Record<PathStep, () => string>;

/** What a person should do next: fill the roster, go on with a meeting, plan one, or nothing this month. */
export type NextStep =
	| { do: 'import' }
	| { do: 'meeting'; id: string; step: PathStep }
	| { do: 'plan' }
	| { do: 'nothing' };

/** Decides it. A meeting that stands open comes before everything else. */
export function nextStep({ next, members, month_has_meeting }: Pick<TodayView, 'next' | 'members' | 'month_has_meeting'>): NextStep {
	if (next) {
		const step = next.path.find(({ done }) => !done)?.step ?? 'close';
		return { do: 'meeting', id: next.meeting.id, step };
	}
	if (members.all === 0) return { do: 'import' };
	return month_has_meeting ? { do: 'nothing' } : { do: 'plan' };
}
