//! The merge: operations become registers. Pure; the server alone does it.
//!
//! A write that saw the current value wins, whatever the clocks. Only writes that did not see each
//! other are ordered by clock, and the loser stays visible. An operation is taken whole or refused
//! with a reason; nothing is ever changed by an operation that is refused.

mod apply;
mod carried;
mod check;
mod contribute;
mod draft;
mod erase;
mod held;
mod lost;
mod remarks;
mod rights;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub(crate) use apply::needs;
pub use check::Refusal;
pub use contribute::contribute;
pub use draft::{Draft, Merged};
pub use held::Held;
pub use lost::{How, Lost};
pub use rights::{Rights, Write};

use domain::record::{Clock, DELETED, ERASED, Key, LOST, OWNER, Policy, RecordId, spec};
use std::collections::BTreeSet;

/// What is known about the laptop that wrote.
pub struct Circumstances<'c> {
    /// When the server received it, in milliseconds since 1970.
    pub received: u64,
    /// What the laptop may write.
    pub rights: &'c Rights,
    /// Up to which number the laptop had been told everything about a unit's records.
    pub told: &'c dyn Fn(RecordId) -> u64,
    /// Registers of this operation that came back from a re-offer already.
    pub offered: &'c BTreeSet<(RecordId, u16, Key)>,
}

impl Circumstances<'_> {
    /// A clock that runs ahead counts as now.
    fn clamp(&self, clock: Clock) -> Clock {
        clock.min(Clock::end_of_millisecond(self.received))
    }
}

/// How a field merges. What this program does not know is merged so that nothing is lost silently.
fn policy(kind: u16, field: u16) -> Policy {
    match field {
        OWNER | DELETED => Policy::Visible,
        ERASED => Policy::Map,
        // Whoever decided last decided.
        LOST => Policy::Silent,
        field => spec(kind)
            .and_then(|spec| spec.field(field))
            .map_or(Policy::Visible, |field| field.policy),
    }
}
