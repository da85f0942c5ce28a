//! The tree of units and its history.

use crate::Result;
use crate::book::{Reading, field, id, optional_id};
use crate::members::freshen;
use chrono::NaiveDate;
use domain::members::{MemberId, Membership, Office};
use domain::record::{Record, RecordId};
use domain::tasks::Task;
use domain::units::{Profile, UnitChange, UnitId, UnitLevel, called_on};
use rusqlite::named_params;

/// One unit of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeLine {
    /// The unit.
    pub unit: UnitId,
    /// How many units stand above it.
    pub depth: u32,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: UnitLevel,
    /// The unit above it.
    pub parent: Option<UnitId>,
    /// Its last day.
    pub closed: Option<NaiveDate>,
    /// The unit it went into.
    pub went_into: Option<UnitId>,
    /// Whether the book reads its records.
    pub readable: bool,
    /// Members it counts on the day, as far as the book reads them.
    pub counted: u32,
}

/// Somebody whose cell was closed and who belongs to none since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutCell {
    /// The member.
    pub member: MemberId,
    /// The name.
    pub name: String,
    /// The cell that was closed.
    pub unit: String,
}

impl Reading<'_> {
    /// The tree, as the book knows it, with the members counted on a day.
    ///
    /// # Errors
    /// What the database says.
    pub fn tree(&self, day: NaiveDate) -> Result<Vec<TreeLine>> {
        freshen(self.connection)?;
        self.rows(
            include_str!("tree.sql"),
            named_params! { ":day": day.to_string() },
            |row| {
                Ok(TreeLine {
                    unit: id(row, "id")?,
                    depth: row.get("depth")?,
                    name: field(row, "name")?,
                    level: field(row, "level")?,
                    parent: optional_id(row, "parent")?,
                    closed: field(row, "closed")?,
                    went_into: optional_id(row, "went_into")?,
                    readable: row.get("readable")?,
                    counted: row.get("counted")?,
                })
            },
        )
    }

    /// Everybody whose cell was closed and who belongs to none since.
    ///
    /// # Errors
    /// What the database says.
    pub fn without_cell(&self) -> Result<Vec<WithoutCell>> {
        self.rows(include_str!("without_cell.sql"), [], |row| {
            Ok(WithoutCell {
                member: id(row, "member")?,
                name: field(row, "name")?,
                unit: field(row, "unit")?,
            })
        })
    }

    /// The history of the tree, of one unit or of all, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn unit_changes(&self, unit: Option<UnitId>) -> Result<Vec<UnitChange>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM unit_changes WHERE ?1 IS NULL OR unit = ?1 OR \"into\" = ?1
             ORDER BY effective DESC, id DESC",
            [unit.map(|unit| *unit.0.as_bytes())],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|change| self.require(change)).collect()
    }

    /// The stays of a unit that reach beyond a day; of a closed unit those that ended with it.
    ///
    /// # Errors
    /// What the database says.
    pub fn stays_in(&self, unit: UnitId, last: NaiveDate) -> Result<Vec<Membership>> {
        let ids: Vec<RecordId> = self.rows(
            include_str!("stays.sql"),
            named_params! { ":unit": unit.0.as_bytes(), ":last": last.to_string() },
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|stay| self.require(stay)).collect()
    }

    /// The offices of a unit that are held.
    ///
    /// # Errors
    /// What the database says.
    pub fn offices_in(&self, unit: UnitId) -> Result<Vec<Office>> {
        self.owned(
            unit,
            "SELECT id FROM offices WHERE owner = ?1 AND until IS NULL ORDER BY id",
        )
    }

    /// The open tasks of a unit.
    ///
    /// # Errors
    /// What the database says.
    pub fn tasks_in(&self, unit: UnitId) -> Result<Vec<Task>> {
        self.owned(
            unit,
            "SELECT id FROM tasks WHERE owner = ?1 AND coalesce(state, 'open') = 'open'
             ORDER BY due, id",
        )
    }

    fn owned<R: Record>(&self, unit: UnitId, sql: &str) -> Result<Vec<R>> {
        let ids: Vec<RecordId> = self.rows(sql, [unit.0.as_bytes()], |row| id(row, "id"))?;
        ids.into_iter().map(|record| self.require(record)).collect()
    }

    /// What the book's unit says of itself, with the names that it and the body above it had on a
    /// day: an old paper names the bodies of its day.
    ///
    /// # Errors
    /// What the database says.
    pub fn profile_on(&self, day: NaiveDate) -> Result<Option<Profile>> {
        let Some(profile) = self.profile()? else {
            return Ok(None);
        };
        let unit = self.unit()?.0;
        let changes = |sql: &str| -> Result<Vec<(NaiveDate, String, String)>> {
            let rows = self.rows(sql, [unit.as_bytes()], |row| {
                Ok((
                    field::<Option<NaiveDate>>(row, "effective")?,
                    field(row, "before")?,
                    field(row, "after")?,
                ))
            })?;
            Ok(rows
                .into_iter()
                .filter_map(|(from, before, after)| Some((from?, before, after)))
                .collect())
        };
        Ok(Some(Profile {
            name: called_on(&profile.name, &changes(include_str!("own_names.sql"))?, day),
            higher_body: called_on(
                &profile.higher_body,
                &changes(include_str!("names_above.sql"))?,
                day,
            ),
            ..profile
        }))
    }
}
