//! Who spoke on an item, and what was said.

use super::{AgendaItemId, Meeting, MeetingId};
use crate::members::MembershipId;
use crate::record::{Guard, id, nothing_derived, record};

id! {
    /// A contribution's id.
    ContributionId
}

record! {
    /// What somebody said on an item (ý kiến phát biểu), for the minutes.
    record Contribution(ContributionId, ContributionField) = 25 in "contributions",
    guard Guard::Parent { link: 10, kind: Meeting::SPEC.kind }, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Visible, None "minutes";
    /// The item.
    11 item: Option<AgendaItemId>, Visible, None "minutes";
    /// The speaker, where it is somebody on the roll.
    12 speaker: Option<MembershipId>, Visible, Basic "minutes";
    /// The speaker's name, where it is a guest.
    13 name: String, Visible, Basic "minutes";
    /// What was said, as the minute-taker writes it down.
    14 words: String, Visible, Sensitive "minutes";
}
