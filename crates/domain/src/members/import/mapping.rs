//! Which column means what: proposed from the titles, corrected by hand.

use super::header::{self, Header};
use super::{Field, Sheet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which column means what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The last row of the header; people stand below.
    pub header_row: u32,
    /// The columns that have a title.
    pub columns: Vec<Column>,
    /// What a person should know about them.
    pub warnings: Vec<ColumnWarning>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// From 0.
    pub column: u32,
    /// Its title; two lines joined by " / ".
    pub title: String,
    /// What it means.
    pub field: Field,
}

/// Something about a column; the rest is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnWarning {
    /// A title we do not know: the column is left out unless it is mapped by hand.
    Unknown {
        /// From 0.
        column: u32,
        /// Its title.
        title: String,
    },
    /// A second column of one meaning; the first is taken.
    Twice {
        /// From 0.
        column: u32,
        /// Its title.
        title: String,
        /// The column taken.
        first: u32,
    },
    /// Something stands under no title.
    Untitled {
        /// From 0.
        column: u32,
    },
}

/// Why a sheet is no list of members.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileProblem {
    /// Nothing stands in it.
    #[error("the sheet is empty")]
    Empty,
    /// A header and nobody under it.
    #[error("nobody stands under the header")]
    HeaderOnly,
    /// All columns ran into one.
    #[error("columns are separated by {separator:?}")]
    WrongDelimiter {
        /// What separates them.
        separator: char,
    },
    /// No row looks like a header with a column for names.
    #[error("no column for names")]
    NoNameColumn,
    /// The person stopped it.
    #[error("reading was stopped")]
    Stopped,
}

impl Mapping {
    /// Proposes a mapping from the titles.
    ///
    /// # Errors
    /// `FileProblem` where the sheet is no list of members.
    pub fn propose(sheet: &Sheet) -> Result<Self, FileProblem> {
        if sheet.rows.iter().all(|row| row.filled().next().is_none()) {
            return Err(FileProblem::Empty);
        }
        if let Some(separator) = separator(sheet) {
            return Err(FileProblem::WrongDelimiter { separator });
        }
        let header = header::find(sheet).ok_or(FileProblem::NoNameColumn)?;
        let mut mapping = Self {
            header_row: header.last_row,
            columns: vec![],
            warnings: vec![],
        };
        mapping.name_columns(&header);
        mapping.find_untitled(sheet);
        mapping.check(sheet).map(|()| mapping)
    }

    /// Says by hand what a column means.
    pub fn set(&mut self, column: u32, field: Field) {
        match self.columns.iter_mut().find(|it| it.column == column) {
            Some(known) => known.field = field,
            None => self.columns.push(Column {
                column,
                title: String::new(),
                field,
            }),
        }
        self.warnings.retain(|warning| warning.column() != column);
    }

    /// The column of a meaning.
    #[must_use]
    pub fn column_of(&self, field: Field) -> Option<u32> {
        self.columns
            .iter()
            .find(|it| it.field == field)
            .map(|it| it.column)
    }

    /// Whether names can be read and somebody stands there.
    pub(super) fn check(&self, sheet: &Sheet) -> Result<(), FileProblem> {
        if self
            .column_of(Field::FullName)
            .or(self.column_of(Field::Given))
            .is_none()
        {
            return Err(FileProblem::NoNameColumn);
        }
        let mut below = sheet.rows.iter().filter(|row| row.number > self.header_row);
        if below.any(|row| row.filled().next().is_some()) {
            Ok(())
        } else {
            Err(FileProblem::HeaderOnly)
        }
    }

    fn name_columns(&mut self, header: &Header) {
        for (column, pieces) in &header.titles {
            let (column, title) = (*column, pieces.join(" / "));
            let field = Field::guess(pieces);
            let taken = field.and_then(|field| self.column_of(field));
            let field = match (field, taken) {
                (Some(Field::FullName), Some(first))
                    if self.is_split_name(first, column, &title) =>
                {
                    Field::Given
                }
                (None, _) => {
                    self.warnings.push(ColumnWarning::Unknown {
                        column,
                        title: title.clone(),
                    });
                    Field::Ignore
                }
                (Some(Field::Ignore), _) => Field::Ignore,
                (Some(_), Some(first)) => {
                    self.warnings.push(ColumnWarning::Twice {
                        column,
                        title: title.clone(),
                        first,
                    });
                    Field::Ignore
                }
                (Some(field), None) => field,
            };
            self.columns.push(Column {
                column,
                title,
                field,
            });
        }
    }

    /// One title drawn over two columns: family and middle names, then the given name.
    fn is_split_name(&mut self, first: u32, column: u32, title: &str) -> bool {
        let before = self.columns.iter_mut().find(|it| {
            it.column == first && it.title == title && first.checked_add(1) == Some(column)
        });
        let Some(before) = before else { return false };
        before.field = Field::FamilyMiddle;
        true
    }

    fn find_untitled(&mut self, sheet: &Sheet) {
        let below = sheet.rows.iter().filter(|row| row.number > self.header_row);
        let used: BTreeSet<u32> = below
            .flat_map(|row| row.filled())
            .map(|it| it.column)
            .collect();
        let titled: BTreeSet<u32> = self.columns.iter().map(|it| it.column).collect();
        let untitled = used.difference(&titled);
        self.warnings
            .extend(untitled.map(|column| ColumnWarning::Untitled { column: *column }));
    }
}

impl ColumnWarning {
    fn column(&self) -> u32 {
        match self {
            Self::Unknown { column, .. }
            | Self::Twice { column, .. }
            | Self::Untitled { column } => *column,
        }
    }
}

/// The sign that separates columns where all of them ran into one.
fn separator(sheet: &Sheet) -> Option<char> {
    let filled = || {
        sheet
            .rows
            .iter()
            .filter(|row| row.filled().next().is_some())
    };
    if filled().any(|row| row.filled().count() > 1) {
        return None;
    }
    let lines: Vec<&str> = filled()
        .filter_map(|row| row.filled().next()?.content.text())
        .collect();
    [';', '\t', '|', ','].into_iter().find(|sign| {
        let with = lines.iter().filter(|line| line.contains(*sign)).count();
        with.saturating_mul(2) > lines.len()
    })
}
