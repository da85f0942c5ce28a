//! Which units the book reads, and which of them are still being loaded.

use super::Cursor;
use crate::Result;
use crate::book::{Book, Changed, Reading, id};
use domain::record::RecordId;
use rusqlite::params;
use std::collections::BTreeSet;

/// A unit the book reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The unit.
    pub unit: RecordId,
    /// Its own place in the feed, while it is being loaded.
    pub loading: Option<Cursor>,
}

impl Reading<'_> {
    /// The units the book reads, by id.
    ///
    /// # Errors
    /// What the database says.
    pub fn scopes(&self) -> Result<Vec<Scope>> {
        let epoch = self.cursor()?.epoch;
        self.rows(
            "SELECT unit, loading, base, pos FROM scopes ORDER BY unit",
            [],
            |row| {
                let place = Cursor {
                    epoch,
                    base: row.get("base")?,
                    pos: row.get("pos")?,
                };
                let loading: bool = row.get("loading")?;
                Ok(Scope {
                    unit: id(row, "unit")?,
                    loading: loading.then_some(place),
                })
            },
        )
    }

    /// Everything the province said, record by record.
    ///
    /// # Errors
    /// What the database says.
    pub fn said(&self, mut visit: impl FnMut(RecordId, &[domain::record::Register])) -> Result<()> {
        let rows = self.rows("SELECT record, body FROM registers", [], |row| {
            Ok((id(row, "record")?, row.get::<_, Vec<u8>>("body")?))
        })?;
        for (record, body) in rows {
            visit(record, &crate::book::unpack(&body)?);
        }
        Ok(())
    }
}

impl Book {
    /// The units the book may read have changed: records of others go, with the pages they came
    /// in; new units are loaded from the beginning of the feed.
    ///
    /// # Errors
    /// What the database says.
    pub fn change_scopes(&self, units: &BTreeSet<RecordId>) -> Result<Changed> {
        let known: BTreeSet<RecordId> = self
            .read(|reading| reading.scopes())?
            .into_iter()
            .map(|scope| scope.unit)
            .collect();
        self.keep(|transaction| {
            let mut gone = Vec::new();
            for unit in known.difference(units) {
                let unit = unit.0.as_bytes();
                transaction.execute("DELETE FROM scopes WHERE unit = ?1", [unit])?;
                transaction.execute("DELETE FROM pages", [])?;
                gone.extend(crate::book::forget_owner(transaction, unit)?);
            }
            for unit in units.difference(&known) {
                transaction.execute(
                    "INSERT INTO scopes (unit, loading, base, pos)
                     SELECT ?1, pos > 0, 0, 0 FROM enrolment",
                    params![unit.0.as_bytes()],
                )?;
            }
            crate::book::forgotten(transaction, gone)
        })
    }
}
