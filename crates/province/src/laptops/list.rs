//! The list of laptops.

use crate::Result;
use crate::feed::{Feed, record};
use domain::record::RecordId;

/// A laptop, as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laptop {
    /// Its id.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// Its unit's name.
    pub unit: String,
    /// When it was last heard, in milliseconds since 1970.
    pub seen: Option<u64>,
    /// Why it was struck off, if it was.
    pub revoked: Option<String>,
}

/// Every laptop, by unit and name.
///
/// # Errors
/// What the database says.
pub fn list(feed: &Feed) -> Result<Vec<Laptop>> {
    let mut statement = feed.connection().prepare_cached(include_str!("list.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(Laptop {
            id: record(row, "id")?,
            name: row.get("name")?,
            unit: row.get("unit")?,
            seen: row.get("seen")?,
            revoked: row.get("revoked")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
