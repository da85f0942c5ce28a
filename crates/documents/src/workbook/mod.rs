//! Workbooks: written as .xlsx, read from .xlsx, .xls, .ods and separated text.

mod child;
mod read;
mod sample;
mod write;

pub use child::{read_in_child, serve_if_asked};
pub use read::{Damage, Found, Limits, Progress, WorkbookProblem, read};
pub use sample::sample;
pub use write::write;
