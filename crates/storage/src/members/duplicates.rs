//! Files that may be of the same person, and what hangs on one when two are merged.

use crate::Result;
use crate::book::{Reading, field, id};
use domain::meetings::MeetingId;
use domain::members::{Alike, MemberId, MembershipId};
use domain::people::Person;
use domain::record::RecordId;
use domain::tasks::Task;
use rusqlite::named_params;

/// Two files that look like one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlikeLine {
    /// The file that was made first.
    pub one: MemberId,
    /// The other.
    pub other: MemberId,
    /// By what they look alike, the surest.
    pub by: Alike,
}

impl Reading<'_> {
    /// Pairs of files that look alike and were not told apart, the surest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn alike(&self, most: u32) -> Result<Vec<AlikeLine>> {
        self.rows(
            include_str!("alike.sql"),
            named_params! { ":most": most },
            |row| {
                Ok(AlikeLine {
                    one: id(row, "one")?,
                    other: id(row, "other")?,
                    by: field(row, "by")?,
                })
            },
        )
    }

    /// Whether two files were told apart.
    ///
    /// # Errors
    /// What the database says.
    pub fn told_apart(&self, one: MemberId, other: MemberId) -> Result<bool> {
        let found: Option<i64> = self.row(
            "SELECT 1 FROM distinct_members
             WHERE (one = ?1 AND other = ?2) OR (one = ?2 AND other = ?1) LIMIT 1",
            [one.0.as_bytes(), other.0.as_bytes()],
            |row| row.get(0),
        )?;
        Ok(found.is_some())
    }

    /// Meetings that a member was marked present at.
    ///
    /// # Errors
    /// What the database says.
    pub fn meetings_attended(&self, member: MemberId) -> Result<u32> {
        let found = self.row(
            include_str!("meetings_attended.sql"),
            [member.0.as_bytes()],
            |row| row.get(0),
        )?;
        Ok(found.unwrap_or(0))
    }

    /// Tasks of a member, whatever the stay.
    ///
    /// # Errors
    /// What the database says.
    pub fn tasks_of_member(&self, member: MemberId) -> Result<u32> {
        let found = self.row(
            "SELECT count(*) FROM tasks
             JOIN memberships ON memberships.id = tasks.owner_member
             WHERE memberships.member = ?1",
            [member.0.as_bytes()],
            |row| row.get(0),
        )?;
        Ok(found.unwrap_or(0))
    }

    /// Meetings that are not closed and name a stay: in the roll, as chair or as minute-taker.
    ///
    /// # Errors
    /// What the database says.
    pub fn open_meetings_naming(&self, stay: MembershipId) -> Result<Vec<MeetingId>> {
        self.rows(
            include_str!("open_meetings_naming.sql"),
            [stay.0.as_bytes()],
            |row| id(row, "id"),
        )
    }

    /// Tasks of a stay.
    ///
    /// # Errors
    /// What the database says.
    pub fn tasks_of_stay(&self, stay: MembershipId) -> Result<Vec<Task>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM tasks WHERE owner_member = ?1",
            [stay.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|task| self.require(task)).collect()
    }

    /// People of the book who are this member.
    ///
    /// # Errors
    /// What the database says.
    pub fn people_of_member(&self, member: MemberId) -> Result<Vec<Person>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM people WHERE member = ?1",
            [member.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|person| self.require(person)).collect()
    }
}
