//! The thin seam between the feed and its database: one text of each statement for both engines.
//!
//! The texts keep to what SQLite and PostgreSQL understand alike. What is left is rewritten word by
//! word in [`postgres::dialect`].

mod cell;
pub(crate) mod postgres;
pub(crate) mod sqlite;

pub(crate) use cell::{Cell, Row, cells};

use crate::Result;
use domain::record::RecordId;

/// A transaction of either engine.
pub(crate) enum Session<'t> {
    Sqlite(&'t rusqlite::Transaction<'t>),
    Postgres(&'t postgres::Session<'t>),
}

impl Session<'_> {
    /// Runs a statement. Returns how many rows it changed.
    pub fn run(&self, sql: &str, cells: &[Cell]) -> Result<u64> {
        match self {
            Self::Sqlite(transaction) => sqlite::run(transaction, sql, cells),
            Self::Postgres(session) => session.run(sql, cells),
        }
    }

    /// Runs a statement once for each list of values, in their order, without waiting between them.
    /// Returns how many rows each changed.
    pub fn run_each(&self, sql: &str, lists: &[Vec<Cell>]) -> Result<Vec<u64>> {
        match self {
            Self::Sqlite(transaction) => lists
                .iter()
                .map(|cells| sqlite::run(transaction, sql, cells))
                .collect(),
            Self::Postgres(session) => session.run_each(sql, lists),
        }
    }

    /// Every row of an answer.
    pub fn all<T>(
        &self,
        sql: &str,
        cells: &[Cell],
        read: impl FnMut(Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(transaction) => sqlite::all(transaction, sql, cells, read),
            Self::Postgres(session) => {
                let rows = session.all(sql, cells)?;
                rows.into_iter().map(read).collect()
            }
        }
    }

    /// Every row of the answers to several lists of values, in their order, without waiting between
    /// them.
    pub fn all_each<T>(
        &self,
        sql: &str,
        lists: &[Vec<Cell>],
        mut read: impl FnMut(Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(transaction) => {
                let mut found = Vec::new();
                for cells in lists {
                    found.extend(sqlite::all(transaction, sql, cells, &mut read)?);
                }
                Ok(found)
            }
            Self::Postgres(session) => {
                let rows = session.all_each(sql, lists)?;
                rows.into_iter().map(read).collect()
            }
        }
    }

    /// The first row of an answer, if there is one.
    pub fn one<T>(
        &self,
        sql: &str,
        cells: &[Cell],
        read: impl FnMut(Row) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.all(sql, cells, read)?.into_iter().next())
    }

    /// Hands over every row of an answer, however long, one after another.
    pub fn stream(
        &self,
        sql: &str,
        cells: &[Cell],
        mut take: impl FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        match self {
            Self::Sqlite(transaction) => {
                sqlite::all(transaction, sql, cells, take)?;
                Ok(())
            }
            Self::Postgres(session) => session.stream(sql, cells, &mut take),
        }
    }

    /// From here on everything is read as of one moment, and nothing is written. A database with
    /// other writers commits here, so that the feed's head is not locked while an answer is read.
    pub fn snapshot(&self) -> Result<()> {
        match self {
            // It has no other writer while this transaction runs.
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(session) => session.snapshot(),
        }
    }

    /// Takes the scope away, as on a connection that nobody told any.
    pub fn forget_scope(&self) -> Result<()> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(session) => session.forget_scope(),
        }
    }

    /// Runs what reads only what a laptop's unit and those below it own: the database itself keeps
    /// the rest away, where it can.
    pub fn narrowed<T>(
        &self,
        laptop: RecordId,
        read: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<T> {
        let Self::Postgres(session) = self else {
            return read(self);
        };
        session.narrow(laptop)?;
        let found = read(self);
        session.widen()?;
        found
    }
}
