//! Embedded SQLite: one encrypted file.

use super::{Cell, Row};
use crate::{Error, Result};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql};
use std::path::Path;
use zeroize::Zeroizing;

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Number(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

pub(super) fn run(connection: &Connection, sql: &str, cells: &[Cell]) -> Result<u64> {
    let mut statement = connection.prepare_cached(sql)?;
    let changed = statement.execute(rusqlite::params_from_iter(cells))?;
    u64::try_from(changed).map_err(|_| Error::Unreadable)
}

pub(super) fn all<T>(
    connection: &Connection,
    sql: &str,
    cells: &[Cell],
    mut read: impl FnMut(Row) -> Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let width = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(cells))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let cells: Result<Vec<Cell>> = (0..width).map(|place| cell(row.get_ref(place)?)).collect();
        found.push(read(Row::new(cells?))?);
    }
    Ok(found)
}

fn cell(value: ValueRef<'_>) -> Result<Cell> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Number(number),
        ValueRef::Real(_) => return Err(Error::Unreadable),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| Error::Unreadable)?;
            Cell::Text(text.to_owned())
        }
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
    })
}

pub(crate) fn connect(file: &Path, key: &str) -> Result<Connection> {
    let connection = Connection::open(file)?;
    let key = key.trim();
    if key.len() != 64 || !key.bytes().all(|letter| letter.is_ascii_hexdigit()) {
        return Err(Error::Unreadable);
    }
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{key}'\""));
    connection.execute_batch(&pragma)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        .map_err(|_| Error::Unreadable)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}
