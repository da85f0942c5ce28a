/** Which part of the roster is in sight: kept while the window stands, so that coming back from a file finds it. */
import type { ListMembers } from '$backend/bindings/ListMembers';
import type { MemberFilter } from '$backend/bindings/MemberFilter';
import type { MemberSort } from '$backend/bindings/MemberSort';
import type { Sorting } from '$parts/order';

const SORTS: Record<string, MemberSort> = { name: 'name', birth: 'birth', joined: 'joined' };

class Roster {
	search = $state('');
	filter: MemberFilter | null = $state(null);
	sorting: Sorting = $state({ column: 'name', descending: false });

	/** What the book is asked for. */
	get request(): ListMembers {
		const { column, descending } = this.sorting;
		return { search: this.search, filter: this.filter, sort: SORTS[column] ?? 'name', descending };
	}

	/** Whether something narrows the list. */
	get narrowed(): boolean {
		return this.search.trim() !== '' || this.filter !== null;
	}

	/** A press on a filter: one at a time, pressed again it goes off. */
	pick(on: readonly MemberFilter[]): void {
		this.filter = on.find((filter) => filter !== this.filter) ?? null;
	}

	/** The whole list. */
	clear(): void {
		this.search = '';
		this.filter = null;
	}
}

export const roster = new Roster();
