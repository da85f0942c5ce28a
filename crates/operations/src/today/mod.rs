//! Today: the next meeting and what it still lacks, late tasks, what waits to be sent.

mod search;

pub use search::{Found, FoundKind, SearchBook, SearchView, search_book};

use crate::history::HistoryLine;
use crate::meetings::{LackView, MeetingRow, ShowMeeting, show_meeting};
use crate::members::{DeadlineView, MemberCounts};
use crate::tasks::{TaskRow, list_tasks};
use crate::{Desk, Failure, Nothing};
use chrono::Datelike;
use domain::meetings::MeetingState;
use domain::tasks::TaskState;
use serde::Serialize;
use ts_rs::TS;

/// What matters today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TodayView {
    /// The next meeting, or the one that is not closed yet.
    pub next: Option<NextMeeting>,
    /// Whether a regular meeting is held or planned this month.
    pub month_has_meeting: bool,
    /// Counts of the roster.
    pub members: MemberCounts,
    /// Tasks that are late.
    pub late_tasks: Vec<TaskRow>,
    /// Days ahead that concern members, the nearest first.
    pub member_deadlines: Vec<DeadlineView>,
    /// Open tasks in all.
    pub open_tasks: u32,
    /// Steps that wait to be sent.
    pub waiting: i64,
    /// Since when.
    pub waiting_since: Option<String>,
    /// Whether the book is enrolled.
    pub enrolled: bool,
    /// The latest steps.
    pub recent: Vec<HistoryLine>,
}

/// The next meeting and its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NextMeeting {
    /// The meeting.
    pub meeting: MeetingRow,
    /// What it lacks, step by step.
    pub path: Vec<LackView>,
    /// Days until then; negative when it has passed.
    pub days: i64,
}

/// Steps the page shows.
const RECENT: i64 = 8;

/// Shows what matters today.
pub fn show_today(desk: &Desk, _: Nothing) -> Result<TodayView, Failure> {
    let today = desk.today();
    let year =
        crate::meetings::list_meetings(desk, crate::meetings::ListMeetings { year: today.year() })?;
    let next_year = crate::meetings::list_meetings(
        desk,
        crate::meetings::ListMeetings {
            year: today.year().saturating_add(1),
        },
    )?;
    let month_has_meeting = year.rows.iter().any(|row| {
        matches!(
            row.kind,
            domain::meetings::MeetingKind::Regular | domain::meetings::MeetingKind::Combined
        ) && row.planned.date().month() == today.month()
    });
    let next = year
        .rows
        .into_iter()
        .chain(next_year.rows)
        .find(|row| row.state != MeetingState::Closed)
        .map(|row| next_meeting(desk, row))
        .transpose()?;
    let tasks = list_tasks(desk, Nothing {})?;
    desk.book.read(|reading| {
        let waiting = reading.waiting()?;
        let recent = reading.steps(None, i64::MAX, RECENT)?;
        Ok(TodayView {
            next,
            month_has_meeting,
            members: reading.roster_counts(desk.today())?.into(),
            member_deadlines: crate::members::deadlines::of_cell(desk, reading)?,
            open_tasks: tasks.open,
            late_tasks: tasks
                .rows
                .into_iter()
                .filter(|row| row.late && row.state == TaskState::Open)
                .collect(),
            waiting: waiting.steps,
            waiting_since: waiting.oldest,
            enrolled: reading.enrolment()?.is_some(),
            recent: recent.into_iter().map(Into::into).collect(),
        })
    })
}

fn next_meeting(desk: &Desk, row: MeetingRow) -> Result<NextMeeting, Failure> {
    let view = show_meeting(desk, ShowMeeting { id: row.id })?;
    let days = row
        .planned
        .date()
        .signed_duration_since(desk.today())
        .num_days();
    Ok(NextMeeting {
        meeting: row,
        path: view.path,
        days,
    })
}
