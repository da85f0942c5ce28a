//! One gate for workbooks from outside: limits, then content, never the name, decide.

mod book;
mod container;
mod grid;
mod kind;
mod limits;
mod number_format;
mod problem;
mod separated;
mod sheet;
mod strings;
mod styles;
mod xml;

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

use domain::members::import::Sheet;

pub use limits::{Limits, Progress};
pub use problem::{Damage, Found, WorkbookProblem};

/// Reads a workbook. `name` is only asked whether an unmarked text is meant as separated text;
/// `progress` is told now and then how far reading is, and may stop it.
///
/// # Errors
/// When the file is no workbook, is damaged or hostile, or exceeds a limit. Nothing was kept then.
pub fn read(
    bytes: &[u8],
    name: &str,
    limits: &Limits,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Sheet>, WorkbookProblem> {
    if bytes.len() > limits.file {
        return Err(WorkbookProblem::FileTooLarge { limit: limits.file });
    }
    match kind::of(bytes, name)? {
        kind::Kind::Package => book::read(bytes, limits, progress),
        kind::Kind::OldExcel => grid::old_excel(bytes, limits),
        kind::Kind::Text => separated::read(bytes, name, limits, progress),
    }
}
