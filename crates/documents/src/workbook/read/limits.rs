//! How much of a workbook is read before it is refused.

use serde::{Deserialize, Serialize};

/// Limits of one workbook (RELIABILITY.md section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub file: usize,
    /// Files inside the package.
    pub entries: usize,
    /// Bytes after unpacking, counted while unpacking.
    pub inflated: u64,
    /// Depth of XML.
    pub depth: usize,
    /// Rows that hold something, on all sheets together.
    pub rows: usize,
    /// Columns.
    pub columns: u32,
    /// Cells that hold something: rows × columns alone would fill the memory of a small laptop.
    pub cells: usize,
    /// Bytes of one text.
    pub text: usize,
    /// Bytes of all texts put into cells: one shared text may stand in a million of them.
    pub all_text: usize,
    /// Bytes of memory that the reading process may take beyond what it starts with.
    pub memory: u64,
    /// Seconds that reading may take.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file: 20 << 20,
            entries: 2_000,
            inflated: 200 << 20,
            depth: 64,
            rows: 50_000,
            columns: 200,
            cells: 1_000_000,
            text: 1 << 20,
            all_text: 64 << 20,
            memory: 448 << 20,
            seconds: 20,
        }
    }
}

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which sheet, from 1.
    pub sheet: usize,
    /// How many sheets there are.
    pub sheets: usize,
    /// Rows read so far, on all sheets together.
    pub rows: usize,
}
