//! What belongs to one member's file besides its fields.

use crate::Result;
use crate::book::{Reading, field, id};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{Badge, MemberId, Office, PortraitId};
use rusqlite::named_params;

impl Reading<'_> {
    /// Every badge of a member, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn badges_of(&self, member: MemberId) -> Result<Vec<Badge>> {
        self.records_of(
            "SELECT id FROM badges WHERE member = ?1 ORDER BY years DESC, id DESC",
            member,
        )
    }

    /// Every portrait there is of a member, the newest last; the file names the one that stands.
    ///
    /// # Errors
    /// What the database says.
    pub fn portraits_of(&self, member: MemberId) -> Result<Vec<PortraitId>> {
        self.rows(
            "SELECT id FROM portraits WHERE member = ?1 ORDER BY id",
            [member.0.as_bytes()],
            |row| id(row, "id"),
        )
    }

    /// Members with something written in a field.
    ///
    /// # Errors
    /// What the database says.
    pub fn members_with(&self, column: &'static str) -> Result<Vec<MemberId>> {
        let sql = format!("SELECT id FROM members WHERE \"{column}\" <> '' ORDER BY id");
        self.rows(&sql, [], |row| id(row, "id"))
    }

    /// How many meetings were held while an office lasted: their papers show its title.
    ///
    /// # Errors
    /// What the database says.
    pub fn meetings_under(&self, office: &Office) -> Result<i64> {
        let day = |day: Option<NaiveDate>| day.map(|day| day.format("%Y-%m-%d").to_string());
        let found = self.row(
            include_str!("meetings_under.sql"),
            named_params! {
                ":owner": office.owner.0.as_bytes(),
                ":since": day(office.since),
                ":until": day(office.until),
            },
            |row| row.get(0),
        )?;
        Ok(found.unwrap_or(0))
    }

    /// Members of the book's unit whose admission lies in one of these years, with the date party
    /// age counts from and the badges given.
    ///
    /// # Errors
    /// What the database says.
    pub fn admitted_in(
        &self,
        years: &[i32],
        from_decision: bool,
        day: NaiveDate,
    ) -> Result<Vec<(MemberId, PartialDate, Vec<i64>)>> {
        let years = years.iter().map(i32::to_string).collect::<Vec<_>>();
        self.rows(
            include_str!("admitted_in.sql"),
            named_params! {
                ":years": format!("[{}]", years.join(",")),
                ":from_decision": from_decision,
                ":day": day.format("%Y-%m-%d").to_string(),
                ":unit": self.unit()?.0.as_bytes(),
            },
            |row| {
                let counted: Option<PartialDate> = field(row, "counted_from")?;
                let badges: String = row.get("badges")?;
                let badges = badges
                    .split(' ')
                    .filter_map(|years| years.parse().ok())
                    .collect();
                Ok((id(row, "id")?, counted, badges))
            },
        )
        .map(|rows| {
            rows.into_iter()
                .filter_map(|(member, counted, badges)| Some((member, counted?, badges)))
                .collect()
        })
    }

    /// Whoever was ever a member of the book's unit, by the number in its list, then by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn ever_members(&self) -> Result<Vec<MemberId>> {
        self.rows(
            include_str!("ever_members.sql"),
            named_params! { ":unit": self.unit()?.0.as_bytes() },
            |row| id(row, "id"),
        )
    }

    /// Members of the book's unit who are on probation, or for whom something ends between two days.
    ///
    /// # Errors
    /// What the database says.
    pub fn with_something_ending(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<MemberId>> {
        self.rows(
            include_str!("something_ending.sql"),
            named_params! {
                ":from": from.format("%Y-%m-%d").to_string(),
                ":to": to.format("%Y-%m-%d").to_string(),
                ":unit": self.unit()?.0.as_bytes(),
            },
            |row| id(row, "id"),
        )
    }
}
