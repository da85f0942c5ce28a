/** What the days ahead of members are called, and how far they are. */
import type { DeadlineKind } from '$backend/bindings/DeadlineKind';
import type { DeadlineView } from '$backend/bindings/DeadlineView';
import { m } from '$words';

const KINDS = {
	probation_ends: () => m.members_deadline_probation_ends(),
	propose_official: () => m.members_deadline_propose_official(),
	badge: ({ years }) => m.members_deadline_badge({ years: years ?? 0 }),
	away_ends: () => m.members_deadline_away_ends(),
	visit_ends: () => m.members_deadline_visit_ends(),
	exemption_ends: () => m.members_deadline_exemption_ends(),
	suspension_ends: () => m.members_deadline_suspension_ends(),
	fee_eased_ends: () => m.members_deadline_fee_eased_ends(),
	request_acknowledged: () => m.members_deadline_request_acknowledged(),
	request_copy: () => m.members_deadline_request_copy(),
	request_correction: () => m.members_deadline_request_correction(),
	request_erasure: () => m.members_deadline_request_erasure()
} satisfies Record<DeadlineKind, (deadline: DeadlineView) => string>;

/** "Hết thời gian dự bị". */
export function showDeadline(deadline: DeadlineView): string {
	return KINDS[deadline.kind](deadline);
}

/** "còn 12 ngày", "hôm nay", "quá 3 ngày". */
export function showDaysLeft(days: number): string {
	if (days === 0) return m.members_deadline_today();
	return days > 0 ? m.members_deadline_left({ days }) : m.members_deadline_past({ days: -days });
}
