//! Workbooks: written as .xlsx, read from .xlsx and from separated text.

mod read;
mod sample;
mod write;

pub use read::{Damage, Found, Limits, Progress, WorkbookProblem, read};
pub use sample::sample;
pub use write::write;
