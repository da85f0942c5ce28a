/** Why the province did not take a step, and what can be done. */
import { m } from '$words';

const REASONS: Record<string, () => string> = {
	closed: m.refused_why_closed,
	stale: m.refused_why_stale,
	not_yours: m.refused_why_not_yours,
	only_the_province: m.refused_why_only_the_province,
	too_long: m.refused_why_too_long,
	malformed: m.refused_why_malformed
};

/** A reason that a newer server gives is told by its code. */
export function whyRefused(reason: string): string {
	return REASONS[reason]?.() ?? m.refused_why_other({ reason });
}
