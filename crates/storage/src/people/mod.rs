//! People who work in this book.

use crate::Result;
use crate::book::{Reading, id};
use domain::people::Person;
use domain::record::RecordId;

impl Reading<'_> {
    /// Everybody who works or worked in this book, in the order they came.
    ///
    /// # Errors
    /// What the database says.
    pub fn people(&self) -> Result<Vec<Person>> {
        let ids: Vec<RecordId> =
            self.rows("SELECT id FROM people ORDER BY id", [], |row| id(row, "id"))?;
        ids.into_iter().map(|person| self.require(person)).collect()
    }
}
