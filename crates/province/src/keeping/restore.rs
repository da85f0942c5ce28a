//! Putting a backup back: the same server with a new history, so that laptops send again what the
//! backup does not hold.

use super::backup::MANIFEST;
use crate::feed::{FILE, Feed, KEY, random};
use crate::{Error, Result};
use rusqlite::params;
use std::path::Path;

/// Restores a backup into a folder. What lies there is moved aside, never overwritten.
///
/// # Errors
/// `Unreadable` if the backup is not what its manifest says.
pub fn restore(backup: &Path, folder: &Path, now: u64) -> Result<u64> {
    let manifest = std::fs::read(backup.join(MANIFEST))?;
    let manifest: serde_json::Value =
        serde_json::from_slice(&manifest).map_err(|_| Error::Unreadable)?;
    let hash = blake3::hash(&std::fs::read(backup.join(FILE))?)
        .to_hex()
        .to_string();
    if manifest.get("blake3").and_then(serde_json::Value::as_str) != Some(&hash) {
        return Err(Error::Unreadable);
    }
    let replaced = replaced_epoch(folder);
    if folder.exists() {
        let mut aside = folder.as_os_str().to_owned();
        aside.push(format!(".before-{now}"));
        std::fs::rename(folder, aside)?;
    }
    std::fs::create_dir_all(folder)?;
    std::fs::copy(backup.join(KEY), folder.join(KEY))?;
    std::fs::copy(backup.join(FILE), folder.join(FILE))?;
    let feed = Feed::open(folder)?;
    // Later than every history there was, also when one backup is restored twice: the clock names
    // it. The province's own line starts anew like a restored laptop's.
    let epoch: u64 = feed.connection().query_row(
        "UPDATE feed SET epoch = max(epoch, ?1, ?2) + 1, line = ?3, next_number = 1
         RETURNING epoch",
        params![replaced, now, random::<8>()?],
        |row| row.get(0),
    )?;
    Ok(epoch)
}

/// The history of what is replaced, if it can still be read.
fn replaced_epoch(folder: &Path) -> u64 {
    Feed::open(folder)
        .ok()
        .and_then(|feed| {
            feed.connection()
                .query_row("SELECT epoch FROM feed", [], |row| row.get(0))
                .ok()
        })
        .unwrap_or(0)
}
