//! Words being typed: kept at once, without history or outbox, until the field is left.

use crate::Result;
use crate::book::{Book, Reading};
use domain::record::RecordId;
use rusqlite::params;

impl Book {
    /// Keeps what has been typed so far.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_unsaved(&self, record: RecordId, field: u16, text: &str, at: &str) -> Result<()> {
        self.keep(|transaction| {
            transaction.execute(
                "INSERT OR REPLACE INTO unsaved (record, field, text, at) VALUES (?, ?, ?, ?)",
                params![record.0.as_bytes(), field, text, at],
            )?;
            Ok(())
        })
    }

    /// Forgets it: the field was saved, or the person let go of it.
    ///
    /// # Errors
    /// What the database says.
    pub fn drop_unsaved(&self, record: RecordId, field: u16) -> Result<()> {
        self.keep(|transaction| {
            transaction.execute(
                "DELETE FROM unsaved WHERE record = ? AND field = ?",
                params![record.0.as_bytes(), field],
            )?;
            Ok(())
        })
    }
}

impl Reading<'_> {
    /// What was being typed into a field when the program stopped.
    ///
    /// # Errors
    /// What the database says.
    pub fn unsaved(&self, record: RecordId, field: u16) -> Result<Option<String>> {
        self.row(
            "SELECT text FROM unsaved WHERE record = ? AND field = ?",
            params![record.0.as_bytes(), field],
            |row| row.get(0),
        )
    }
}
