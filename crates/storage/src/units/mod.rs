//! Units: which one this book writes for, and what it says of itself.

mod tree;

pub use tree::{TreeLine, WithoutCell};

use crate::Result;
use crate::book::{Reading, id};
use domain::record::RecordId;
use domain::units::{Profile, UnitId};

impl Reading<'_> {
    /// The unit this book writes for; `self` until it is enrolled.
    ///
    /// # Errors
    /// What the database says.
    pub fn unit(&self) -> Result<UnitId> {
        let unit = self.row("SELECT unit FROM enrolment", [], |row| id(row, "unit"))?;
        Ok(unit.unwrap_or(UnitId::SELF))
    }

    /// What the book's own unit says of itself.
    ///
    /// # Errors
    /// What the database says.
    pub fn profile(&self) -> Result<Option<Profile>> {
        let found: Option<RecordId> = self.row(
            "SELECT id FROM profiles WHERE owner = ?1 ORDER BY id LIMIT 1",
            [self.unit()?.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        found.map_or(Ok(None), |found| self.get(found))
    }

    /// Whether this is a practice book.
    ///
    /// # Errors
    /// What the database says.
    pub fn is_practice(&self) -> Result<bool> {
        Ok(self
            .row("SELECT practice FROM book", [], |row| row.get(0))?
            .unwrap_or(false))
    }
}
