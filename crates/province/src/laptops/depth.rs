//! How far below its unit a laptop reads.

use crate::Result;
use crate::database::cells;
use crate::feed::Feed;
use domain::record::RecordId;

/// Sets how many levels below its unit a laptop reads; none is all of them. It holds from the next
/// exchange on.
///
/// # Errors
/// What the database says.
pub fn set_depth(feed: &Feed, laptop: RecordId, depth: Option<u8>) -> Result<()> {
    let sql = "UPDATE devices SET depth = ?2 WHERE id = ?1";
    feed.run(sql, cells![laptop, depth]).map(drop)
}
