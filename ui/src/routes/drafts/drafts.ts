/** The list of drafts: filters, counts, search, order. */
import type { DraftRow } from '$backend/bindings/DraftRow';
import type { DraftStage } from '$backend/bindings/DraftStage';
import { folded } from '$parts/choice';
import type { Sorting } from '$parts/order';

/** The stages in the order of a draft's way. */
export const WAY: readonly DraftStage[] = ['writing', 'for_review', 'returned', 'approved', 'handed_in'];

/** How many drafts stand at a stage. */
export function counted(drafts: readonly DraftRow[], stage: DraftStage): number {
	return drafts.filter((draft) => draft.stage === stage).length;
}

/** The drafts that any of the stages leaves and that hold every word searched for, tones or no tones. */
export function found(drafts: readonly DraftRow[], stages: readonly DraftStage[], search: string): DraftRow[] {
	const words = folded(search).split(/\s+/).filter(Boolean);
	return drafts.filter((draft) => {
		const text = folded(`${draft.title} ${draft.authors} ${draft.theme} ${draft.programme} ${draft.unit}`);
		return (stages.length === 0 || stages.includes(draft.stage)) && words.every((word) => text.includes(word));
	});
}

const sortable = (day: string) => (day ? day.split('/').reverse().join('-') : '9999');

/** The drafts in an order; without one as the book gives them. */
export function inOrder(drafts: readonly DraftRow[], sorting: Sorting | null, names: Intl.Collator): DraftRow[] {
	if (!sorting) return [...drafts];
	// Names sort by the given name, which stands last.
	const given = (name: string) => (name.split(', ')[0] ?? '').split(' ').reverse().join(' ');
	const order: Record<string, (one: DraftRow, other: DraftRow) => number> = {
		title: (one, other) => names.compare(one.title, other.title),
		authors: (one, other) => names.compare(given(one.authors), given(other.authors)),
		meeting: (one, other) => sortable(one.meeting_day).localeCompare(sortable(other.meeting_day)),
		stage: (one, other) => WAY.indexOf(one.stage) - WAY.indexOf(other.stage)
	};
	const compare = order[sorting.column] ?? (() => 0);
	return [...drafts].sort((one, other) => (sorting.descending ? -compare(one, other) : compare(one, other)));
}
