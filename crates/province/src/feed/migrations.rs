//! The feed's layout, step by step. A released step never changes.

use crate::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

const STEPS: &[&str] = &[
    include_str!("../../migrations/0001_feed.sql"),
    include_str!("../../migrations/0002_depth.sql"),
];
/// "SCbp": marks a file as a province's.
const APPLICATION_ID: i64 = 0x5343_6270;

pub(super) fn run(connection: &mut Connection) -> Result<()> {
    let application: i64 = connection
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(|_| Error::Unreadable)?;
    let found: usize = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let ours = application == APPLICATION_ID || (application == 0 && found == 0);
    if !ours || found > STEPS.len() {
        return Err(Error::Unreadable);
    }
    for (place, sql) in STEPS.iter().enumerate().skip(found) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have been faster: the operator's verb and the service start together.
        let now: usize = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if now > place {
            continue;
        }
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", place.saturating_add(1))?;
        transaction.commit()?;
    }
    Ok(())
}
