//! What was said of a draft that was sent for review.

use super::DraftId;
use crate::record::{Guard, choice, id, nothing_derived, record};
use crate::units::UnitId;
use chrono::NaiveDateTime;

id! {
    /// A review's id.
    DraftReviewId
}

choice! {
    /// What a review comes to.
    Verdict {
        /// A remark that leaves the draft where it is: from the level above, or in passing.
        Remark = "remark",
        /// Sent back to be mended.
        Returned = "returned",
        /// Approved.
        Approved = "approved",
        /// Opened again after it was approved.
        Reopened = "reopened",
    }
}

record! {
    /// A review of a draft (ý kiến duyệt). It belongs to the draft's unit, whoever wrote it: a level
    /// above may remark, and only the draft's own unit decides.
    record DraftReview(DraftReviewId, DraftReviewField) = 51 in "draft_reviews",
    guard Guard::Open, derived nothing_derived;
    /// The draft.
    10 draft: DraftId, Visible, None "drafts";
    /// The unit whose book it was written in.
    11 by_unit: UnitId, Guarded, None "drafts";
    /// Who, as named then.
    12 name: String, Visible, Basic "drafts";
    /// When.
    13 at: Option<NaiveDateTime>, Visible, None "drafts";
    /// What it comes to.
    14 verdict: Verdict, Guarded, None "drafts";
    /// What is to be mended, or what is said of it.
    15 remark: String, Visible, Basic "drafts";
    /// The version that was read; 0 for none.
    16 version: i64, Visible, None "drafts";
}
