//! The doctor: what an operator should know before something breaks.

use crate::database::Session;
use crate::feed::{FILE, Feed, KEY};
use crate::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub well: bool,
    /// What was found.
    pub found: String,
}

/// Looks at the feed.
///
/// # Errors
/// What the database says.
pub fn doctor(feed: &Feed) -> Result<Vec<Finding>> {
    let mut findings = match feed.embedded(embedded)? {
        Some(findings) => findings,
        None => vec![separation(feed)?, feed.look(version)?],
    };
    findings.extend(feed.look(numbers)?);
    Ok(findings)
}

/// The encrypted file and its key.
fn embedded(connection: &Connection, folder: &Path) -> Result<Vec<Finding>> {
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let version: String = connection.query_row("SELECT sqlite_version()", [], |row| row.get(0))?;
    Ok(vec![
        Finding {
            name: "database",
            well: sound == "ok",
            found: sound,
        },
        Finding {
            name: "encryption",
            well: is_encrypted(folder)?,
            found: FILE.to_owned(),
        },
        Finding {
            name: "key file",
            well: is_private(folder)?,
            found: KEY.to_owned(),
        },
        Finding {
            name: "SQLite",
            well: true,
            found: version,
        },
    ])
}

/// Whether PostgreSQL itself keeps provinces and units apart: a transaction that says nothing of
/// its scope sees nothing.
fn separation(feed: &Feed) -> Result<Finding> {
    let seen = feed.look(|session| {
        session.forget_scope()?;
        session.one(include_str!("seen.sql"), &[], |mut row| row.next::<u64>())
    })?;
    Ok(Finding {
        name: "row-level security",
        well: seen == Some(0),
        found: format!("{} rows without a scope", seen.unwrap_or(0)),
    })
}

fn version(session: &Session<'_>) -> Result<Finding> {
    let sql = "SELECT current_setting('server_version')";
    let found = session.one(sql, &[], |mut row| row.next())?;
    Ok(Finding {
        name: "PostgreSQL",
        well: true,
        found: found.unwrap_or_default(),
    })
}

/// The feed's numbers: none beyond its head, and how many no backup holds.
fn numbers(session: &Session<'_>) -> Result<[Finding; 2]> {
    let found = session.one(include_str!("numbers.sql"), &[], |mut row| {
        Ok((row.next()?, row.next()?, row.next()?, row.next()?))
    })?;
    let (head, backed_up, record, exit): (u64, u64, u64, u64) = found.ok_or(Error::Missing)?;
    let highest = record.max(exit);
    Ok([
        Finding {
            name: "feed",
            well: highest <= head,
            found: format!("head {head}, highest number {highest}"),
        },
        Finding {
            name: "backup",
            well: backed_up == head,
            found: format!(
                "{} numbers since the last one",
                head.saturating_sub(backed_up)
            ),
        },
    ])
}

fn is_encrypted(folder: &Path) -> Result<bool> {
    let mut first = [0; 16];
    let mut file = std::fs::File::open(folder.join(FILE))?;
    std::io::Read::read_exact(&mut file, &mut first)?;
    Ok(&first != b"SQLite format 3\0")
}

#[cfg(unix)]
fn is_private(folder: &Path) -> Result<bool> {
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(folder.join(KEY))?.permissions(),
    );
    Ok(mode.trailing_zeros() >= 6)
}

#[cfg(not(unix))]
fn is_private(folder: &Path) -> Result<bool> {
    Ok(folder.join(KEY).exists())
}
