//! Everybody who is or ever was here, with the whole file: what an import compares a list with.

use super::lines::freshen;
use crate::Result;
use crate::book::{Reading, field, fields, id};
use chrono::NaiveDate;
use domain::members::{Badge, Member, MemberId, MembershipId, OfficeRole, Rank};
use domain::record::{Fields, Record};
use rusqlite::named_params;
use std::collections::BTreeMap;

/// Somebody who is or was here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    /// The member.
    pub member: MemberId,
    /// Every plain field of the file.
    pub fields: Fields,
    /// The stay that lasts or, if none does, the last one.
    pub stay: MembershipId,
    /// Its first day.
    pub since: Option<NaiveDate>,
    /// Its last day.
    pub until: Option<NaiveDate>,
    /// Whether the member belongs here on the day.
    pub here: bool,
    /// Probationary or official on that day.
    pub rank: Option<Rank>,
}

impl Reading<'_> {
    /// Everybody who belongs or belonged to the book's unit, in one query.
    ///
    /// # Errors
    /// What the database says.
    pub fn everybody(&self, day: NaiveDate) -> Result<Vec<Somebody>> {
        freshen(self.connection)?;
        self.rows(
            include_str!("everybody.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":day": day.to_string(),
            },
            |row| {
                Ok(Somebody {
                    member: id(row, "id")?,
                    fields: fields(row, &Member::SPEC)?,
                    stay: id(row, "stay")?,
                    since: field(row, "stay_since")?,
                    until: field(row, "stay_until")?,
                    here: row.get("here")?,
                    rank: field(row, "rank_today")?,
                })
            },
        )
    }

    /// The offices held on a day, by member.
    ///
    /// # Errors
    /// What the database says.
    pub fn offices_on(&self, day: NaiveDate) -> Result<BTreeMap<MemberId, Vec<OfficeRole>>> {
        let rows = self.rows(
            "SELECT member, role FROM offices
             WHERE (since IS NULL OR since <= ?1) AND (until IS NULL OR until >= ?1)
             ORDER BY id",
            [day.format("%Y-%m-%d").to_string()],
            |row| Ok((id::<MemberId>(row, "member")?, field(row, "role")?)),
        )?;
        let mut offices: BTreeMap<MemberId, Vec<OfficeRole>> = BTreeMap::new();
        for (member, role) in rows {
            offices.entry(member).or_default().push(role);
        }
        Ok(offices)
    }

    /// The badges given, by member, those of more years first.
    ///
    /// # Errors
    /// What the database says.
    pub fn badges_by_member(&self) -> Result<BTreeMap<MemberId, Vec<Badge>>> {
        let rows = self.rows(
            "SELECT * FROM badges ORDER BY years DESC, id DESC",
            [],
            |row| {
                let fields = fields(row, &Badge::SPEC)?;
                Ok(Badge::from_fields(
                    id(row, "id")?,
                    id(row, "owner")?,
                    &fields,
                ))
            },
        )?;
        let mut badges: BTreeMap<MemberId, Vec<Badge>> = BTreeMap::new();
        for badge in rows {
            badges.entry(badge.member).or_default().push(badge);
        }
        Ok(badges)
    }
}
