/** What the kinds and stages of drafts are called. */
import type { DraftKind } from '$backend/bindings/DraftKind';
import type { DraftStage } from '$backend/bindings/DraftStage';
import { m } from '$words';

export const KINDS: Record<DraftKind, () => string> = {
	presentation: m.drafts_kind_presentation,
	article: m.drafts_kind_article,
	post_text: m.drafts_kind_post_text,
	short_film: m.drafts_kind_short_film,
	podcast: m.drafts_kind_podcast,
	photo_series: m.drafts_kind_photo_series
};

export const STAGES: Record<DraftStage, () => string> = {
	writing: m.drafts_stage_writing,
	for_review: m.drafts_stage_for_review,
	returned: m.drafts_stage_returned,
	approved: m.drafts_stage_approved,
	handed_in: m.drafts_stage_handed_in
};
