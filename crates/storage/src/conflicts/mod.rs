//! What two laptops wrote without having seen each other, until a person decides.

use crate::book::{Reading, Writing, id};
use crate::{Error, Result};
use domain::record::{Key, LOST, RecordId, Uid, Value, kept_lost, lost_place};
use domain::units::UnitId;
use rusqlite::{Connection, params};

/// A value that stands, and one that was written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: RecordId,
    /// Under which key the other value is kept there.
    pub place: Key,
    /// The kind of the record.
    pub kind: u16,
    /// The field.
    pub field: u16,
    /// The entry of a map field.
    pub key: Key,
    /// What stands.
    pub stands: Value,
    /// It was written on this laptop.
    pub stands_is_ours: bool,
    /// What was written beside it.
    pub other: Value,
    /// That was written on this laptop.
    pub other_is_ours: bool,
}

/// Brings the list in line with a record. `None` takes it off.
pub(crate) fn recompute(
    connection: &Connection,
    record: RecordId,
    now: Option<(u16, UnitId, &domain::record::Fields)>,
) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM conflicts WHERE record = ?1")?
        .execute([record.0.as_bytes()])?;
    let Some((kind, owner, fields)) = now else {
        return Ok(());
    };
    let open = fields
        .iter()
        .filter(|(field, _, value)| *field == LOST && kept_lost(value).is_some());
    for (_, place, _) in open {
        connection
            .prepare_cached("INSERT INTO conflicts (record, key, kind, owner) VALUES (?, ?, ?, ?)")?
            .execute(params![
                record.0.as_bytes(),
                place,
                kind,
                owner.0.as_bytes()
            ])?;
    }
    Ok(())
}

impl Reading<'_> {
    /// How many are open in the own unit.
    ///
    /// # Errors
    /// What the database says.
    pub fn count_conflicts(&self) -> Result<i64> {
        let counted = self.row(
            "SELECT count(*) FROM conflicts WHERE owner = ?1",
            [self.unit()?.0.as_bytes()],
            |row| row.get(0),
        )?;
        Ok(counted.unwrap_or_default())
    }

    /// Those open in the own unit, in the order of their records, at most so many.
    ///
    /// # Errors
    /// What the database says.
    pub fn conflicts(&self, limit: i64) -> Result<Vec<Conflict>> {
        let found: Vec<(RecordId, Key)> = self.rows(
            "SELECT record, key FROM conflicts WHERE owner = ?1 ORDER BY record, key LIMIT ?2",
            params![self.unit()?.0.as_bytes(), limit],
            |row| Ok((id(row, "record")?, row.get("key")?)),
        )?;
        found
            .into_iter()
            .map(|(record, place)| self.conflict(record, &place))
            .collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// `NotFound` if it was decided.
    pub fn conflict(&self, record: RecordId, place: &[u8]) -> Result<Conflict> {
        let (kind, fields) = self.fields_of(record)?;
        let other = kept_lost(fields.entry(LOST, place)).ok_or(Error::NotFound)?;
        let (field, loser, key) = lost_place(place).ok_or(Error::NotFound)?;
        Ok(Conflict {
            record,
            place: place.to_vec(),
            kind,
            field,
            stands: fields.entry(field, key).clone(),
            stands_is_ours: match self.writer(record, field, key)? {
                Some(writer) => self.is_ours(writer)?,
                None => true,
            },
            key: key.to_vec(),
            other,
            other_is_ours: self.is_ours(loser)?,
        })
    }

    fn is_ours(&self, writer: Uid) -> Result<bool> {
        let found = self.row(
            "SELECT EXISTS (SELECT 1 FROM operations WHERE uid = ?1)",
            [writer.to_bytes()],
            |row| row.get(0),
        )?;
        Ok(found.unwrap_or_default())
    }
}

impl Writing<'_> {
    /// Decides one: what stands, or that value instead. The other one is kept no longer; undoing
    /// brings it back.
    ///
    /// # Errors
    /// `NotFound` if it was decided, `Guarded` if another value was chosen and the record is closed.
    pub fn settle(&mut self, conflict: &Conflict, instead: Option<Value>) -> Result<()> {
        let (record, kind) = (conflict.record, conflict.kind);
        if let Some(value) = instead {
            let place = (conflict.field, conflict.key.clone());
            self.write_entry(kind, record, place, value)?;
        }
        self.write_entry(kind, record, (LOST, conflict.place.clone()), Value::Null)
    }
}
