//! The doctor: what an operator should know before something breaks.

use crate::Result;
use crate::feed::{FILE, Feed, KEY};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub well: bool,
    /// What was found.
    pub found: String,
}

/// Looks at the feed.
///
/// # Errors
/// What the database says.
pub fn doctor(feed: &Feed) -> Result<Vec<Finding>> {
    let connection = feed.connection();
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let (head, backed_up): (u64, u64) =
        connection.query_row("SELECT seq, backed_up FROM feed_head, feed", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let highest: u64 = connection.query_row(
        "SELECT max((SELECT coalesce(max(seq), 0) FROM records),
                    (SELECT coalesce(max(seq), 0) FROM exits))",
        [],
        |row| row.get(0),
    )?;
    let version: String = connection.query_row("SELECT sqlite_version()", [], |row| row.get(0))?;
    Ok(vec![
        Finding {
            name: "database",
            well: sound == "ok",
            found: sound,
        },
        Finding {
            name: "encryption",
            well: is_encrypted(feed)?,
            found: FILE.to_owned(),
        },
        Finding {
            name: "key file",
            well: is_private(feed)?,
            found: KEY.to_owned(),
        },
        Finding {
            name: "feed",
            well: highest <= head,
            found: format!("head {head}, highest number {highest}"),
        },
        Finding {
            name: "backup",
            well: backed_up == head,
            found: format!(
                "{} numbers since the last one",
                head.saturating_sub(backed_up)
            ),
        },
        Finding {
            name: "SQLite",
            well: true,
            found: version,
        },
    ])
}

fn is_encrypted(feed: &Feed) -> Result<bool> {
    let mut first = [0; 16];
    let mut file = std::fs::File::open(feed.folder().join(FILE))?;
    std::io::Read::read_exact(&mut file, &mut first)?;
    Ok(&first != b"SQLite format 3\0")
}

#[cfg(unix)]
fn is_private(feed: &Feed) -> Result<bool> {
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(feed.folder().join(KEY))?.permissions(),
    );
    Ok(mode.trailing_zeros() >= 6)
}

#[cfg(not(unix))]
fn is_private(feed: &Feed) -> Result<bool> {
    Ok(feed.folder().join(KEY).exists())
}
