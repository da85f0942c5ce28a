//! The draft of a push: rows as they will be, with numbers still to be given.
//!
//! The feed's head is taken last, so while operations are merged a number is only counted from the
//! beginning of the draft; [`Draft::number`] turns it into one of the feed.

use super::{Held, Lost};
use crate::digest::Digest;
use crate::messages::Exit;
use domain::record::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// Marks a number that counts from the beginning of the draft.
const UNNUMBERED: u64 = 1 << 63;

/// Rows as they will be.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    rows: BTreeMap<RecordId, Held>,
    loaded: BTreeSet<RecordId>,
    touched: BTreeSet<RecordId>,
    sums: BTreeMap<RecordId, Digest>,
    exits: Vec<Exit>,
    lost: Vec<Lost>,
    erased: BTreeSet<(RecordId, u16)>,
    count: u64,
}

/// What a draft came to, with the numbers of the feed.
#[derive(Debug, Clone, Default)]
pub struct Merged {
    /// Rows that were touched.
    pub rows: BTreeMap<RecordId, Held>,
    /// Records that left a unit.
    pub exits: Vec<Exit>,
    /// Values that are current no more.
    pub lost: Vec<Lost>,
    /// Fields that were erased for good: nothing of them may stay anywhere.
    pub erased: BTreeSet<(RecordId, u16)>,
    /// What to add to each unit's sum.
    pub sums: BTreeMap<RecordId, Digest>,
}

impl Draft {
    /// Those of the records that were not loaded yet.
    #[must_use]
    pub fn missing(&self, records: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
        records.difference(&self.loaded).copied().collect()
    }

    /// Takes rows from the store; records that are asked for and not there are new.
    pub fn load(&mut self, asked: BTreeSet<RecordId>, rows: BTreeMap<RecordId, Held>) {
        self.loaded.extend(asked);
        self.rows.extend(rows);
    }

    /// A row as it is so far.
    #[must_use]
    pub fn row(&self, record: RecordId) -> Option<&Held> {
        self.rows.get(&record)
    }

    /// How many numbers it needs.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    pub(super) fn next(&mut self) -> u64 {
        self.count += 1;
        UNNUMBERED | self.count
    }

    /// A row to be changed, made if it is new. Its old registers leave its unit's sum.
    pub(super) fn change(&mut self, record: RecordId, new: impl FnOnce() -> Held) -> &mut Held {
        let held = self.rows.entry(record).or_insert_with(new);
        if self.touched.insert(record) {
            let sum = self.sums.entry(held.owner).or_default();
            *sum = sum.minus(held.digest(record));
        }
        held
    }

    pub(super) fn leave(&mut self, unit: RecordId, record: RecordId) {
        let seq = self.next();
        self.exits.push(Exit { unit, record, seq });
    }

    pub(super) fn lose(&mut self, lost: Lost) {
        self.lost.push(lost);
    }

    /// Nothing of these fields may stay, in what lost so far either.
    pub(super) fn erase(&mut self, record: RecordId, fields: &BTreeSet<u16>) {
        self.lost
            .retain(|lost| lost.record != record || !fields.contains(&lost.field));
        self.erased
            .extend(fields.iter().map(|field| (record, *field)));
    }

    /// Gives the numbers: `head` is the feed's number after this draft.
    #[must_use]
    pub fn number(mut self, head: u64) -> Merged {
        let before = head.saturating_sub(self.count);
        let number = |seq: &mut u64| {
            if *seq & UNNUMBERED != 0 {
                *seq = before + (*seq & !UNNUMBERED);
            }
        };
        let mut rows = BTreeMap::new();
        for record in &self.touched {
            let Some(mut held) = self.rows.remove(record) else {
                continue;
            };
            number(&mut held.seq);
            held.registers
                .values_mut()
                .for_each(|register| number(&mut register.stamp.seq));
            let sum = self.sums.entry(held.owner).or_default();
            *sum = sum.plus(held.digest(*record));
            rows.insert(*record, held);
        }
        self.exits.iter_mut().for_each(|exit| number(&mut exit.seq));
        Merged {
            rows,
            exits: self.exits,
            lost: self.lost,
            erased: self.erased,
            sums: self.sums,
        }
    }
}
