/** The one-page guides: what a page is for, how to do its work, what is good to know. */
import { m } from '$words';

type Words = () => string;
type Guide = { title: Words; what: Words; steps: Words; know: Words };

export const GUIDES = {
	start: { title: m.guide_start_title, what: m.guide_start_what, steps: m.guide_start_steps, know: m.guide_start_know },
	today: { title: m.page_today, what: m.guide_today_what, steps: m.guide_today_steps, know: m.guide_today_know },
	meetings: { title: m.page_meetings, what: m.guide_meetings_what, steps: m.guide_meetings_steps, know: m.guide_meetings_know },
	members: { title: m.page_members, what: m.guide_members_what, steps: m.guide_members_steps, know: m.guide_members_know },
	units: { title: m.units_title, what: m.guide_units_what, steps: m.guide_units_steps, know: m.guide_units_know },
	transfers: { title: m.transfers_title, what: m.guide_transfers_what, steps: m.guide_transfers_steps, know: m.guide_transfers_know },
	import: { title: m.guide_import_title, what: m.guide_import_what, steps: m.guide_import_steps, know: m.guide_import_know },
	residents: { title: m.guide_residents_title, what: m.guide_residents_what, steps: m.guide_residents_steps, know: m.guide_residents_know },
	data: { title: m.guide_data_title, what: m.guide_data_what, steps: m.guide_data_steps, know: m.guide_data_know },
	tasks: { title: m.page_tasks, what: m.guide_tasks_what, steps: m.guide_tasks_steps, know: m.guide_tasks_know },
	drafts: { title: m.page_drafts, what: m.guide_drafts_what, steps: m.guide_drafts_steps, know: m.guide_drafts_know },
	exchange: { title: m.page_exchange, what: m.guide_exchange_what, steps: m.guide_exchange_steps, know: m.guide_exchange_know },
	history: { title: m.history_title, what: m.guide_history_what, steps: m.guide_history_steps, know: m.guide_history_know },
	settings: { title: m.page_settings, what: m.guide_settings_what, steps: m.guide_settings_steps, know: m.guide_settings_know }
} satisfies Record<string, Guide>;

/** A page that has a guide. */
export type GuideName = keyof typeof GUIDES;

/** The guides in the order a secretary meets them. */
export const GUIDE_NAMES = Object.keys(GUIDES) as GuideName[];

/** Tells the name of a guide from any other word. */
export function isGuide(name: string): name is GuideName {
	return name in GUIDES;
}
