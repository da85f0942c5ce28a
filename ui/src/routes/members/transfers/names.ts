/** What the choices of a transfer are called. */
import type { TransferKind } from '$backend/bindings/TransferKind';
import type { TransferRow } from '$backend/bindings/TransferRow';
import type { TransferView } from '$backend/bindings/TransferView';
import { m } from '$words';

/** The sorts of transfer that a cell itself writes. */
export const KINDS: Record<Exclude<TransferKind, 'reorganised'>, () => string> = {
	formal: m.transfers_kind_formal,
	temporary: m.transfers_kind_temporary
};

const WAYS = {
	out: {
		formal: m.transfers_way_out_formal,
		temporary: m.transfers_way_out_temporary,
		reorganised: m.transfers_way_out_reorganised
	},
	in: {
		formal: m.transfers_way_in_formal,
		temporary: m.transfers_way_in_temporary,
		reorganised: m.transfers_way_in_reorganised
	}
};

const STATES: Record<TransferRow['state'], () => string> = {
	prepared: m.transfers_state_prepared,
	letter_given: m.transfers_state_letter_given,
	left: m.transfers_state_left,
	received: m.transfers_state_received,
	returned: m.transfers_state_returned,
	sent_back: m.transfers_state_sent_back,
	taken_back: m.transfers_state_taken_back
};

/** Away or here, for good or for a time. */
export const wayOf = ({ direction, kind }: TransferRow): string => WAYS[direction][kind]();

/** How far it has come. */
export const stateOf = ({ direction, state }: TransferRow): string =>
	direction === 'in' && state === 'left' ? m.transfers_state_left_in() : STATES[state]();

/** By when the next step is due. */
export function dueOf({ due, days }: TransferRow): string {
	if (!due) return '';
	return (days ?? 0) < 0 ? m.transfers_due_late({ day: due }) : m.transfers_due_by({ day: due });
}

/** What to do next, in one sentence. */
export function nextOf({ row, carried }: TransferView): string {
	if (!row.open) return m.transfers_done();
	if (row.state === 'prepared') return m.transfers_next_prepared();
	if (row.state === 'letter_given') return m.transfers_next_letter_given();
	if (row.state === 'sent_back') return m.transfers_next_sent_back();
	if (row.state === 'received') return m.transfers_next_away();
	if (row.direction === 'in') return m.transfers_next_left_in();
	return carried ? m.transfers_next_left_carried() : m.transfers_next_left();
}

/** One step across the top of a transfer's page. */
export type PathStep = { key: string; label: string; state: 'done' | 'now' | 'later'; lacks?: number };

/** The path of a transfer; the checklist's open steps are what its present step lacks. */
export function pathOf({ row, steps }: TransferView): PathStep[] {
	const away = row.kind === 'temporary' ? [{ key: 'returned', label: m.transfers_path_return() }] : [];
	const stations =
		row.direction === 'out'
			? [
					{ key: 'prepared', label: m.transfers_path_prepare() },
					{ key: 'letter_given', label: m.transfers_path_letter() },
					{ key: 'left', label: m.transfers_path_leave() },
					{ key: 'received', label: m.transfers_path_receive() },
					...away
				]
			: [
					{ key: 'left', label: m.transfers_path_come() },
					{ key: 'received', label: m.transfers_path_received_here() },
					...away
				];
	const reached = stations.findIndex(({ key }) => key === row.state);
	const over = !row.open;
	const lacks = steps.filter(({ done }) => done === '').length;
	return stations.map(({ key, label }, place) => {
		const state = over || place <= reached ? 'done' : place === reached + 1 ? 'now' : 'later';
		return state === 'now' && lacks > 0 ? { key, label, state, lacks } : { key, label, state };
	});
}
