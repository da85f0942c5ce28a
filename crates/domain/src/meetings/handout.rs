//! What was handed out before a meeting: what, how, to whom and when. The program sends nothing.

use super::{Meeting, MeetingId};
use crate::record::{Guard, choice, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// A handout's id.
    HandoutId
}

choice! {
    /// How papers were handed out.
    HandoutWay {
        /// By hand.
        InHand = "in_hand",
        /// By message or electronic mail.
        Message = "message",
        /// Told by telephone.
        Telephone = "telephone",
        /// Put on the electronic handbook of members.
        Handbook = "handbook",
        /// Otherwise.
        Other = "other",
    }
}

record! {
    /// Papers handed out (phát tài liệu).
    record Handout(HandoutId, HandoutField) = 27 in "handouts",
    guard Guard::Parent { link: 10, kind: Meeting::SPEC.kind }, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Visible, None "meetings";
    /// What was handed out.
    11 what: String, Visible, None "meetings";
    /// How.
    12 way: HandoutWay, Visible, None "meetings";
    /// To whom.
    13 receivers: String, Visible, Basic "meetings";
    /// When.
    14 given: Option<NaiveDate>, Visible, None "meetings";
}

/// Whether papers were with the members as many days before the meeting as the rule asks for.
#[must_use]
pub fn on_time(given: NaiveDate, meeting: NaiveDate, days_before: u32) -> bool {
    latest_day(meeting, days_before).is_some_and(|latest| given <= latest)
}

/// The last day on which papers are handed out in time.
#[must_use]
pub fn latest_day(meeting: NaiveDate, days_before: u32) -> Option<NaiveDate> {
    meeting.checked_sub_days(chrono::Days::new(u64::from(days_before)))
}
