//! A backup: a consistent copy of the feed with its key, and a manifest that says what it holds.
//!
//! It is an embedded feed whichever engine serves, so that it can be opened, checked and put back
//! anywhere; a province moves from one engine to the other by it.

use super::copy::copy;
use crate::database::cells;
use crate::feed::{Commit, FILE, Feed, KEY, Place};
use crate::{Error, Result};
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
        return Err(Error::Occupied);
    }
    let copied = feed.embedded(|connection, folder| {
        connection.execute("VACUUM INTO ?1", [file.to_string_lossy()])?;
        std::fs::copy(folder.join(KEY), to.join(KEY))?;
        Ok(())
    })?;
    let place = Place::from(to);
    let copy = match copied {
        Some(()) => Feed::open(&place)?,
        None => copied_out(feed, &place)?,
    };
    let (head, epoch) = checked(&copy)?;
    drop(copy);
    let hash = blake3::hash(&std::fs::read(&file)?).to_hex().to_string();
    let manifest = serde_json::json!({
        "made": now, "epoch": epoch, "head": head, "blake3": hash,
    });
    std::fs::write(to.join(MANIFEST), manifest.to_string())?;
    let sql = "UPDATE feed SET backed_up = ?1 WHERE backed_up < ?1";
    feed.run(sql, cells![head])?;
    Ok(head)
}

/// A feed of another engine, as of one moment.
fn copied_out(feed: &Feed, place: &Place) -> Result<Feed> {
    let target = Feed::make_empty(place)?;
    target.transact(|to| {
        feed.look(|from| copy(from, to.session()))?;
        Ok(((), Commit::Yes))
    })?;
    Ok(target)
}

/// Looks whether the copy is sound, and writes into it what it holds.
fn checked(copy: &Feed) -> Result<(u64, u64)> {
    let sound = copy.embedded(|connection, _| {
        let sound = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0));
        Ok(sound.map(|said: String| said == "ok")?)
    })?;
    if sound != Some(true) {
        return Err(Error::Unreadable);
    }
    let place = copy.look(|session| {
        let sql = "SELECT feed_head.seq, feed.epoch FROM feed_head CROSS JOIN feed";
        session.one(sql, &[], |mut row| Ok((row.next()?, row.next()?)))
    })?;
    let (head, epoch) = place.ok_or(Error::Missing)?;
    copy.run("UPDATE feed SET backed_up = ?1", cells![head])?;
    copy.embedded(|connection, _| {
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    })?;
    Ok((head, epoch))
}
