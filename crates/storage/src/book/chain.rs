//! The history chain: each step commits to what it wrote, and links to the step before.
//!
//! A commitment hashes a salt with the values, so that values and salts can be erased later while
//! the chain still holds.

use super::from_sql;
use crate::Result;
use crate::keys::random;
use domain::record::Value;
use rusqlite::{Connection, OptionalExtension, params};

/// Where the history does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainFault {
    /// The first step that does not fit.
    pub step: i64,
}

/// Commits to a step's changes and links it to the one before.
pub fn link(connection: &Connection, step: i64) -> Result<()> {
    let salt: [u8; 32] = random()?;
    let commitment = commit(connection, step, &salt)?;
    let before: Vec<u8> = connection
        .prepare_cached("SELECT link FROM steps WHERE id < ?1 ORDER BY id DESC LIMIT 1")?
        .query_row([step], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let link = join(connection, step, &before, &commitment)?;
    connection
        .prepare_cached("UPDATE steps SET salt = ?2, commitment = ?3, link = ?4 WHERE id = ?1")?
        .execute(params![step, salt, commitment, link])?;
    Ok(())
}

/// What a step commits to: its values, and what is left of the steps out of which it erased some.
pub fn commit(connection: &Connection, step: i64, salt: &[u8]) -> Result<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    part(&mut hasher, salt);
    let mut statement = connection.prepare_cached(include_str!("changes_of_step.sql"))?;
    let mut rows = statement.query([step])?;
    while let Some(row) = rows.next()? {
        // By place, not by name: an import has half a million of them.
        part(&mut hasher, &row.get::<_, i64>(1)?.to_be_bytes());
        part(&mut hasher, &row.get::<_, [u8; 16]>(2)?);
        part(&mut hasher, &row.get::<_, i64>(4)?.to_be_bytes());
        part(&mut hasher, &row.get::<_, Vec<u8>>(5)?);
        value(&mut hasher, &from_sql(row.get_ref(6)?));
        value(&mut hasher, &from_sql(row.get_ref(7)?));
    }
    let mut statement = connection.prepare_cached(
        "SELECT step, commitment FROM erased_steps WHERE by_step = ?1 ORDER BY step",
    )?;
    let mut rows = statement.query([step])?;
    while let Some(row) = rows.next()? {
        part(&mut hasher, &row.get::<_, i64>(0)?.to_be_bytes());
        part(&mut hasher, &row.get::<_, Vec<u8>>(1)?);
    }
    Ok(*hasher.finalize().as_bytes())
}

/// Whether a step holds what it committed to. One out of which something was erased holds what the
/// last erasing step says is left of it.
fn holds(connection: &Connection, step: i64, salt: &[u8], commitment: &[u8]) -> Result<bool> {
    let left = connection
        .prepare_cached(
            "SELECT salt, commitment FROM erased_steps WHERE step = ?1
             ORDER BY by_step DESC LIMIT 1",
        )?
        .query_row([step], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?))
        })
        .optional()?;
    let (salt, commitment) = left
        .as_ref()
        .map_or((salt, commitment), |(salt, commitment)| {
            (salt.as_slice(), commitment.as_slice())
        });
    Ok(commit(connection, step, salt)?.as_slice() == commitment)
}

fn join(connection: &Connection, step: i64, before: &[u8], commitment: &[u8]) -> Result<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    part(&mut hasher, before);
    part(&mut hasher, commitment);
    connection
        .prepare_cached(
            "SELECT person, person_name, name, subject, at, clock FROM steps WHERE id = ?1",
        )?
        .query_row([step], |row| {
            for column in 0..6 {
                value(&mut hasher, &from_sql(row.get_ref(column)?));
            }
            Ok(())
        })?;
    Ok(*hasher.finalize().as_bytes())
}

/// Every part is preceded by its length, so that no two lists of parts hash alike.
fn part(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    hasher.update(bytes);
}

fn value(hasher: &mut blake3::Hasher, value: &Value) {
    match value {
        Value::Null => part(hasher, b"n"),
        Value::Int(number) => {
            part(hasher, b"i");
            part(hasher, &number.to_be_bytes());
        }
        Value::Text(text) => {
            part(hasher, b"t");
            part(hasher, text.as_bytes());
        }
        Value::Bytes(bytes) => {
            part(hasher, b"b");
            part(hasher, bytes);
        }
    }
}

/// Looks for the first step that was edited, removed, inserted or moved.
pub fn verify(connection: &Connection) -> Result<Option<ChainFault>> {
    let mut statement =
        connection.prepare("SELECT id, salt, commitment, link FROM steps ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut before: Vec<u8> = Vec::new();
    while let Some(row) = rows.next()? {
        let (step, salt): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let (commitment, linked): (Vec<u8>, Vec<u8>) = (row.get(2)?, row.get(3)?);
        let holds = holds(connection, step, &salt, &commitment)?
            && join(connection, step, &before, &commitment)?.as_slice() == linked;
        if !holds {
            return Ok(Some(ChainFault { step }));
        }
        before = linked;
    }
    Ok(None)
}

impl super::Book {
    /// Looks through the whole history for the first step that does not fit.
    ///
    /// # Errors
    /// What the database says.
    pub fn verify_history(&self) -> Result<Option<ChainFault>> {
        self.read(|reading| verify(reading.connection))
    }
}
