//! What a meeting heard of a task: how it stood before, and what came of it since.

use super::{TaskId, TaskState};
use crate::meetings::{Meeting, MeetingId};
use crate::record::{Guard, id, nothing_derived, record};

id! {
    /// A report's id.
    TaskReportId
}

record! {
    /// What a meeting heard of a task (kết quả thực hiện nhiệm vụ trong kỳ).
    record TaskReport(TaskReportId, TaskReportField) = 24 in "task_reports",
    guard Guard::Parent { link: 10, kind: Meeting::SPEC.kind }, derived nothing_derived;
    /// The meeting that heard it.
    10 meeting: MeetingId, Visible, None "tasks";
    /// The task.
    11 task: TaskId, Visible, None "tasks";
    /// How it stood at the opening of the period: what the last meeting heard; empty when none did.
    12 opening: String, Visible, Basic "tasks";
    /// What came of it in the period.
    13 result: String, Visible, Basic "tasks";
    /// How it stands after the report.
    14 state: TaskState, Visible, None "tasks";
}
