//! Values that are current no more, and how that came.

use domain::record::{Key, RecordId, Uid, Value};

/// How a value came to be current no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The writer of the new value had seen it.
    Seen,
    /// Both wrote the same.
    Same,
    /// Neither had seen the other, and the field's policy asks no one.
    Silent,
    /// Neither had seen the other: a person must see both.
    Conflict,
}

/// A value that is current no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The record.
    pub record: RecordId,
    /// Its kind number.
    pub kind: u16,
    /// The field.
    pub field: u16,
    /// The entry of a map field.
    pub key: Key,
    /// The operation whose value it was.
    pub loser: Uid,
    /// The operation whose value stands instead.
    pub winner: Uid,
    /// The value.
    pub value: Value,
    /// How it came.
    pub how: How,
}
