/** The list of tasks: filters, counts, search, order. */
import type { TaskRow } from '$backend/bindings/TaskRow';
import { folded } from '$parts/choice';
import type { Sorting } from '$parts/order';

/** A filter of the list. A late task is open too. */
export type TaskFilter = 'open' | 'late' | 'done' | 'dropped';

/** Whether a task stands under a filter. */
export function fits(task: TaskRow, filter: TaskFilter): boolean {
	return filter === 'late' ? task.late : task.state === filter;
}

/** How many tasks each filter would leave. */
export function counts(tasks: readonly TaskRow[]): Record<TaskFilter, number> {
	const number = (filter: TaskFilter) => tasks.filter((task) => fits(task, filter)).length;
	return { open: number('open'), late: number('late'), done: number('done'), dropped: number('dropped') };
}

/** The tasks that any of the filters leaves and that hold every word searched for, tones or no tones. */
export function found(tasks: readonly TaskRow[], filters: readonly TaskFilter[], search: string): TaskRow[] {
	const words = folded(search).split(/\s+/).filter(Boolean);
	return tasks.filter((task) => {
		const text = folded(`${task.title} ${task.owner_name} ${task.result}`);
		return (filters.length === 0 || filters.some((filter) => fits(task, filter))) && words.every((word) => text.includes(word));
	});
}

/** A day as the book shows it, so that it sorts: 05/09/2026 is 2026-09-05. No day comes last. */
export function sortable(day: string): string {
	return day ? day.split('/').reverse().join('-') : '9999';
}

/** The tasks in an order; without one as the book gives them. */
export function inOrder(tasks: readonly TaskRow[], sorting: Sorting | null, names: Intl.Collator): TaskRow[] {
	if (!sorting) return [...tasks];
	const given = (name: string) => name.split(' ').reverse().join(' ');
	const order: Record<string, (one: TaskRow, other: TaskRow) => number> = {
		title: (one, other) => names.compare(one.title, other.title),
		owner: (one, other) => names.compare(given(one.owner_name), given(other.owner_name)),
		due: (one, other) => sortable(one.due).localeCompare(sortable(other.due)),
		meeting: (one, other) => sortable(one.meeting_day).localeCompare(sortable(other.meeting_day))
	};
	const compare = order[sorting.column] ?? (() => 0);
	return [...tasks].sort((one, other) => (sorting.descending ? -compare(one, other) : compare(one, other)));
}
