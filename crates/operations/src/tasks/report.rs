//! What a meeting hears of a task: how it stood, what came of it, how it stands now.

use super::{TaskRow, row};
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{Meeting, MeetingId};
use domain::tasks::{Task, TaskId, TaskReport, TaskState};
use serde::{Deserialize, Serialize};
use storage::Reading;
use storage::tasks::ReportLine;
use ts_rs::TS;
use uuid::Uuid;

/// Which task.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowTask {
    /// The task.
    pub id: Uuid,
}

/// One task with everything that was heard of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskView {
    /// The task.
    pub row: TaskRow,
    /// Month by month, the earliest first.
    pub reports: Vec<TaskReportRow>,
}

/// What one meeting heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskReportRow {
    /// The meeting.
    pub meeting: Uuid,
    /// Its day.
    pub day: String,
    /// How the task stood before; empty when no meeting had heard of it.
    pub opening: String,
    /// What came of it.
    pub result: String,
    /// How it stood afterwards.
    pub state: TaskState,
}

/// A task as an item of an agenda asks for its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskToReport {
    /// The task.
    pub row: TaskRow,
    /// How it stood before this meeting.
    pub opening: String,
    /// What this meeting heard; none yet.
    pub report: Option<TaskReportRow>,
}

/// What a meeting hears of a task.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportTask {
    /// The meeting.
    pub meeting: Uuid,
    /// The task.
    pub task: Uuid,
    /// What came of it.
    pub result: String,
    /// How it stands now.
    pub state: TaskState,
}

/// Shows one task.
pub fn show_task(desk: &Desk, request: ShowTask) -> Result<TaskView, Failure> {
    desk.book.read(|reading| {
        let task: Task = reading.require(TaskId(request.id).record())?;
        let reports = reading.task_reports(task.id)?;
        Ok(TaskView {
            row: row(desk, reading, task)?,
            reports: reports.into_iter().map(report_row).collect(),
        })
    })
}

fn report_row(line: ReportLine) -> TaskReportRow {
    TaskReportRow {
        meeting: line.meeting.0,
        day: line.planned.format("%d/%m/%Y").to_string(),
        opening: line.opening,
        result: line.result,
        state: line.state,
    }
}

/// A task as a meeting asks for it.
pub(crate) fn to_report(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
    task: TaskId,
) -> Result<Option<TaskToReport>, Failure> {
    let Some(known) = reading.get::<Task>(task.record())? else {
        return Ok(None);
    };
    let reports = reading.task_reports(task)?;
    Ok(Some(TaskToReport {
        row: row(desk, reading, known)?,
        opening: opening(&reports, meeting),
        report: reports
            .into_iter()
            .find(|line| line.meeting == meeting.id)
            .map(report_row),
    }))
}

/// How a task stood when a meeting began: what the last meeting before it heard.
fn opening(reports: &[ReportLine], meeting: &Meeting) -> String {
    let mut earlier = reports
        .iter()
        .filter(|line| line.meeting != meeting.id && line.planned < meeting.planned);
    earlier
        .next_back()
        .map(|line| line.result.clone())
        .unwrap_or_default()
}

/// Writes down what a meeting heard of a task. The task itself is done, dropped or goes on.
pub fn report_task(desk: &Desk, request: ReportTask) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let result = form.remark("result", &request.result);
    if result.is_empty() {
        form.problem("result", Problem::Required);
    }
    form.finish()?;
    let (meeting, task) = (MeetingId(request.meeting), TaskId(request.task));
    desk.save("report_task", "", |writing| {
        let meeting = writing.reading().meeting(meeting)?;
        let known: Task = writing.reading().require(task.record())?;
        writing.about(&known.title)?;
        let reports = writing.reading().task_reports(task)?;
        let written = reports.iter().find(|line| line.meeting == meeting.id);
        let report = TaskReport {
            id: match written {
                Some(line) => line.id,
                None => writing.new_id()?,
            },
            owner: writing.unit(),
            meeting: meeting.id,
            task,
            opening: opening(&reports, &meeting),
            result: result.clone(),
            state: request.state,
        };
        writing.put(&report)?;
        if reports.iter().any(|line| line.planned > meeting.planned) {
            // A later meeting heard of it: that one has the last word on how the task stands.
            return Ok(task.record());
        }
        let finished = (request.state != TaskState::Open).then(|| meeting.planned.date());
        writing.put(&Task {
            state: request.state,
            result: if finished.is_some() {
                result
            } else {
                known.result.clone()
            },
            finished,
            ..known
        })?;
        Ok(task.record())
    })
}
