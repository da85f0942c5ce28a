//! Tasks: what a meeting gave somebody to do, and what was reported of it month by month.

mod report;

pub use report::{TaskReport, TaskReportField, TaskReportId};

use crate::meetings::{AgendaItemId, MeetingId};
use crate::members::MembershipId;
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// A task's id.
    TaskId
}

choice! {
    /// How far a task is. Late is not a state: it is computed from the date.
    TaskState {
        /// Being worked on.
        Open = "open",
        /// Done, with a result.
        Done = "done",
        /// Not pursued any more, with a reason.
        Dropped = "dropped",
    }
}

record! {
    /// A task (phân công, việc) that came from a meeting or an item of its agenda.
    record Task(TaskId, TaskField) = 30 in "tasks", guard Guard::Open, derived nothing_derived;
    /// What is to be done.
    10 title: String, Visible, Basic "tasks";
    /// The meeting that gave it.
    11 meeting: Option<MeetingId>, Visible, None "tasks";
    /// The item it came from.
    12 item: Option<AgendaItemId>, Visible, None "tasks";
    /// Who answers for it.
    13 owner_member: Option<MembershipId>, Visible, Basic "tasks";
    /// When it is due.
    14 due: Option<chrono::NaiveDate>, Visible, None "tasks";
    /// How far it is.
    15 state: TaskState, Visible, None "tasks";
    /// What came of it.
    16 result: String, Visible, Basic "tasks";
    /// The day it was done or dropped.
    17 finished: Option<chrono::NaiveDate>, Visible, None "tasks";
    /// The meeting its result is to be reported at; without one, every next meeting asks.
    18 reports_at: Option<MeetingId>, Visible, None "tasks";
    /// The words of the record it was made from.
    19 note: String, Visible, Basic "tasks";
}
