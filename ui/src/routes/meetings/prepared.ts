/** The meetings of the cell that a meeting of its committee can prepare. */
import { call } from '$backend/backend';
import { showDay } from '$words';
import { KINDS, timeOf } from './names';

/** Meetings of the cell that are not over, and the one already chosen. */
export async function preparable(chosen: string | null): Promise<{ value: string; label: string }[]> {
	const { rows } = await call('list_ahead', { chosen });
	return rows
		.filter((row) => row.kind !== 'committee')
		.map((row) => ({ value: row.id, label: `${KINDS[row.kind]()}, ${showDay(row.planned)} ${timeOf(row.planned)}` }));
}
