//! Finding a unit by its code or name.

use crate::feed::{Feed, record};
use crate::{Error, Result};
use domain::record::RecordId;

/// A unit of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Its code, with leading zeros; may be empty.
    pub code: String,
}

/// The one unit that has this code or this name.
///
/// # Errors
/// `Unit` if none or several do.
pub fn find(feed: &Feed, asked: &str) -> Result<Unit> {
    let sql = include_str!("find.sql");
    let mut statement = feed.connection().prepare_cached(sql)?;
    let rows = statement.query_map([asked.trim()], unit)?;
    let mut found: Vec<Unit> = rows.collect::<rusqlite::Result<_>>()?;
    match (found.pop(), found.len()) {
        (Some(unit), 0) => Ok(unit),
        (one, others) => Err(Error::Unit {
            asked: asked.to_owned(),
            found: others.saturating_add(usize::from(one.is_some())),
        }),
    }
}

/// Every unit, by code and name.
///
/// # Errors
/// What the database says.
pub fn list(feed: &Feed) -> Result<Vec<Unit>> {
    let sql = "SELECT id, name, code FROM units ORDER BY code, name";
    let mut statement = feed.connection().prepare_cached(sql)?;
    let rows = statement.query_map([], unit)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn unit(row: &rusqlite::Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: record(row, "id")?,
        name: row.get("name")?,
        code: row.get("code")?,
    })
}
