//! Minutes as they stood each time they were closed.

use super::{Meeting, MeetingId};
use crate::record::{Guard, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// A version's id.
    MinutesVersionId
}

record! {
    /// What minutes said when they were closed: a later version never takes its place.
    record MinutesVersion(MinutesVersionId, MinutesVersionField) = 28 in "minutes_versions",
    guard Guard::Parent { link: 10, kind: Meeting::SPEC.kind }, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Guarded, None "minutes";
    /// The how-manieth closing, from 1.
    11 version: i64, Guarded, None "minutes";
    /// The day they were closed.
    12 closed: Option<NaiveDate>, Guarded, None "minutes";
    /// Why the version before was opened again; empty for the first.
    13 reason: String, Guarded, None "minutes";
    /// The text whole, tables and all, Markdown.
    14 words: String, Guarded, Sensitive "minutes";
    /// The bodies and the place that stood above it, one a line.
    15 letterhead: String, Guarded, None "papers";
}
