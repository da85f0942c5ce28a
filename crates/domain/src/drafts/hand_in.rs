//! That a person handed a product in: where, when, and what came of it.

use super::DraftId;
use crate::record::{Guard, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// The id of a handing in.
    HandInId
}

record! {
    /// A product that a person handed in (nộp sản phẩm). The program registers that it was done; it
    /// hands nothing in itself.
    record HandIn(HandInId, HandInField) = 52 in "hand_ins",
    guard Guard::Open, derived nothing_derived;
    /// The draft.
    10 draft: DraftId, Visible, None "drafts";
    /// To whom, or to which contest.
    11 place: String, Visible, None "drafts";
    /// The day.
    12 handed: Option<NaiveDate>, Visible, None "drafts";
    /// What came of it; empty while nobody knows.
    13 result: String, Visible, Basic "drafts";
}
