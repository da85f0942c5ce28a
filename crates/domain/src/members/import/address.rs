//! Where a cell stands, as Excel says it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The address of a cell: C7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellAddress {
    /// As Excel shows it, from 1.
    pub row: u32,
    /// From 0.
    pub column: u32,
}

impl fmt::Display for CellAddress {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = self.column.saturating_add(1);
        while left > 0 {
            left = left.saturating_sub(1);
            letters.extend(char::from_digit(left % 26 + 10, 36));
            left /= 26;
        }
        let column: String = letters.iter().rev().map(char::to_ascii_uppercase).collect();
        write!(to, "{column}{}", self.row)
    }
}
