//! Members as lists show them.

mod duplicates;
mod everybody;
mod file;
mod import_columns;
mod left_out;
mod lines;
mod requests;
mod residents;
mod roster;
#[cfg(test)]
mod tests;
mod told_of;
mod transfers;

pub use duplicates::AlikeLine;
pub use everybody::Somebody;
pub use import_columns::ImportColumns;
pub(crate) use left_out::{decides, leave_out, weigh_left_out};
pub(crate) use lines::{freshen, soil};
pub use residents::ResidentLine;
pub use roster::{Roster, RosterCounts, RosterLine, RosterPart, RosterSort};
pub use told_of::{ToldOf, WrittenOf};
pub(crate) use transfers::{COPIED, keeps_copy_of, kept_copy};

use crate::Result;
use crate::book::{Reading, id, optional_id};
use chrono::NaiveDate;
use domain::members::{MemberId, Membership, MembershipId, Office, StandingEvent};
use domain::record::RecordId;
use rusqlite::named_params;

impl Reading<'_> {
    /// Every stay of a member, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn memberships_of(&self, member: MemberId) -> Result<Vec<Membership>> {
        self.records_of(
            "SELECT id FROM memberships WHERE member = ?1 ORDER BY since DESC",
            member,
        )
    }

    /// Every standing event of a member, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn standing_events_of(&self, member: MemberId) -> Result<Vec<StandingEvent>> {
        self.records_of(
            "SELECT id FROM standing_events WHERE member = ?1 ORDER BY effective DESC, id DESC",
            member,
        )
    }

    /// Every office a member holds or held, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn offices_of(&self, member: MemberId) -> Result<Vec<Office>> {
        self.records_of(
            "SELECT id FROM offices WHERE member = ?1 ORDER BY since DESC",
            member,
        )
    }

    pub(super) fn records_of<R: domain::record::Record>(
        &self,
        sql: &str,
        member: MemberId,
    ) -> Result<Vec<R>> {
        let ids: Vec<RecordId> = self.rows(sql, [member.0.as_bytes()], |row| id(row, "id"))?;
        ids.into_iter().map(|record| self.require(record)).collect()
    }

    /// Members anywhere in the book whose folded text holds every one of the words.
    ///
    /// # Errors
    /// What the database says.
    pub fn members_like(&self, words: &[String]) -> Result<Vec<(MemberId, String)>> {
        let pattern = words.first().cloned().unwrap_or_default();
        let found = self.rows(
            "SELECT id, folded FROM members WHERE instr(folded, ?1) > 0 ORDER BY sort_key",
            [pattern],
            |row| Ok((id(row, "id")?, row.get::<_, String>("folded")?)),
        )?;
        Ok(found
            .into_iter()
            .filter(|(_, folded)| words.iter().all(|word| folded.contains(word.as_str())))
            .collect())
    }

    /// The member a membership belongs to, with the name as of then.
    ///
    /// # Errors
    /// What the database says.
    pub fn membership_name(&self, membership: MembershipId) -> Result<Option<String>> {
        self.row(
            "SELECT name FROM memberships WHERE id = ?1",
            [membership.0.as_bytes()],
            |row| row.get(0),
        )
    }

    /// The membership of a member in the book's unit on a day.
    ///
    /// # Errors
    /// What the database says.
    pub fn membership_on(&self, member: MemberId, day: NaiveDate) -> Result<Option<MembershipId>> {
        let found = self.row(
            include_str!("membership_on.sql"),
            named_params! {
                ":member": member.0.as_bytes(),
                ":day": day.format("%Y-%m-%d").to_string(),
                ":unit": self.unit()?.0.as_bytes(),
            },
            |row| optional_id(row, "id"),
        )?;
        Ok(found.flatten())
    }
}
