//! The book's layout, step by step. A released step never changes.

use crate::{Error, Result};
use rusqlite::Connection;

/// Every step in order; its place is its number.
pub const STEPS: &[(&str, &str)] = &[
    ("0001_book", include_str!("../migrations/0001_book.sql")),
    ("0002_view", include_str!("../migrations/0002_view.sql")),
    (
        "0003_exchange",
        include_str!("../migrations/0003_exchange.sql"),
    ),
];

/// "SCbo": marks a file as ours.
pub const APPLICATION_ID: i64 = 0x5343_626f;

/// The layout this program writes.
#[must_use]
pub fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The layout a file has; 0 for an empty one.
///
/// # Errors
/// `Damaged` if the file belongs to another program, `TooNew` if a newer one wrote it.
pub fn check(connection: &Connection) -> Result<i64> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match (application, version) {
        (0, 0) => Ok(0),
        (APPLICATION_ID, version) if version <= newest() => Ok(version),
        (APPLICATION_ID, needs) => Err(Error::TooNew { needs }),
        _ => Err(Error::Damaged),
    }
}

/// Brings a file to the newest layout, each step in a transaction of its own.
///
/// # Errors
/// What the database says; the step that failed leaves nothing behind.
pub fn run(connection: &mut Connection) -> Result<()> {
    let found = check(connection)?;
    for (place, (_, sql)) in STEPS.iter().enumerate() {
        let number = i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1);
        if number <= found {
            continue;
        }
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}
