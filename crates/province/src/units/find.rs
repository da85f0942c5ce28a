//! Finding a unit by its code or name.

use crate::database::{Row, cells};
use crate::feed::Feed;
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
    let mut found = feed.look(|session| session.all(sql, cells![asked.trim()], unit))?;
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
    feed.look(|session| session.all(sql, &[], unit))
}

fn unit(mut row: Row) -> Result<Unit> {
    Ok(Unit {
        id: row.next()?,
        name: row.next()?,
        code: row.next()?,
    })
}
