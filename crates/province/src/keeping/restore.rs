//! Putting a backup back: the same server with a new history, so that laptops send again what the
//! backup does not hold.

use super::backup::MANIFEST;
use super::copy::copy;
use crate::database::cells;
use crate::feed::{Commit, FILE, Feed, KEY, Place, random};
use crate::{Error, Result};
use std::path::Path;

/// Restores a backup to a place while no service runs there. What lies there is moved aside, never
/// overwritten.
///
/// # Errors
/// `Unreadable` if the backup is not what its manifest says.
pub fn restore(backup: &Path, place: &Place, now: u64) -> Result<u64> {
    examine(backup)?;
    let replaced = replaced_epoch(place);
    match place {
        Place::Folder(folder) => {
            if folder.exists() {
                let mut aside = folder.as_os_str().to_owned();
                aside.push(format!(".before-{now}"));
                std::fs::rename(folder, aside)?;
            }
            lay(backup, folder)?;
        }
        Place::Postgres(_) => put_in(backup, place, now)?,
    }
    // Later than every history there was, also when one backup is restored twice: the clock names
    // it. The province's own line starts anew like a restored laptop's.
    Feed::open(place)?.transact(|transaction| {
        let session = transaction.session();
        let epoch = session.one("SELECT epoch FROM feed", &[], |mut row| row.next::<u64>())?;
        let epoch = epoch.unwrap_or(0).max(replaced).max(now).saturating_add(1);
        session.run(
            "UPDATE feed SET epoch = ?1, line = ?2, next_number = 1",
            cells![epoch, random::<8>()?],
        )?;
        Ok((epoch, Commit::Yes))
    })
}

/// Whether it is what its manifest says.
fn examine(backup: &Path) -> Result<()> {
    let manifest = std::fs::read(backup.join(MANIFEST))?;
    let manifest: serde_json::Value =
        serde_json::from_slice(&manifest).map_err(|_| Error::Unreadable)?;
    let hash = blake3::hash(&std::fs::read(backup.join(FILE))?)
        .to_hex()
        .to_string();
    if manifest.get("blake3").and_then(serde_json::Value::as_str) == Some(&hash) {
        Ok(())
    } else {
        Err(Error::Unreadable)
    }
}

fn lay(backup: &Path, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::copy(backup.join(KEY), folder.join(KEY))?;
    std::fs::copy(backup.join(FILE), folder.join(FILE))?;
    Ok(())
}

/// Into another engine, out of a copy: opening the backup itself might bring its layout up to date.
fn put_in(backup: &Path, place: &Place, now: u64) -> Result<()> {
    let between = backup.join("between");
    lay(backup, &between)?;
    let source = Feed::open(&Place::from(between.as_path()))?;
    Feed::set_aside(place, now)?;
    let put = Feed::make_empty(place).and_then(|target| {
        source.transact(|from| {
            target.transact(|to| {
                copy(from.session(), to.session())?;
                Ok(((), Commit::Yes))
            })?;
            Ok(((), Commit::No))
        })
    });
    drop(source);
    std::fs::remove_dir_all(between)?;
    put
}

/// The history of what is replaced, if it can still be read.
fn replaced_epoch(place: &Place) -> u64 {
    let read = |feed: Feed| {
        feed.look(|session| session.one("SELECT epoch FROM feed", &[], |mut row| row.next::<u64>()))
    };
    let found = Feed::open(place).and_then(read);
    found.ok().flatten().unwrap_or(0)
}
