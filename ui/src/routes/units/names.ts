/** What the choices of the tree of units are called. */
import type { UnitAction } from '$backend/bindings/UnitAction';
import type { UnitChangeRow } from '$backend/bindings/UnitChangeRow';
import type { UnitLevel } from '$backend/bindings/UnitLevel';
import { m } from '$words';

export const LEVELS: Record<UnitLevel, () => string> = {
	cell: m.units_level_cell,
	group: m.units_level_group,
	subcommittee: m.units_level_subcommittee,
	commune: m.units_level_commune,
	province: m.units_level_province
};

const HISTORY: Record<UnitAction, (names: { before: string; after: string; other: string }) => string> = {
	close: m.units_history_close,
	merge: m.units_history_merge,
	split: m.units_history_split,
	rename: m.units_history_rename,
	move: m.units_history_move,
	reopen: m.units_history_reopen
};

/** What happened to a unit, in one sentence. */
export const happened = (change: Pick<UnitChangeRow, 'action' | 'before' | 'after' | 'other'>): string => HISTORY[change.action](change);

/** What a person does to a unit, in the order of the form. Reopening has its own button. */
export type Deed = Exclude<UnitAction, 'reopen'>;

/** The deeds with their words. */
export const deeds = (): { value: Deed; label: string; hint: string }[] => [
	{ value: 'rename', label: m.units_action_rename(), hint: m.units_action_rename_hint() },
	{ value: 'move', label: m.units_action_move(), hint: m.units_action_move_hint() },
	{ value: 'merge', label: m.units_action_merge(), hint: m.units_action_merge_hint() },
	{ value: 'split', label: m.units_action_split(), hint: m.units_action_split_hint() },
	{ value: 'close', label: m.units_action_close(), hint: m.units_action_close_hint() }
];
