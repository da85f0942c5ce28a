//! Requests of members about their own data, and who can see a member.

use crate::Result;
use crate::book::{Reading, id};
use domain::members::{DataRequest, MemberId};
use domain::record::RecordId;
use domain::units::{Unit, UnitId};

impl Reading<'_> {
    /// Requests of a member, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn data_requests_of(&self, member: MemberId) -> Result<Vec<DataRequest>> {
        self.records_of(
            "SELECT id FROM data_requests WHERE member = ?1 ORDER BY received DESC, id DESC",
            member,
        )
    }

    /// Requests that nobody has settled, the oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn open_data_requests(&self) -> Result<Vec<DataRequest>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM data_requests WHERE coalesce(state, 'open') = 'open'
             ORDER BY received, id",
            [],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|record| self.require(record)).collect()
    }

    /// The units above a unit, the nearest first, as far as this book knows them.
    ///
    /// # Errors
    /// What the database says.
    pub fn units_above(&self, unit: UnitId) -> Result<Vec<Unit>> {
        let ids: Vec<RecordId> = self.rows(
            include_str!("units_above.sql"),
            [unit.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|record| self.require(record)).collect()
    }
}
