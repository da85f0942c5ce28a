//! Tasks as lists show them.

use crate::Result;
use crate::book::{Reading, id};
use domain::meetings::MeetingId;
use domain::record::RecordId;
use domain::tasks::Task;

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
}
