/** The pages in the order of the rail. */
import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import FileText from '@lucide/svelte/icons/file-text';
import House from '@lucide/svelte/icons/house';
import ListChecks from '@lucide/svelte/icons/list-checks';
import NotebookText from '@lucide/svelte/icons/notebook-text';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';
import type { Icon } from '$parts/icon';
import { m } from '$words';

/** One page of the rail. */
export type Page = {
	path: string;
	name: () => string;
	icon: Icon;
	/** Rooms with paths of their own that are entered from it. */
	rooms?: readonly string[];
	/** It exists; a test holds this against the routes. */
	built: boolean;
};

export const PAGES: readonly Page[] = [
	{ path: '/', name: m.page_today, icon: House, built: true },
	{ path: '/meetings', name: m.page_meetings, icon: CalendarDays, rooms: ['/incoming', '/programmes'], built: true },
	{ path: '/members', name: m.page_members, icon: Users, built: true },
	{ path: '/tasks', name: m.page_tasks, icon: ListChecks, built: true },
	{ path: '/drafts', name: m.page_drafts, icon: FileText, built: true },
	{ path: '/registers', name: m.page_registers, icon: NotebookText, built: false },
	{ path: '/overview', name: m.page_overview, icon: ChartColumn, built: false },
	{ path: '/exchange', name: m.page_exchange, icon: ArrowLeftRight, built: true },
	{ path: '/settings', name: m.page_settings, icon: Settings, rooms: ['/units'], built: true }
];

/** The pages the rail shows. */
export const BUILT_PAGES = PAGES.filter((page) => page.built);

/** Whether the rail marks `page` as the one in sight at `path`: its own path, its rooms, and all below them. */
export function isSelected(page: Page, path: string): boolean {
	if (page.path === '/') return path === '/';
	return [page.path, ...(page.rooms ?? [])].some((room) => path === room || path.startsWith(`${room}/`));
}
