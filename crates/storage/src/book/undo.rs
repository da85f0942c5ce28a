//! Undo: a new step that restores what was before, field by field, where ours is still the last
//! word.

use super::writing::known;
use super::{Writing, from_sql};
use crate::{Error, Result};
use domain::record::{DELETED, ERASED, FieldValue, Key, OWNER, RecordId, Uid, Value};
use domain::units::UnitId;
use rusqlite::{OptionalExtension, named_params};
use uuid::Uuid;

/// What undoing a step came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// Values restored.
    pub restored: usize,
    /// Fields somebody wrote later: they stay as they are.
    pub overwritten: Vec<(RecordId, u16)>,
}

struct Written {
    id: i64,
    kind: u16,
    record: RecordId,
    owner: UnitId,
    field: u16,
    key: Key,
    before: Value,
    live: bool,
}

impl Writing<'_> {
    /// Restores what a step changed.
    ///
    /// # Errors
    /// `NotFound` if there is no such step or it was undone already, `Guarded` if a record was
    /// closed since.
    pub fn undo(&mut self, step: i64) -> Result<Undone> {
        let undone: Option<Option<i64>> = self
            .connection()
            .prepare_cached("SELECT undone_by FROM steps WHERE id = ?1")?
            .query_row([step], |row| row.get(0))
            .optional()?;
        if undone != Some(None) {
            return Err(Error::NotFound);
        }
        let written = self.written_by(step)?;
        // What was erased is nowhere any more.
        if written.iter().any(|change| change.field == ERASED) {
            return Err(Error::Guarded { record: "Erasure" });
        }
        let mut outcome = Undone::default();
        // Newest first: what was written on top is taken off first.
        for change in written.into_iter().rev() {
            if self.is_last_word(&change, step)? {
                self.restore(&change)?;
                outcome.restored = outcome.restored.saturating_add(1);
            } else {
                outcome.overwritten.push((change.record, change.field));
            }
        }
        // What the step created has nothing left in it: it goes.
        for (kind, record) in self.created_by(step)? {
            let spec = known(kind)?;
            let owner = super::view::load(self.connection(), record)?
                .map_or(self.unit(), |loaded| loaded.owner);
            self.write(
                spec,
                record,
                owner,
                vec![(DELETED, Key::new(), Value::Int(1))],
            )?;
        }
        self.undoes(step)?;
        Ok(outcome)
    }

    fn written_by(&self, step: i64) -> Result<Vec<Written>> {
        let mut statement = self
            .connection()
            .prepare_cached(include_str!("changes_of_step.sql"))?;
        let rows = statement.query_map([step], |row| {
            Ok(Written {
                id: row.get("id")?,
                kind: row.get("kind")?,
                record: RecordId(Uuid::from_bytes(row.get("record")?)),
                owner: UnitId(Uuid::from_bytes(row.get("owner")?)),
                field: row.get("field")?,
                key: row.get("key")?,
                before: from_sql(row.get_ref("before")?),
                live: row.get("live")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Records the step wrote first, and nobody else wrote to since.
    fn created_by(&self, step: i64) -> Result<Vec<(u16, RecordId)>> {
        let mut statement = self
            .connection()
            .prepare_cached(include_str!("created_by_step.sql"))?;
        let rows = statement.query_map(
            named_params! { ":step": step, ":undo": self.step() },
            |row| Ok((row.get(0)?, RecordId(Uuid::from_bytes(row.get(1)?)))),
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn is_last_word(&self, change: &Written, step: i64) -> Result<bool> {
        let later: bool = self
            .connection()
            .prepare_cached(include_str!("written_later.sql"))?
            .query_row(
                named_params! {
                    ":id": change.id,
                    ":step": step,
                    ":undo": self.step(),
                    ":record": change.record.0.as_bytes(),
                    ":field": change.field,
                    ":key": change.key,
                },
                |row| row.get(0),
            )?;
        if later {
            return Ok(false);
        }
        if change.live {
            return Ok(true);
        }
        let ours: Option<Vec<u8>> = self
            .connection()
            .prepare_cached(
                "SELECT uid FROM operations JOIN steps ON steps.operation = operations.id
                 WHERE steps.id = ?1",
            )?
            .query_row([step], |row| row.get(0))
            .optional()?;
        let said = super::view::said(self.connection(), change.record)?;
        let writer: Option<Uid> = said.and_then(|said| {
            said.registers
                .into_iter()
                .find(|r| r.field == change.field && r.key == change.key)
                .map(|register| register.stamp.writer)
        });
        Ok(ours.as_deref().and_then(Uid::from_bytes) == writer)
    }

    fn restore(&mut self, change: &Written) -> Result<()> {
        // A record that never moved has no register of its owner: the change names the one it had.
        let before = match (change.field, &change.before) {
            (OWNER, Value::Null) => change.owner.to_value(),
            (_, before) => before.clone(),
        };
        let write = vec![(change.field, change.key.clone(), before)];
        self.write(known(change.kind)?, change.record, change.owner, write)
    }
}
