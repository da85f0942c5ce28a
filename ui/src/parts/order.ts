/** Moving along rows and moving rows. */

/** The row the keys lead to from `at`, or `null` when the key means nothing to a list. */
export function rowByKey(key: string, at: number, count: number, page: number): number | null {
	if (count === 0) return null;
	const within = (row: number) => Math.min(count - 1, Math.max(0, row));
	switch (key) {
		case 'ArrowDown':
			return within(at + 1);
		case 'ArrowUp':
			return within(at - 1);
		case 'PageDown':
			return within(at + page);
		case 'PageUp':
			return within(at - page);
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return null;
	}
}

/** The list with the row at `from` standing at `to`. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
	const row = rows[from];
	if (row === undefined || to < 0 || to >= rows.length) return [...rows];
	const others = rows.filter((_, index) => index !== from);
	return [...others.slice(0, to), row, ...others.slice(to)];
}

/** Where a row dragged to height `y` belongs, given the middles of the rows in order. */
export function placeAt(y: number, from: number, middles: readonly number[]): number {
	const above = middles.filter((middle, index) => index !== from && middle < y).length;
	return Math.min(above, middles.length - 1);
}

/** Which way a column is sorted. */
export type Sorting = { column: string; descending: boolean };

/** The sorting after a press on a column's header: the same column turns round, another starts upward. */
export function sortedBy(column: string, now: Sorting | null): Sorting {
	return { column, descending: now?.column === column ? !now.descending : false };
}
