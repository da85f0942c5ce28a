//! Keeping the feed: counted, examined, backed up, restored.

mod backup;
mod copy;
mod counts;
mod doctor;
mod restore;

pub use backup::backup;
pub use counts::{Counts, counts, totals};
pub use doctor::{Finding, doctor};
pub use restore::restore;
