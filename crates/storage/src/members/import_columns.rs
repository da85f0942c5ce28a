//! How lists with certain titles were read before.

use crate::Result;
use crate::book::{Book, Reading};
use rusqlite::params;

/// How a list with these titles was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportColumns {
    /// Column from 0 and what it was read as.
    pub columns: Vec<(u32, String)>,
    /// When a list was last read so, as a person writes the day.
    pub at: String,
}

impl Book {
    /// Remembers how a list with these titles was read.
    ///
    /// # Errors
    /// What the database says.
    pub fn remember_import_columns(
        &self,
        header: &[u8; 32],
        columns: &[(u32, &str)],
        at: &str,
    ) -> Result<()> {
        self.keep(|transaction| {
            transaction.execute("DELETE FROM import_columns WHERE header = ?1", [header])?;
            let mut insert = transaction.prepare_cached(
                "INSERT INTO import_columns (header, place, field, at) VALUES (?1, ?2, ?3, ?4)",
            )?;
            for (place, field) in columns {
                insert.execute(params![header, place, field, at])?;
            }
            Ok(())
        })
    }
}

impl Reading<'_> {
    /// How a list with these titles was read the last time, if there was one.
    ///
    /// # Errors
    /// What the database says.
    pub fn import_columns(&self, header: &[u8; 32]) -> Result<Option<ImportColumns>> {
        let rows = self.rows(
            "SELECT place, field, at FROM import_columns WHERE header = ?1 ORDER BY place",
            [header],
            |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)),
        )?;
        let at = rows.first().map(|(.., at)| at.clone());
        Ok(at.map(|at| ImportColumns {
            columns: rows
                .into_iter()
                .map(|(place, field, _)| (place, field))
                .collect(),
            at,
        }))
    }
}
