//! Striking a laptop off: it works at its next request.

use crate::database::cells;
use crate::feed::Feed;
use crate::{Error, Result};

/// Strikes a laptop off, by its id. The reason is told to whoever uses it.
///
/// # Errors
/// `Laptop` if there is none.
pub fn revoke(feed: &Feed, laptop: &str, reason: &str) -> Result<()> {
    let unknown = || Error::Laptop(laptop.to_owned());
    let id = uuid::Uuid::parse_str(laptop).map_err(|_| unknown())?;
    let sql = "UPDATE devices SET revoked = ?2 WHERE id = ?1";
    let struck = feed.run(sql, cells![id.as_bytes(), reason])?;
    if struck == 1 { Ok(()) } else { Err(unknown()) }
}
