//! How far below its unit a laptop reads.

use crate::Result;
use crate::feed::Feed;
use domain::record::RecordId;
use rusqlite::params;

/// Sets how many levels below its unit a laptop reads; none is all of them. It holds from the next
/// exchange on.
///
/// # Errors
/// What the database says.
pub fn set_depth(feed: &Feed, laptop: RecordId, depth: Option<u8>) -> Result<()> {
    feed.connection().execute(
        "UPDATE devices SET depth = ?2 WHERE id = ?1",
        params![laptop.0.as_bytes(), depth],
    )?;
    Ok(())
}
