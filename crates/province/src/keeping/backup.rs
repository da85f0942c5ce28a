//! A backup: a consistent copy of the feed with its key, and a manifest that says what it holds.

use crate::Result;
use crate::feed::{FILE, Feed, KEY};
use rusqlite::params;
use std::path::Path;

/// The name of the manifest.
pub(super) const MANIFEST: &str = "manifest.json";

/// Copies the feed into a new folder while the service runs. Returns the feed's number up to which
/// laptops may forget: the copy was read back and holds everything up to there.
///
/// # Errors
/// What the file system or the database says; the watermark does not move then.
pub fn backup(feed: &Feed, to: &Path, now: u64) -> Result<u64> {
    std::fs::create_dir_all(to)?;
    let file = to.join(FILE);
    if file.exists() {
        return Err(crate::Error::Occupied);
    }
    feed.connection()
        .execute("VACUUM INTO ?1", [file.to_string_lossy()])?;
    std::fs::copy(feed.folder().join(KEY), to.join(KEY))?;
    let copy = Feed::open(to)?;
    let sound: String = copy
        .connection()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(crate::Error::Unreadable);
    }
    let (head, epoch): (u64, u64) =
        copy.connection()
            .query_row("SELECT seq, epoch FROM feed_head, feed", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
    copy.connection()
        .execute("UPDATE feed SET backed_up = ?1", params![head])?;
    copy.connection()
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    drop(copy);
    let hash = blake3::hash(&std::fs::read(&file)?).to_hex().to_string();
    let manifest = serde_json::json!({
        "made": now, "epoch": epoch, "head": head, "blake3": hash,
    });
    std::fs::write(to.join(MANIFEST), manifest.to_string())?;
    feed.connection().execute(
        "UPDATE feed SET backed_up = max(backed_up, ?1)",
        params![head],
    )?;
    Ok(head)
}
