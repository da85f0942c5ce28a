//! Tasks as lists show them.

use crate::Result;
use crate::book::{Reading, field, id};
use chrono::{NaiveDate, NaiveDateTime};
use domain::meetings::{Meeting, MeetingId};
use domain::members::MembershipId;
use domain::record::RecordId;
use domain::tasks::{Task, TaskId, TaskReportId, TaskState};
use rusqlite::{named_params, params};

impl Reading<'_> {
    /// Every task of the book's unit: open ones first, the earliest due first.
    ///
    /// # Errors
    /// What the database says.
    pub fn tasks(&self) -> Result<Vec<Task>> {
        let ids: Vec<RecordId> = self.rows(
            include_str!("tasks.sql"),
            [self.unit()?.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|task| self.require(task)).collect()
    }

    /// The tasks a meeting gave.
    ///
    /// # Errors
    /// What the database says.
    pub fn tasks_of_meeting(&self, meeting: MeetingId) -> Result<Vec<Task>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM tasks WHERE meeting = ?1 ORDER BY id",
            [meeting.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|task| self.require(task)).collect()
    }

    /// Tasks whose result a meeting on a day should hear: open ones that were given before it and
    /// are not kept for a later meeting; the earliest due first.
    ///
    /// # Errors
    /// What the database says.
    pub fn tasks_to_report(&self, meeting: &Meeting) -> Result<Vec<Task>> {
        let ids: Vec<RecordId> = self.rows(
            include_str!("to_report.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":meeting": meeting.id.0.as_bytes(),
                ":planned": meeting.planned.format("%Y-%m-%dT%H:%M").to_string(),
            },
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|task| self.require(task)).collect()
    }

    /// Tasks that went on in a stretch of days, of one member or of all; the earliest due first.
    ///
    /// # Errors
    /// What the database says.
    pub fn followed_tasks(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        member: Option<MembershipId>,
    ) -> Result<Vec<Task>> {
        let day = |day: NaiveDate| day.format("%Y-%m-%d").to_string();
        let ids: Vec<RecordId> = self.rows(
            include_str!("followed.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":member": member.map(|member| *member.0.as_bytes()),
                ":from": day(from),
                ":to": day(to),
            },
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|task| self.require(task)).collect()
    }

    /// What meetings heard of a task, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn task_reports(&self, task: TaskId) -> Result<Vec<ReportLine>> {
        self.reports(
            include_str!("reports_of_task.sql"),
            params![task.0.as_bytes()],
        )
    }

    /// What a meeting heard of all tasks.
    ///
    /// # Errors
    /// What the database says.
    pub fn reports_at_meeting(&self, meeting: MeetingId) -> Result<Vec<ReportLine>> {
        self.reports(
            include_str!("reports_of_meeting.sql"),
            params![meeting.0.as_bytes()],
        )
    }

    fn reports(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<ReportLine>> {
        self.rows(sql, params, |row| {
            Ok(ReportLine {
                id: id(row, "id")?,
                meeting: id(row, "meeting")?,
                task: id(row, "task")?,
                planned: field(row, "planned")?,
                opening: field(row, "opening")?,
                result: field(row, "result")?,
                state: field(row, "state")?,
            })
        })
    }
}

/// What one meeting heard of one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The report.
    pub id: TaskReportId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The task.
    pub task: TaskId,
    /// When the meeting was planned for.
    pub planned: NaiveDateTime,
    /// How the task stood before.
    pub opening: String,
    /// What came of it.
    pub result: String,
    /// How it stood afterwards.
    pub state: TaskState,
}
