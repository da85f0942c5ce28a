//! Erasing: values that go for good, out of the view, the registers, the history and the outbox.
//!
//! The history's chain commits to salted hashes. Where a value is erased, what is left of its step
//! is committed to anew, and the step that erases commits to that: the chain still holds, and
//! nothing that was erased can be guessed from it.

use super::writing::known;
use super::{Writing, chain, pack, view};
use crate::keys::random;
use crate::{Error, Result};
use domain::record::{
    Clock, ERASED, LOST, Operation, RecordId, Register, Value, erased_field, erasure_key,
    field_spoken_of,
};
use rusqlite::{Connection, OptionalExtension, named_params, params};
use std::collections::BTreeSet;

/// A step that nobody took: the province told that something was erased elsewhere.
pub const TOLD: &str = "receive_erasure";

impl Writing<'_> {
    /// Erases plain fields of a record for good. There is no undo.
    ///
    /// # Errors
    /// `NotFound`, or `Guarded` if the record is closed or the field is a map.
    pub fn erase(&mut self, record: RecordId, fields: &[u16]) -> Result<()> {
        let loaded = view::load(self.connection(), record)?.ok_or(Error::NotFound)?;
        let spec = known(loaded.kind)?;
        let plain = |number: &u16| {
            spec.field(*number)
                .is_some_and(|field| field.map_table.is_none())
        };
        if !fields.iter().all(plain) {
            return Err(Error::Guarded { record: spec.name });
        }
        let before = loaded.fields.erased();
        let writes = fields
            .iter()
            .filter(|field| !before.contains(field))
            .map(|field| (ERASED, erasure_key(*field), Value::Int(1)))
            .collect();
        self.write(spec, record, loaded.owner, writes)?;
        let fields: BTreeSet<u16> = fields.iter().copied().collect();
        empty_register(self.connection(), record, &fields)?;
        forget(self.connection(), record, &fields, || Ok(self.step()))
    }
}

/// Takes erased values out of everything that is kept beside the registers. `by` is the step that
/// vouches for what is left; it is only asked for where something was left to vouch for.
pub fn forget(
    connection: &Connection,
    record: RecordId,
    fields: &BTreeSet<u16>,
    by: impl Fn() -> Result<i64>,
) -> Result<()> {
    let mut steps: BTreeSet<i64> = BTreeSet::new();
    for field in fields {
        let place = named_params! { ":record": record.0.as_bytes(), ":field": field };
        connection
            .prepare_cached("INSERT OR IGNORE INTO erasures VALUES (:record, :field)")?
            .execute(place)?;
        let mut emptied = connection.prepare_cached(include_str!("erase_changes.sql"))?;
        let found = emptied.query_map(
            named_params! {
                ":record": record.0.as_bytes(), ":field": field,
                ":lost": LOST, ":spoken_of": field.to_be_bytes(),
            },
            |row| row.get(0),
        )?;
        steps.extend(found.collect::<rusqlite::Result<Vec<i64>>>()?);
        connection
            .prepare_cached(include_str!("erase_arrivals.sql"))?
            .execute(place)?;
        connection
            .prepare_cached("DELETE FROM unsaved WHERE record = :record AND field = :field")?
            .execute(place)?;
    }
    if !steps.is_empty() {
        let by = by()?;
        for step in steps.into_iter().filter(|step| *step != by) {
            commit_anew(connection, step, by)?;
        }
    }
    empty_operations(connection)
}

/// The step by which this book remembers an erasure that was told.
pub fn told(connection: &Connection, at: &str) -> Result<i64> {
    let clock: u64 = connection.query_row("SELECT clock FROM book", [], |row| row.get(0))?;
    connection
        .prepare_cached(include_str!("begin_step.sql"))?
        .execute(named_params! {
            ":person": [0_u8; 16],
            ":person_name": "",
            ":name": TOLD,
            ":subject": "",
            ":at": at,
            ":clock": Clock(clock).0,
        })?;
    Ok(connection.last_insert_rowid())
}

fn commit_anew(connection: &Connection, step: i64, by: i64) -> Result<()> {
    let salt: [u8; 32] = random()?;
    let commitment = chain::commit(connection, step, &salt)?;
    connection
        .prepare_cached("UPDATE steps SET salt = x'' WHERE id = ?1")?
        .execute([step])?;
    connection
        .prepare_cached("UPDATE erased_steps SET salt = x'' WHERE step = ?1")?
        .execute([step])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO erased_steps VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![by, step, salt, commitment])?;
    Ok(())
}

/// Empties what registers hold of erased fields; who wrote them and when stays.
pub fn empty_register(
    connection: &Connection,
    record: RecordId,
    fields: &BTreeSet<u16>,
) -> Result<()> {
    let Some(mut said) = view::said(connection, record)? else {
        return Ok(());
    };
    empty(&mut said.registers, fields);
    connection
        .prepare_cached("UPDATE registers SET body = ?2 WHERE record = ?1")?
        .execute(params![record.0.as_bytes(), pack::pack(&said.registers)?])?;
    Ok(())
}

/// Empties the registers of those fields.
pub fn empty(registers: &mut [Register], fields: &BTreeSet<u16>) {
    for register in registers {
        if fields.contains(&field_spoken_of(register.field, &register.key)) {
            register.value = Value::Null;
        }
    }
}

/// The fields of a record that its registers say were erased.
pub fn erased(registers: &[Register]) -> BTreeSet<u16> {
    registers
        .iter()
        .filter_map(|held| erased_field(held.field, &held.key, &held.value))
        .collect()
}

/// Empties erased values in operations that need not be sent as they were any more.
pub fn empty_operations(connection: &Connection) -> Result<()> {
    let mut statement = connection.prepare_cached(include_str!("erased_operations.sql"))?;
    let found: Vec<(i64, Vec<u8>)> = statement
        .query_map(named_params! { ":lost": LOST }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (id, body) in found {
        let mut operation: Operation = minicbor::decode(&body).map_err(|_| Error::Damaged)?;
        let mut touched = false;
        for change in &mut operation.changes {
            let field = field_spoken_of(change.field, &change.key);
            if change.value != Value::Null && is_erased(connection, change.record, field)? {
                change.value = Value::Null;
                touched = true;
            }
        }
        if touched {
            let body = minicbor::to_vec(&operation).map_err(|_| Error::Damaged)?;
            connection
                .prepare_cached("UPDATE operations SET body = ?2 WHERE id = ?1")?
                .execute(params![id, body])?;
        }
    }
    Ok(())
}

/// Whether anything of a record was ever erased here.
pub fn is_known(connection: &Connection, record: RecordId) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM erasures WHERE record = ?1)")?
        .query_row([record.0.as_bytes()], |row| row.get(0))?)
}

/// Whether a field of a record was erased.
pub fn is_erased(connection: &Connection, record: RecordId, field: u16) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM erasures WHERE record = ?1 AND field = ?2")?
        .query_row(params![record.0.as_bytes(), field], |_| Ok(()))
        .optional()?
        .is_some())
}
