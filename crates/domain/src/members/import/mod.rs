//! Reading a list of members out of a workbook: propose a mapping, preview every row, commit later.
//!
//! Nothing here writes. A preview says for each row what would happen and why, a commit makes the
//! preview again and stops if anything changed in between ([`Preview::changed_since`]).

mod address;
mod answers;
mod badges;
mod cell_state;
mod combined;
mod decipher;
mod digits;
mod field;
mod header;
mod mapping;
mod matching;
mod offices;
mod preview;
mod read_cell;
mod read_row;
mod row_kind;
mod sheet;
mod stay;
#[cfg(test)]
mod tests;
mod unit;
mod words;

pub use address::CellAddress;
pub use answers::{Answers, Century, RowAnswer, UnitAnswer};
pub use badges::ListedBadge;
pub use cell_state::{CellProblem, CellState, CellWarning, Repair};
pub use decipher::{ColumnText, Deciphered, OldText, decipher};
pub use field::{Field, ReadValue};
pub use mapping::{Column, ColumnWarning, FileProblem, Mapping};
pub use matching::{Known, MatchedBy};
pub use preview::{Change, Counts, Preview, PreviewRow, Roster, RowProblem, RowState, preview};
pub use read_row::ReadCell;
pub use row_kind::Skip;
pub use sheet::{Cell, CellContent, Merge, Sheet, SheetRow};
pub use unit::UnitSeen;
