//! What a laptop may read and write.

use domain::meetings::{AgendaItem, Meeting};
use domain::record::{Record, RecordId};
use std::collections::BTreeSet;

/// What a laptop may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// The province itself.
    Everything,
    /// A unit's laptop.
    Units {
        /// Units whose records it writes.
        own: BTreeSet<RecordId>,
        /// Units below, for which it prepares meetings.
        below: BTreeSet<RecordId>,
        /// Units whose place in the tree it changes: those directly below; the province's own book
        /// changes every one.
        units: BTreeSet<RecordId>,
    },
}

/// What a laptop may read and write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// Units whose records it reads.
    pub read: BTreeSet<RecordId>,
    /// What it writes.
    pub write: Write,
}

/// What a level above prepares for the units below it.
const PREPARED_ABOVE: [u16; 2] = [Meeting::SPEC.kind, AgendaItem::SPEC.kind];

impl Rights {
    /// Whether it may write records of a kind that a unit owns.
    #[must_use]
    pub fn may_write(&self, kind: u16, owner: RecordId) -> bool {
        match &self.write {
            Write::Everything => true,
            Write::Units { own, below, .. } => {
                own.contains(&owner) || (below.contains(&owner) && PREPARED_ABOVE.contains(&kind))
            }
        }
    }
}
