//! What the window says of a workbook that cannot be read: a code it has words for, and the place.

use documents::workbook::{Found, WorkbookProblem};
use operations::Failure;

/// The code and the place of a problem.
pub fn unreadable(problem: &WorkbookProblem) -> Failure {
    let (code, place) = match problem {
        WorkbookProblem::Stopped => return Failure::Cancelled,
        WorkbookProblem::Kind { found } => (kind(*found), String::new()),
        WorkbookProblem::Encrypted => ("encrypted", String::new()),
        WorkbookProblem::FileTooLarge { .. } => ("file_too_large", String::new()),
        WorkbookProblem::TooManyEntries { .. } => ("too_many_entries", String::new()),
        WorkbookProblem::TooLargeUnpacked { part, .. } => ("too_large_unpacked", part.clone()),
        WorkbookProblem::Damaged { part, .. } => ("damaged", part.clone()),
        WorkbookProblem::TooDeep { part, .. } => ("too_deep", part.clone()),
        WorkbookProblem::DocumentType { part } => ("document_type", part.clone()),
        WorkbookProblem::TooManyRows { sheet, row, .. } => {
            ("too_many_rows", format!("{sheet}!{row}"))
        }
        WorkbookProblem::TooManyColumns { sheet, cell, .. } => {
            ("too_many_columns", format!("{sheet}!{cell}"))
        }
        WorkbookProblem::TooManyCells { sheet, row, .. } => {
            ("too_many_cells", format!("{sheet}!{row}"))
        }
        WorkbookProblem::TextTooLong { place, .. } => ("text_too_long", place.clone()),
        WorkbookProblem::OutOfOrder { sheet, cell } => ("out_of_order", format!("{sheet}!{cell}")),
        WorkbookProblem::Encoding { line } => ("encoding", line.to_string()),
        WorkbookProblem::Nul { line } => ("nul", line.to_string()),
        WorkbookProblem::TooMuchMemory => ("too_much_memory", String::new()),
        WorkbookProblem::TooSlow { .. } => ("too_slow", String::new()),
        WorkbookProblem::ReaderFailed => ("reader_failed", String::new()),
        WorkbookProblem::Empty => ("empty", String::new()),
    };
    Failure::UnreadableWorkbook {
        problem: code.to_owned(),
        place,
    }
}

fn kind(found: Found) -> &'static str {
    match found {
        Found::OldExcel => "old_excel",
        Found::BinaryExcel => "binary_excel",
        Found::OpenDocument => "open_document",
        Found::Html => "html",
        Found::Xml => "xml",
        Found::Pdf => "pdf",
        Found::Word => "word",
        Found::OtherPackage => "other_package",
        Found::Unknown => "unknown",
    }
}
