//! Connections: each with the key and the settings that make a save survive (RELIABILITY.md 1).

use crate::keys::DataKey;
use crate::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;
use zeroize::Zeroizing;

/// The oldest SQLite whose write-ahead log is free of the reset fault.
const OLDEST_SQLITE: i32 = 3_051_003;

/// The one connection that writes.
pub fn open(file: &Path, key: &DataKey) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    unlock(&connection, key)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;",
    )?;
    Ok(connection)
}

/// A connection that only reads.
pub fn open_for_reading(file: &Path, key: &DataKey) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    unlock(&connection, key)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

fn unlock(connection: &Connection, key: &DataKey) -> Result<()> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::File(std::io::Error::other("SQLite is too old")));
    }
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    let raw = key.database();
    let mut statement = Zeroizing::new(String::from("PRAGMA key = \"x'"));
    for byte in raw.iter() {
        // Writing to a String cannot fail.
        let _ = write!(statement, "{byte:02x}");
    }
    statement.push_str("'\"");
    connection.execute_batch(&statement)?;
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .map_err(|error| match Error::from(error) {
            Error::Damaged => Error::WrongKey,
            other => other,
        })?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -65536;",
    )?;
    Ok(())
}
