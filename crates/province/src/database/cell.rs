//! What goes into a statement and comes out of it: the types that both engines know.

use crate::{Error, Result};
use domain::record::{Line, RecordId};
use uuid::Uuid;

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// The values of a statement, in the order of its places.
macro_rules! cells {
    ($($value:expr),* $(,)?) => {
        &[$($crate::database::Cell::try_from_value(&$value)?),*]
    };
}
pub(crate) use cells;

impl Cell {
    /// # Errors
    /// `Unreadable` for a number that no database holds.
    pub fn try_from_value(value: &(impl ToCell + ?Sized)) -> Result<Self> {
        value.to_cell().ok_or(Error::Unreadable)
    }
}

/// What can be given to a statement.
pub(crate) trait ToCell {
    fn to_cell(&self) -> Option<Cell>;
}

/// What can be read from a row.
pub(crate) trait FromCell: Sized {
    fn from_cell(cell: Cell) -> Option<Self>;
}

impl<T: ToCell + ?Sized> ToCell for &T {
    fn to_cell(&self) -> Option<Cell> {
        (*self).to_cell()
    }
}

impl<T: ToCell> ToCell for Option<T> {
    fn to_cell(&self) -> Option<Cell> {
        self.as_ref().map_or(Some(Cell::Null), ToCell::to_cell)
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            cell => T::from_cell(cell).map(Some),
        }
    }
}

impl ToCell for Cell {
    fn to_cell(&self) -> Option<Cell> {
        Some(self.clone())
    }
}

impl FromCell for Cell {
    fn from_cell(cell: Cell) -> Option<Self> {
        Some(cell)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(
            impl ToCell for $number {
                fn to_cell(&self) -> Option<Cell> {
                    i64::try_from(*self).ok().map(Cell::Number)
                }
            }
            impl FromCell for $number {
                fn from_cell(cell: Cell) -> Option<Self> {
                    match cell {
                        Cell::Number(number) => Self::try_from(number).ok(),
                        _ => None,
                    }
                }
            }
        )*
    };
}
numbers!(u8, u16, u64, usize, i64);

impl ToCell for bool {
    fn to_cell(&self) -> Option<Cell> {
        Some(Cell::Number(i64::from(*self)))
    }
}

impl FromCell for bool {
    fn from_cell(cell: Cell) -> Option<Self> {
        i64::from_cell(cell).map(|number| number != 0)
    }
}

impl ToCell for str {
    fn to_cell(&self) -> Option<Cell> {
        Some(Cell::Text(self.to_owned()))
    }
}

impl ToCell for String {
    fn to_cell(&self) -> Option<Cell> {
        self.as_str().to_cell()
    }
}

impl FromCell for String {
    fn from_cell(cell: Cell) -> Option<Self> {
        match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl ToCell for [u8] {
    fn to_cell(&self) -> Option<Cell> {
        Some(Cell::Bytes(self.to_vec()))
    }
}

impl ToCell for Vec<u8> {
    fn to_cell(&self) -> Option<Cell> {
        self.as_slice().to_cell()
    }
}

impl<const N: usize> ToCell for [u8; N] {
    fn to_cell(&self) -> Option<Cell> {
        self.as_slice().to_cell()
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}

impl<const N: usize> FromCell for [u8; N] {
    fn from_cell(cell: Cell) -> Option<Self> {
        Vec::from_cell(cell)?.try_into().ok()
    }
}

impl ToCell for RecordId {
    fn to_cell(&self) -> Option<Cell> {
        self.0.as_bytes().to_cell()
    }
}

impl FromCell for RecordId {
    fn from_cell(cell: Cell) -> Option<Self> {
        <[u8; 16]>::from_cell(cell).map(|bytes| Self(Uuid::from_bytes(bytes)))
    }
}

impl ToCell for Line {
    fn to_cell(&self) -> Option<Cell> {
        self.0.to_cell()
    }
}

impl FromCell for Line {
    fn from_cell(cell: Cell) -> Option<Self> {
        <[u8; 8]>::from_cell(cell).map(Self)
    }
}

/// One row of an answer, read from left to right.
pub(crate) struct Row(std::vec::IntoIter<Cell>);

impl Row {
    pub(super) fn new(cells: Vec<Cell>) -> Self {
        Self(cells.into_iter())
    }

    /// The next column.
    ///
    /// # Errors
    /// `Unreadable` if it is of another sort.
    pub fn next<T: FromCell>(&mut self) -> Result<T> {
        let cell = self.0.next().ok_or(Error::Unreadable)?;
        T::from_cell(cell).ok_or(Error::Unreadable)
    }

    /// What is left of it.
    pub fn cells(self) -> Vec<Cell> {
        self.0.collect()
    }
}
