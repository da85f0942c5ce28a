/** What can be begun from the search, beside what can be found. */
import { m } from '$words';
import type { Found } from './standing';

/** Every command, with its words in the language of now. */
export function commands(lock: () => void): Found[] {
	const group = m.frame_search_commands();
	const to = (label: string, href: string): Found => ({ key: `command ${href}`, group, label, href });
	return [
		to(m.command_plan_meeting(), '/meetings/new'),
		to(m.command_add_member(), '/members/new'),
		to(m.command_import(), '/members/import'),
		to(m.command_transfers(), '/members/transfers'),
		to(m.command_units(), '/units'),
		to(m.command_exchange(), '/exchange#now'),
		to(m.command_history(), '/history'),
		to(m.command_help(), '/help'),
		{ key: 'command lock', group, label: m.command_lock(), href: '/', run: lock }
	];
}
