//! An item of an agenda.

use super::{MeetingId, RecurringItemId};
use crate::incoming::IncomingDocumentId;
use crate::record::{Guard, choice, id, nothing_derived, record};
use crate::tasks::TaskId;

id! {
    /// An agenda item's id.
    AgendaItemId
}

choice! {
    /// What an item is for (HD 42-HD/BTCTW; DOMAIN.md 3.1).
    AgendaItemKind {
        /// Opening, reason, guests.
        Opening = "opening",
        /// Current affairs and new documents.
        CurrentAffairs = "current_affairs",
        /// Results of last month.
        LastMonth = "last_month",
        /// Tasks of next month.
        NextMonth = "next_month",
        /// The theme of a thematic meeting.
        Theme = "theme",
        /// Discussion.
        Discussion = "discussion",
        /// Decision or vote.
        Decision = "decision",
        /// Closing, conclusion.
        Closing = "closing",
        /// Something else.
        Other = "other",
    }
}

choice! {
    /// Where an item comes from.
    ItemSource {
        /// Proposed by the cell.
        Own = "own",
        /// Directed by the level above.
        Directed = "directed",
    }
}

record! {
    /// An item of a meeting's agenda (mục chương trình).
    record AgendaItem(AgendaItemId, AgendaItemField) = 21 in "agenda_items",
    guard Guard::Parent { link: 10, kind: super::Meeting::SPEC.kind }, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Visible, None "agenda";
    /// Its place in the order: a fractional key. Printed numbers are derived.
    11 rank: String, Silent, None "agenda";
    /// What it is for.
    12 kind: AgendaItemKind, Visible, None "agenda";
    /// Title.
    13 title: String, Visible, None "agenda";
    /// Who presents it.
    14 presenter: String, Visible, Basic "agenda";
    /// Minutes planned.
    15 planned_minutes: i64, Visible, None "agenda";
    /// Where it comes from.
    16 source: ItemSource, Visible, None "agenda";
    /// A note for the chair; not on the members' copy.
    17 chair_note: String, Visible, Basic "agenda";
    /// What was said and concluded, Markdown; becomes part of the minutes.
    18 record: String, Visible, Sensitive "minutes";
    /// Added after the agenda was handed out.
    19 late: bool, Visible, None "agenda";
    /// The item it is a part of.
    20 part_of: Option<AgendaItemId>, Visible, None "agenda";
    /// The recurring item it was copied from.
    21 recurring: Option<RecurringItemId>, Visible, None "agenda";
    /// The meeting whose minutes it asks to approve.
    22 approves: Option<MeetingId>, Visible, None "agenda";
    /// The task whose result is to be reported.
    23 reports: Option<TaskId>, Visible, None "agenda";
    /// The item of the committee's meeting it was derived from.
    24 derived_from: Option<AgendaItemId>, Visible, None "agenda";
    /// What the chair concluded, Markdown; stands in the minutes and in a conclusion.
    25 conclusion: String, Visible, Sensitive "minutes";
    /// The document from above that it brings to the members.
    26 deploys: Option<IncomingDocumentId>, Visible, None "agenda";
}
