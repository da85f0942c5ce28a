//! Pages as the province sealed them: what a restored server takes back.

use crate::Result;
use crate::book::{Book, Reading};
use rusqlite::{named_params, params};

/// A page as the province sealed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedPage {
    /// Its number in this book; 0 before it is kept.
    pub id: i64,
    /// The server's history in which it was told.
    pub epoch: u64,
    /// Everything up to this number had been told with it.
    pub pos: u64,
    /// The rows, as they were sealed.
    pub rows: Vec<u8>,
    /// The seal.
    pub seal: Vec<u8>,
}

impl Reading<'_> {
    /// Pages of earlier histories than the present one, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn pages_of_earlier_epochs(&self, limit: usize) -> Result<Vec<SealedPage>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.rows(
            include_str!("pages_of_earlier_epochs.sql"),
            [limit],
            |row| {
                Ok(SealedPage {
                    id: row.get("id")?,
                    epoch: row.get("epoch")?,
                    pos: row.get("pos")?,
                    rows: row.get("rows")?,
                    seal: row.get("seal")?,
                })
            },
        )
    }
}

impl Book {
    /// Keeps a page.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_page(&self, page: &SealedPage) -> Result<()> {
        self.keep(|transaction| {
            transaction
                .prepare_cached(include_str!("keep_page.sql"))?
                .execute(named_params! {
                    ":epoch": page.epoch,
                    ":pos": page.pos,
                    ":rows": page.rows,
                    ":seal": page.seal,
                })?;
            Ok(())
        })
    }

    /// Lets pages go that the province took back.
    ///
    /// # Errors
    /// What the database says.
    pub fn drop_pages(&self, ids: &[i64]) -> Result<()> {
        self.keep(|transaction| {
            for id in ids {
                transaction.execute("DELETE FROM pages WHERE id = ?1", [id])?;
            }
            Ok(())
        })
    }

    /// Lets pages go that the province's backup holds.
    ///
    /// # Errors
    /// What the database says.
    pub fn backed_up(&self, through: u64) -> Result<()> {
        self.keep(|transaction| {
            transaction.execute(include_str!("drop_backed_up.sql"), params![through])?;
            Ok(())
        })
    }
}
