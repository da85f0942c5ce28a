//! One record as the server holds it.

use crate::digest::Digest;
use domain::record::{DELETED, Key, RecordId, Register, Row, Value};
use std::collections::BTreeMap;

/// One record as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its kind number.
    pub kind: u16,
    /// The unit that owns it.
    pub owner: RecordId,
    /// The highest number that touched it.
    pub seq: u64,
    /// Its registers, by field and key.
    pub registers: BTreeMap<(u16, Key), Register>,
}

impl Held {
    pub(super) const fn new(kind: u16, owner: RecordId) -> Self {
        Self {
            kind,
            owner,
            seq: 0,
            registers: BTreeMap::new(),
        }
    }

    /// From a row with all its registers.
    #[must_use]
    pub fn from_row(row: Row) -> Self {
        let registers = row
            .registers
            .into_iter()
            .map(|register| ((register.field, register.key.clone()), register))
            .collect();
        Self {
            kind: row.kind,
            owner: row.owner,
            seq: row.seq,
            registers,
        }
    }

    /// The row, with the registers that are newer than a number.
    #[must_use]
    pub fn to_row(&self, record: RecordId, newer_than: u64) -> Row {
        let newer = self
            .registers
            .values()
            .filter(|held| held.stamp.seq > newer_than);
        Row {
            record,
            kind: self.kind,
            owner: self.owner,
            seq: self.seq,
            registers: newer.cloned().collect(),
        }
    }

    /// A plain field's register.
    pub(super) fn plain(&self, field: u16) -> Option<&Register> {
        self.registers.get(&(field, Key::new()))
    }

    pub(super) fn is_deleted(&self) -> bool {
        self.plain(DELETED)
            .is_some_and(|held| held.value == Value::Int(1))
    }

    /// The sum of its registers.
    #[must_use]
    pub fn digest(&self, record: RecordId) -> Digest {
        Digest::of_row(record, self.registers.values())
    }
}
