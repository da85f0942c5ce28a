//! Keeping the feed: counted, examined, backed up, restored.

mod backup;
mod counts;
mod doctor;
mod restore;

pub use backup::backup;
pub use counts::{Counts, counts};
pub use doctor::{Finding, doctor};
pub use restore::restore;
