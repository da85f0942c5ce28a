/** Searching the book from anywhere. */
import { call } from '$backend/backend';
import type { FoundKind } from '$backend/bindings/FoundKind';
import { m } from '$words';
import type { Found } from './standing';

const KINDS = {
	member: { group: m.frame_search_members, path: (id) => `/members/${id}` },
	meeting: { group: m.frame_search_meetings, path: (id) => `/meetings/${id}` },
	task: { group: m.frame_search_tasks, path: (id) => `/tasks?task=${id}` },
	draft: { group: m.frame_search_drafts, path: (id) => `/drafts/${id}` }
} satisfies Record<FoundKind, { group: () => string; path: (id: string) => string }>;

/** Asks the book; the best first. */
export async function findInBook(typed: string): Promise<Found[]> {
	const { found } = await call('search_book', { search: typed });
	return found.map(({ kind, id, title, detail }) => {
		const group = KINDS[kind].group();
		return { key: `${kind} ${id}`, group, label: title, detail: [group, detail].filter(Boolean).join(' · '), href: KINDS[kind].path(id) };
	});
}
