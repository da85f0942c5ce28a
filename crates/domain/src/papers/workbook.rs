//! A table on its way into a workbook (.xlsx). Cells are typed: an id with leading zeros, a phone
//! or a text that begins with "=" stays the text it is.

use chrono::NaiveDate;

/// One sheet to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookTable {
    /// Name on the sheet's tab.
    pub sheet: String,
    /// Lines above the header, each across all columns.
    pub titles: Vec<String>,
    /// Columns from left to right.
    pub columns: Vec<WorkbookColumn>,
    /// One cell for each column.
    pub rows: Vec<Vec<WorkbookCell>>,
    /// A picture (JPEG) at the right of the table.
    pub picture: Option<Vec<u8>>,
}

/// A column of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookColumn {
    /// Its heading.
    pub heading: String,
    /// Its width in letters.
    pub width: u16,
}

/// A cell of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkbookCell {
    /// Nothing.
    Blank,
    /// Letters, never a formula.
    Text(String),
    /// A count to calculate with, not an id.
    Count(i64),
    /// A whole date.
    Date(NaiveDate),
}
