/** The meetings a task can be reported at. */
import { call } from '$backend/backend';
import { m, showDay } from '$words';

/** Meetings that are not over, and the one already chosen. */
export async function meetingsAhead(chosen: string | null): Promise<{ value: string; label: string }[]> {
	const { rows } = await call('list_ahead', { chosen });
	return rows.map((row) => ({ value: row.id, label: m.tasks_meeting_of({ day: showDay(row.planned) }) }));
}
