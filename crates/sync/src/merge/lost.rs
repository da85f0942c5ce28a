//! Values that are current no more, and how that came.

use super::Held;
use domain::record::{
    Clock, Key, LOST, RecordId, Register, Stamp, Uid, Value, keep_lost, lost_key,
};

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

impl Held {
    /// Keeps what a person must see in the record itself: it travels, moves and goes with it.
    pub(super) fn keep_lost(&mut self, lost: &[Lost], clock: Clock, seq: u64) {
        for lost in lost.iter().filter(|lost| lost.how == How::Conflict) {
            let key = lost_key(lost.field, lost.loser, &lost.key);
            let register = Register {
                field: LOST,
                key: key.clone(),
                value: keep_lost(&lost.value),
                stamp: Stamp {
                    writer: lost.winner,
                    clock,
                    seq,
                },
            };
            self.registers.entry((LOST, key)).or_insert(register);
        }
    }
}
