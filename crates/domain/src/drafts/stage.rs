//! How far a draft is, as a person sees it: its state, and whether it was handed in.

use super::DraftState;
use crate::record::choice;

choice! {
    /// How far a draft is on its way.
    DraftStage {
        /// Being written.
        Writing = "writing",
        /// For review.
        ForReview = "for_review",
        /// Returned with a remark.
        Returned = "returned",
        /// Approved, and not handed in yet.
        Approved = "approved",
        /// Handed in.
        HandedIn = "handed_in",
    }
}

impl DraftStage {
    /// The stage of a draft. What was opened again after it was handed in is being mended.
    #[must_use]
    pub const fn of(state: DraftState, handed_in: bool) -> Self {
        match state {
            DraftState::Writing => Self::Writing,
            DraftState::ForReview => Self::ForReview,
            DraftState::Returned => Self::Returned,
            DraftState::Approved if handed_in => Self::HandedIn,
            DraftState::Approved => Self::Approved,
        }
    }
}
