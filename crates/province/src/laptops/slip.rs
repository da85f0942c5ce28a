//! Issuing a slip.

use crate::Result;
use crate::database::cells;
use crate::feed::{Feed, random};
use crate::units::Unit;
use sync::slip::{Slip, fingerprint};

/// How long a slip is good, in milliseconds: 72 hours.
pub const VALID_FOR: u64 = 72 * 60 * 60 * 1000;

/// Issues a slip for a unit. The code itself is nowhere kept.
///
/// # Errors
/// What the database says.
pub fn issue(feed: &Feed, unit: &Unit, address: &str, now: u64) -> Result<String> {
    issue_to_depth(feed, unit, None, address, now)
}

/// Issues a slip for a laptop that reads so many levels below its unit, and no further.
///
/// # Errors
/// What the database says.
pub fn issue_to_depth(
    feed: &Feed,
    unit: &Unit,
    depth: Option<u8>,
    address: &str,
    now: u64,
) -> Result<String> {
    let code: [u8; 10] = random()?;
    feed.run(
        "INSERT INTO slips (code, unit, expires, depth) VALUES (?1, ?2, ?3, ?4)",
        cells![hash(&code), unit.id, now.saturating_add(VALID_FOR), depth],
    )?;
    let fingerprint = fingerprint(&feed.identity()?.certificate);
    Ok(Slip {
        address: address.to_owned(),
        fingerprint,
        code,
    }
    .to_text())
}

pub(super) fn hash(code: &[u8; 10]) -> [u8; 32] {
    *blake3::hash(code).as_bytes()
}
