//! The meeting: planned, called, run and closed, with its roll-call as a map and its minutes.

use super::ItemSource;
use crate::members::MembershipId;
use crate::record::{Guard, choice, id, nothing_derived, record};
use chrono::NaiveDateTime;

id! {
    /// A meeting's id.
    MeetingId
}

choice! {
    /// What kind of meeting it is (DOMAIN.md 2).
    MeetingKind {
        /// Regular monthly meeting (sinh hoạt thường kỳ).
        Regular = "regular",
        /// Thematic meeting (sinh hoạt chuyên đề).
        Thematic = "thematic",
        /// Regular and thematic, one part after the other.
        Combined = "combined",
        /// Committee preparatory meeting (họp chi ủy).
        Committee = "committee",
        /// Extraordinary meeting (họp bất thường).
        Extraordinary = "extraordinary",
        /// Congress (đại hội).
        Congress = "congress",
    }
}

choice! {
    /// How far a meeting is.
    MeetingState {
        /// Planned.
        Planned = "planned",
        /// Members were told and have their papers.
        Announced = "announced",
        /// Going on.
        Running = "running",
        /// Over; minutes are being finished.
        Ended = "ended",
        /// Minutes adopted; guarded.
        Closed = "closed",
    }
}

record! {
    /// A meeting (cuộc sinh hoạt, cuộc họp).
    record Meeting(MeetingId, MeetingField) = 20 in "meetings",
    guard Guard::Own { state: 13, closed: "closed" }, derived nothing_derived;
    /// What kind it is.
    10 kind: MeetingKind, Visible, None "meetings";
    /// Theme of a thematic meeting, or a title of its own.
    11 theme: String, Visible, None "meetings";
    /// When it is planned for, in local time.
    12 planned: NaiveDateTime, Visible, None "meetings";
    /// How far it is.
    13 state: MeetingState, Guarded, None "meetings";
    /// Where.
    14 place: String, Visible, None "meetings";
    /// Who chairs.
    15 chair: Option<MembershipId>, Visible, Basic "minutes";
    /// Who takes the minutes.
    16 minute_taker: Option<MembershipId>, Visible, Basic "minutes";
    /// When it began.
    17 began: Option<NaiveDateTime>, Visible, None "minutes";
    /// When it ended.
    18 ended: Option<NaiveDateTime>, Visible, None "minutes";
    /// How long it is planned to last, in minutes.
    19 planned_minutes: i64, Visible, None "meetings";
    /// The minutes' own words, Markdown.
    20 minutes: String, Guarded, Sensitive "minutes";
    /// The minutes' number, given when they are closed.
    21 number: Option<i64>, Guarded, None "minutes";
    /// When members were told.
    22 announced: Option<chrono::NaiveDate>, Visible, None "meetings";
    /// Guests and observers, one a line; outside every base.
    23 guests: String, Visible, Basic "minutes";
    /// Why closed minutes were opened again.
    24 reopened: String, Guarded, None "minutes";
    /// How often the minutes were closed.
    25 version: i64, Guarded, None "minutes";
    /// The cell meeting that this meeting of the committee prepares.
    26 prepares: Option<MeetingId>, Visible, None "meetings";
    /// Whom the level above sends to follow it, one a line; outside every base.
    27 observers: String, Visible, Basic "minutes";
    /// Who set the theme.
    28 theme_source: ItemSource, Visible, None "meetings";
    /// Who wrote the theme.
    29 author: Option<MembershipId>, Visible, Basic "meetings";
    /// The programme of themes it belongs to.
    30 programme: String, Visible, None "meetings";
    /// Names of the papers that are handed out with the agenda, one a line.
    31 materials: String, Visible, None "meetings";
    /// Who wrote the theme with its author, one a line.
    32 co_authors: String, Visible, Basic "meetings";
    maps {
        /// Who was there: membership → presence.
        40 attendance, Basic "minutes", in "meeting_attendance";
        /// The roll as it stood that day: membership → name, standing and office.
        41 roll, Basic "old papers", in "meeting_roll";
        /// The quality score of the meeting: criterion → points.
        42 score, None "minutes", in "meeting_score";
    }
}
