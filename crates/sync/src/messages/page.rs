//! What a pull tells: rows that are newer than the cursor, and rows that left the scope.

use crate::frame::FrameError;
use crate::wire;
use domain::record::{RecordId, Row};
use minicbor::{Decode, Encode};

/// A record left a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Exit {
    /// The unit it left.
    #[n(0)]
    pub unit: RecordId,
    /// The record.
    #[n(1)]
    pub record: RecordId,
    /// When, on the feed.
    #[n(2)]
    pub seq: u64,
}

/// One frame of a pull.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Records with their newer registers, by number.
    pub rows: Vec<Row>,
    /// Records that left a unit.
    pub exits: Vec<Exit>,
    /// Everything up to this number has been told.
    pub pos: u64,
    /// The pull is complete, and this is the sum of what the laptop holds now.
    pub digest: Option<u128>,
    /// The server's seal over the rows: it takes them back after a restore only with it.
    pub seal: [u8; 16],
}

impl Page {
    /// The rows as they are sealed and kept: the same bytes on both sides.
    ///
    /// # Errors
    /// If a value cannot be written.
    pub fn sealed_rows(&self) -> Result<Vec<u8>, FrameError> {
        wire::encode_rows(&self.rows, &[], &|_, _| false)
    }
}

/// A page as a laptop keeps it until the server's backup holds it too.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct KeptPage {
    /// The server's history in which it was told.
    #[n(0)]
    pub epoch: u64,
    /// Everything up to this number had been told with it.
    #[n(1)]
    pub pos: u64,
    /// The rows.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub rows: Vec<u8>,
    /// The server's seal over them.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub seal: [u8; 16],
}

impl KeptPage {
    /// The rows it holds.
    ///
    /// # Errors
    /// If it is damaged.
    pub fn decode_rows(&self) -> Result<Vec<Row>, FrameError> {
        wire::decode_rows(&self.rows, &[], &|_, _, _, _| None)
    }
}

/// The server's seal over rows of one of its histories.
#[must_use]
pub(crate) fn seal(key: &[u8; 32], epoch: u64, pos: u64, rows: &[u8]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher
        .update(&epoch.to_be_bytes())
        .update(&pos.to_be_bytes())
        .update(rows);
    let mut seal = [0; 16];
    hasher.finalize_xof().fill(&mut seal);
    seal
}
