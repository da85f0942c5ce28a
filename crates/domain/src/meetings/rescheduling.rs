//! A meeting that was put to another moment.

use super::{Meeting, MeetingId};
use crate::record::{Guard, id, nothing_derived, record};
use chrono::{NaiveDate, NaiveDateTime};

id! {
    /// A rescheduling's id.
    ReschedulingId
}

record! {
    /// A meeting put to another moment (dời lịch), with why.
    record Rescheduling(ReschedulingId, ReschedulingField) = 26 in "reschedulings",
    guard Guard::Parent { link: 10, kind: Meeting::SPEC.kind }, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Visible, None "meetings";
    /// When it was planned for.
    11 before: NaiveDateTime, Visible, None "meetings";
    /// When it is planned for instead.
    12 after: NaiveDateTime, Visible, None "meetings";
    /// Why.
    13 reason: String, Visible, None "meetings";
    /// The day this was decided.
    14 decided: Option<NaiveDate>, Visible, None "meetings";
}
