//! A sheet of a workbook as the reader hands it over: cells and nothing else.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Its rows from top to bottom; blank rows may be absent.
    pub rows: Vec<SheetRow>,
    /// Cells drawn as one.
    pub merges: Vec<Merge>,
    /// Whether dates count from 1904.
    pub epoch_1904: bool,
    /// Whether the file was no Unicode: each byte stands here as the letter windows-1252 has for it,
    /// until somebody tells the encoding.
    pub untold_encoding: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Its number as Excel shows it, from 1.
    pub number: u32,
    /// Whether it is hidden, by hand or by a filter.
    pub hidden: bool,
    /// Its cells; blank cells may be absent.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u32,
    /// What stands in it.
    pub content: CellContent,
    /// The font, which tells old encodings.
    pub font: Option<String>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CellContent {
    /// Text.
    Text(String),
    /// A number, as floating as workbooks have it.
    Number(f64),
    /// A number that the workbook shows as a date.
    Date(NaiveDate),
    /// True or false.
    Flag(bool),
    /// An error of the workbook: #REF!
    Error(String),
}

/// Cells drawn as one; the content stands in the first. Rows as Excel shows them, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// First row.
    pub first_row: u32,
    /// First column.
    pub first_column: u32,
    /// Last row.
    pub last_row: u32,
    /// Last column.
    pub last_column: u32,
}

impl Sheet {
    /// The row of that number. Rows stand in their order, so this is no search from the top.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&SheetRow> {
        let place = self.rows.binary_search_by_key(&number, |row| row.number);
        place.ok().and_then(|place| self.rows.get(place))
    }
}

impl SheetRow {
    /// The content of a column; nothing for blanks, and a text of blanks is one.
    #[must_use]
    pub fn content(&self, column: u32) -> Option<&CellContent> {
        self.cells
            .iter()
            .find(|cell| cell.column == column)
            .map(|cell| &cell.content)
            .filter(|content| !content.is_blank())
    }

    /// Cells in which something stands.
    pub fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.content.is_blank())
    }
}

impl CellContent {
    /// Whether a person sees nothing in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim_matches(is_unseen).is_empty())
    }

    /// The text of a text cell.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) | Self::Date(_) | Self::Flag(_) | Self::Error(_) => None,
        }
    }
}

fn is_unseen(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}')
}
