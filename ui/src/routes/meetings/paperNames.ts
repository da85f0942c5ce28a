/** What the papers of a meeting are called. */
import type { MeetingPaperKind } from '$backend/bindings/MeetingPaperKind';
import type { PaperChoice } from '$backend/bindings/PaperChoice';
import type { SignedFor } from '$backend/bindings/SignedFor';
import { m } from '$words';

type Names<V extends string> = Record<V, () => string>;

export const PAPER_KINDS: Names<MeetingPaperKind> = {
	minutes: m.papers_kind_minutes,
	resolution: m.papers_kind_resolution,
	conclusion: m.papers_kind_conclusion
};

export const SIGNED_FOR: Names<SignedFor> = { cell: m.papers_signed_cell, committee: m.papers_signed_committee };

/** What the quiet line says after a step. */
export const PAPER_DONE: Record<'begun' | 'adopted', Names<MeetingPaperKind>> = {
	begun: { minutes: m.papers_done_begun_minutes, resolution: m.papers_done_begun_resolution, conclusion: m.papers_done_begun_conclusion },
	adopted: { minutes: m.meetings_done_closed, resolution: m.papers_done_adopted_resolution, conclusion: m.papers_done_adopted_conclusion }
};

/** The papers by name, for a list to choose from. */
export const PAPER_NAMES: Names<PaperChoice> = {
	notice: m.papers_name_notice,
	agenda: m.papers_name_agenda,
	chair_agenda: m.papers_name_chair_agenda,
	sign_in_sheet: m.papers_name_sign_in_sheet,
	attendance: m.papers_name_attendance,
	minutes: m.papers_kind_minutes,
	resolution: m.papers_kind_resolution,
	conclusion: m.papers_kind_conclusion,
	theme_cover: m.papers_name_theme_cover,
	product_list: m.papers_name_product_list
};
