//! Members who live here and are active elsewhere.

use crate::Result;
use crate::book::{Reading, field, id};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{MemberId, MembershipId, ResidenceGroup, ResidenceRemark};
use domain::record::RecordId;
use rusqlite::{named_params, params};

/// One line of the list of residents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentLine {
    /// The member.
    pub member: MemberId,
    /// The stay on the list.
    pub membership: MembershipId,
    /// Family and middle names.
    pub family_middle: String,
    /// Given name.
    pub given: String,
    /// Date of birth as far as known.
    pub birth: Option<PartialDate>,
    /// Telephone.
    pub phone: String,
    /// The cell the member belongs to.
    pub home: String,
    /// Whether a yearly remark is asked for.
    pub residence: ResidenceGroup,
    /// First day on the list.
    pub since: Option<NaiveDate>,
    /// The day the year's remark was handed out.
    pub handed_out: Option<NaiveDate>,
}

impl Reading<'_> {
    /// The list of residents of a day, in Vietnamese order, with the remarks of a year.
    ///
    /// # Errors
    /// What the database says.
    pub fn residents(&self, day: NaiveDate, year: i32) -> Result<Vec<ResidentLine>> {
        self.rows(
            include_str!("residents.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":day": day.format("%Y-%m-%d").to_string(),
                ":year": year,
            },
            |row| {
                Ok(ResidentLine {
                    member: id(row, "member")?,
                    membership: id(row, "membership")?,
                    family_middle: field(row, "family_middle")?,
                    given: field(row, "given")?,
                    birth: field(row, "birth")?,
                    phone: field(row, "phone")?,
                    home: field(row, "home")?,
                    residence: field(row, "residence")?,
                    since: field(row, "since")?,
                    handed_out: field(row, "handed_out")?,
                })
            },
        )
    }

    /// The remark of a resident for a year, if one was handed out.
    ///
    /// # Errors
    /// What the database says.
    pub fn remark_of(&self, stay: MembershipId, year: i64) -> Result<Option<ResidenceRemark>> {
        let found: Option<RecordId> = self.row(
            "SELECT id FROM residence_remarks WHERE membership = ?1 AND year = ?2",
            params![stay.0.as_bytes(), year],
            |row| id(row, "id"),
        )?;
        found.map_or(Ok(None), |found| self.get(found))
    }
}
