//! Versions: the words as they stood when somebody was to rely on them.

use super::DraftId;
use crate::record::{Guard, choice, id, nothing_derived, record};
use chrono::NaiveDateTime;

id! {
    /// A version's id.
    DraftVersionId
}

choice! {
    /// What a version was kept for.
    KeptBecause {
        /// It was sent for review: this is what the reviewer reads.
        Sent = "sent",
        /// It was approved.
        Approved = "approved",
        /// Somebody asked to keep it.
        Asked = "asked",
        /// An earlier version, or the other of two texts, took its place.
        Replaced = "replaced",
    }
}

record! {
    /// What a draft said at a moment (phiên bản). It is written once.
    record DraftVersion(DraftVersionId, DraftVersionField) = 53 in "draft_versions",
    guard Guard::Open, derived nothing_derived;
    /// The draft.
    10 draft: DraftId, Guarded, None "drafts";
    /// The how-manieth, from 1. Two laptops may give one number twice; both stay.
    11 number: i64, Guarded, None "drafts";
    /// What it was kept for.
    12 because: KeptBecause, Guarded, None "drafts";
    /// When.
    13 at: Option<NaiveDateTime>, Guarded, None "drafts";
    /// By whom, as named then.
    14 name: String, Guarded, Basic "drafts";
    /// Its title then.
    15 title: String, Guarded, Basic "drafts";
    /// Its words then, Markdown.
    16 text: String, Guarded, Basic "drafts";
}
