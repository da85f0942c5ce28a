//! The list of laptops.

use crate::Result;
use crate::feed::Feed;
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
    feed.look(|session| {
        session.all(include_str!("list.sql"), &[], |mut row| {
            Ok(Laptop {
                id: row.next()?,
                name: row.next()?,
                unit: row.next()?,
                seen: row.next()?,
                revoked: row.next()?,
            })
        })
    })
}
