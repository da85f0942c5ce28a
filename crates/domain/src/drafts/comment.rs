//! Remarks at a passage, while a draft is written.

use super::DraftId;
use crate::record::{Guard, id, nothing_derived, record};
use chrono::NaiveDateTime;

id! {
    /// A comment's id.
    DraftCommentId
}

record! {
    /// A comment on a draft (góp ý): it asks for nothing, and is settled by whoever mends it.
    record DraftComment(DraftCommentId, DraftCommentField) = 54 in "draft_comments",
    guard Guard::Open, derived nothing_derived;
    /// The draft.
    10 draft: DraftId, Visible, None "drafts";
    /// Who, as named then.
    11 name: String, Visible, Basic "drafts";
    /// When.
    12 at: Option<NaiveDateTime>, Visible, None "drafts";
    /// The words it is about; empty for the whole.
    13 passage: String, Visible, Basic "drafts";
    /// What is said.
    14 words: String, Visible, Basic "drafts";
    /// It was seen to.
    15 settled: bool, Visible, None "drafts";
}
