//! Tasks: given, followed, finished. Late is computed from the date, never stored (T-03).

mod follow_up;
mod report;

pub use follow_up::{PrintFollowUp, print_follow_up};
pub(crate) use report::to_report;
pub use report::{
    ReportTask, ShowTask, TaskReportRow, TaskToReport, TaskView, report_task, show_task,
};

use crate::form::Form;
use crate::{Desk, Failure, Nothing, Problem, Saved};
use domain::meetings::{AgendaItem, AgendaItemId, Meeting, MeetingId};
use domain::members::MembershipId;
use domain::tasks::{Task, TaskId, TaskState};
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// All tasks of the cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskList {
    /// Open ones first, the earliest due first.
    pub rows: Vec<TaskRow>,
    /// Open tasks.
    pub open: u32,
    /// Open tasks that are late today.
    pub late: u32,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskRow {
    /// The task.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// What is to be done.
    pub title: String,
    /// The meeting that gave it.
    pub meeting: Option<Uuid>,
    /// The day of that meeting.
    pub meeting_day: String,
    /// The item it came from.
    pub item: Option<Uuid>,
    /// Who answers for it: a stay in the cell.
    pub owner_member: Option<Uuid>,
    /// That member's name.
    pub owner_name: String,
    /// When it is due.
    pub due: String,
    /// How far it is.
    pub state: TaskState,
    /// Open, and due before today.
    pub late: bool,
    /// What came of it.
    pub result: String,
    /// The day it was finished.
    pub finished: String,
    /// The meeting its result is to be reported at; without one, every next meeting asks.
    pub reports_at: Option<Uuid>,
    /// The words of the record it was made from.
    pub note: String,
}

/// A task to give.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewTask {
    /// What is to be done.
    pub title: String,
    /// The meeting that gives it.
    pub meeting: Option<Uuid>,
    /// The item it comes from.
    pub item: Option<Uuid>,
    /// Who answers for it: a stay in the cell.
    pub owner_member: Option<Uuid>,
    /// When it is due.
    pub due: String,
    /// The meeting its result is to be reported at.
    pub reports_at: Option<Uuid>,
    /// The words of the record it is made from.
    pub note: String,
}

/// A changed task.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskEdit {
    /// The task.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// What is to be done.
    pub title: String,
    /// Who answers for it.
    pub owner_member: Option<Uuid>,
    /// When it is due.
    pub due: String,
    /// The meeting its result is to be reported at.
    pub reports_at: Option<Uuid>,
}

/// A task that is done or not pursued any more; open again with `Open`.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishTask {
    /// The task.
    pub id: Uuid,
    /// How it stands now.
    pub state: TaskState,
    /// What came of it.
    pub result: String,
}

/// Lists the tasks of the cell.
pub fn list_tasks(desk: &Desk, _: Nothing) -> Result<TaskList, Failure> {
    let rows = desk
        .book
        .read(|reading| rows(desk, reading, reading.tasks()?))?;
    let number = |fits: &dyn Fn(&TaskRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| fits(row)).count()).unwrap_or(u32::MAX)
    };
    let open = number(&|row| row.state == TaskState::Open);
    let late = number(&|row| row.late);
    Ok(TaskList { rows, open, late })
}

/// The tasks a meeting gave.
pub(crate) fn of_meeting(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: MeetingId,
) -> Result<Vec<TaskRow>, Failure> {
    rows(desk, reading, reading.tasks_of_meeting(meeting)?)
}

fn rows(desk: &Desk, reading: &Reading<'_>, tasks: Vec<Task>) -> Result<Vec<TaskRow>, Failure> {
    tasks
        .into_iter()
        .map(|task| row(desk, reading, task))
        .collect()
}

fn row(desk: &Desk, reading: &Reading<'_>, task: Task) -> Result<TaskRow, Failure> {
    let day = |date: chrono::NaiveDate| date.format("%d/%m/%Y").to_string();
    let owner_name = match task.owner_member {
        Some(owner) => reading.membership_name(owner)?.unwrap_or_default(),
        None => String::new(),
    };
    let meeting_day = match task.meeting {
        Some(id) => reading
            .get::<Meeting>(id.record())?
            .map(|meeting| day(meeting.planned.date())),
        None => None,
    };
    Ok(TaskRow {
        id: task.id.0,
        revision: reading.revision::<Task>(task.id.record())?,
        title: task.title,
        meeting: task.meeting.map(|meeting| meeting.0),
        meeting_day: meeting_day.unwrap_or_default(),
        item: task.item.map(|item| item.0),
        owner_member: task.owner_member.map(|owner| owner.0),
        owner_name,
        late: task.state == TaskState::Open && task.due.is_some_and(|due| due < desk.today()),
        due: task.due.map(day).unwrap_or_default(),
        state: task.state,
        result: task.result,
        finished: task.finished.map(day).unwrap_or_default(),
        reports_at: task.reports_at.map(|meeting| meeting.0),
        note: task.note,
    })
}

/// Gives a task. One that is made from a note belongs to the meeting and the item where the note
/// arose (T-01).
pub fn add_task(desk: &Desk, request: NewTask) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let task = Task {
        title: form.required("title", &request.title),
        meeting: request.meeting.map(MeetingId),
        item: request.item.map(AgendaItemId),
        owner_member: request.owner_member.map(MembershipId),
        due: form.day("due", &request.due),
        reports_at: request.reports_at.map(MeetingId),
        note: form.remark("note", &request.note),
        ..Task::default()
    };
    form.finish()?;
    desk.save("add_task", &task.title.clone(), |writing| {
        refuse_other_meeting(&writing.reading(), &task)?;
        let task = Task {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..task
        };
        writing.put(&task)?;
        Ok(task.id.record())
    })
}

fn refuse_other_meeting(reading: &Reading<'_>, task: &Task) -> Result<(), Failure> {
    let Some(item) = task.item else { return Ok(()) };
    let arose: AgendaItem = reading.require(item.record())?;
    if task.meeting == Some(arose.meeting) {
        Ok(())
    } else {
        Err(Failure::invalid("item", Problem::NotAChoice))
    }
}

/// Changes a task.
pub fn edit_task(desk: &Desk, request: TaskEdit) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let title = form.required("title", &request.title);
    let due = form.day("due", &request.due);
    form.finish()?;
    let id = TaskId(request.id);
    desk.save("edit_task", &title.clone(), |writing| {
        writing.at_revision::<Task>(id.record(), request.revision)?;
        let known: Task = writing.reading().require(id.record())?;
        let owner_member = request.owner_member.map(MembershipId);
        let reports_at = request.reports_at.map(MeetingId);
        writing.put(&Task {
            title,
            due,
            reports_at,
            owner_member,
            ..known
        })?;
        Ok(id.record())
    })
}

/// Finishes a task, or opens it again. What is finished says what came of it.
pub fn finish_task(desk: &Desk, request: FinishTask) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let result = form.remark("result", &request.result);
    if request.state != TaskState::Open && result.is_empty() {
        form.problem("result", Problem::Required);
    }
    form.finish()?;
    let id = TaskId(request.id);
    let finished = (request.state != TaskState::Open).then(|| desk.today());
    desk.save("finish_task", "", |writing| {
        let known: Task = writing.reading().require(id.record())?;
        writing.about(&known.title)?;
        writing.put(&Task {
            state: request.state,
            result,
            finished,
            ..known
        })?;
        Ok(id.record())
    })
}
