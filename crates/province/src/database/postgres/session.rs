//! One transaction.

use super::super::{Cell, Row};
use super::dialect::to_postgres;
use crate::{Error, Result};
use bytes::BytesMut;
use deadpool_postgres::{Object, Pool, PoolError};
use domain::record::RecordId;
use futures_util::future::try_join_all;
use futures_util::{StreamExt, pin_mut};
use std::error::Error as StdError;
use std::future::Future;
use tokio::runtime::Handle;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// A transaction on one connection. Dropped in the middle it takes its connection with it: what a
/// connection may still be doing is nobody's to guess.
pub(crate) struct Session<'p> {
    handle: &'p Handle,
    feed: i64,
    client: Option<Object>,
    /// Whether what was written is committed already.
    committed: std::cell::Cell<bool>,
}

impl<'p> Session<'p> {
    pub(super) fn begin(handle: &'p Handle, pool: &Pool, feed: i64) -> Result<Self> {
        let client = handle.block_on(pool.get()).map_err(|error| match error {
            PoolError::Backend(error) => Error::Postgres(error),
            _ => Error::Busy,
        })?;
        let session = Self {
            handle,
            feed,
            client: Some(client),
            committed: std::cell::Cell::new(false),
        };
        session.batch(&format!(
            "BEGIN ISOLATION LEVEL READ COMMITTED; {}",
            session.scope()
        ))?;
        Ok(session)
    }

    /// The whole feed, until the end of the transaction.
    fn scope(&self) -> String {
        format!("SELECT set_config('app.scope', '/{}/', true)", self.feed)
    }

    fn client(&self) -> Result<&Object> {
        self.client.as_ref().ok_or(Error::Busy)
    }

    fn wait<T>(
        &self,
        done: impl Future<Output = std::result::Result<T, tokio_postgres::Error>>,
    ) -> Result<T> {
        Ok(self.handle.block_on(done)?)
    }

    fn batch(&self, sql: &str) -> Result<()> {
        self.wait(self.client()?.batch_execute(sql))
    }

    /// Whether what was written stays whatever comes.
    pub const fn has_committed(&self) -> bool {
        self.committed.get()
    }

    /// Ends it; the connection goes back.
    pub fn end(mut self, commit: bool) -> Result<()> {
        self.batch(if commit { "COMMIT" } else { "ROLLBACK" })?;
        drop(self.client.take());
        Ok(())
    }

    /// Commits what was written, and reads on as of this moment: what others commit meanwhile must
    /// not move the head of a feed of which a part was read.
    pub fn snapshot(&self) -> Result<()> {
        if self.committed.get() {
            return Ok(());
        }
        self.batch("COMMIT")?;
        self.committed.set(true);
        self.batch(&format!(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; {}",
            self.scope()
        ))
    }

    /// From here on only what belongs to a laptop's unit and to those below it can be read.
    pub fn narrow(&self, laptop: RecordId) -> Result<()> {
        self.all(
            include_str!("narrow.sql"),
            &[Cell::try_from_value(&laptop)?],
        )
        .map(drop)
    }

    /// Nothing at all.
    pub fn forget_scope(&self) -> Result<()> {
        self.batch("SELECT set_config('app.scope', '', true)")
    }

    /// The whole feed again.
    pub fn widen(&self) -> Result<()> {
        self.batch(&self.scope())
    }

    pub fn run(&self, sql: &str, cells: &[Cell]) -> Result<u64> {
        let client = self.client()?;
        let sql = to_postgres(sql);
        self.wait(async {
            let statement = client.prepare_cached(&sql).await?;
            client.execute(&statement, &given(cells)).await
        })
    }

    pub fn run_each(&self, sql: &str, lists: &[Vec<Cell>]) -> Result<Vec<u64>> {
        if lists.is_empty() {
            return Ok(Vec::new());
        }
        let client = self.client()?;
        let sql = to_postgres(sql);
        self.wait(async {
            let statement = client.prepare_cached(&sql).await?;
            try_join_all(lists.iter().map(|cells| async {
                let given = given(cells);
                client.execute(&statement, &given).await
            }))
            .await
        })
    }

    pub fn all(&self, sql: &str, cells: &[Cell]) -> Result<Vec<Row>> {
        let client = self.client()?;
        let sql = to_postgres(sql);
        let rows = self.wait(async {
            let statement = client.prepare_cached(&sql).await?;
            client.query(&statement, &given(cells)).await
        })?;
        rows.iter().map(row).collect()
    }

    pub fn all_each(&self, sql: &str, lists: &[Vec<Cell>]) -> Result<Vec<Row>> {
        if lists.is_empty() {
            return Ok(Vec::new());
        }
        let client = self.client()?;
        let sql = to_postgres(sql);
        let answers = self.wait(async {
            let statement = client.prepare_cached(&sql).await?;
            try_join_all(lists.iter().map(|cells| async {
                let given = given(cells);
                client.query(&statement, &given).await
            }))
            .await
        })?;
        answers.iter().flatten().map(row).collect()
    }

    pub fn stream(
        &self,
        sql: &str,
        cells: &[Cell],
        take: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        let client = self.client()?;
        let sql = to_postgres(sql);
        self.handle.block_on(async {
            let statement = client.prepare_cached(&sql).await?;
            let rows = client.query_raw(&statement, cells.iter()).await?;
            pin_mut!(rows);
            while let Some(found) = rows.next().await {
                take(row(&found?)?)?;
            }
            Ok(())
        })
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            drop(Object::take(client));
        }
    }
}

fn given(cells: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    fn one(cell: &Cell) -> &(dyn ToSql + Sync) {
        cell
    }
    cells.iter().map(one).collect()
}

fn row(row: &tokio_postgres::Row) -> Result<Row> {
    let cells: Result<Vec<Cell>> = row
        .columns()
        .iter()
        .enumerate()
        .map(|(place, column)| {
            Ok(match *column.type_() {
                Type::INT8 => row.try_get::<_, Option<i64>>(place)?.map(Cell::Number),
                Type::TEXT => row.try_get::<_, Option<String>>(place)?.map(Cell::Text),
                Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(place)?.map(Cell::Bytes),
                _ => return Err(Error::Unreadable),
            }
            .unwrap_or(Cell::Null))
        })
        .collect();
    Ok(Row::new(cells?))
}

impl ToSql for Cell {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Number(number) => number.to_sql_checked(kind, out),
            Self::Text(text) => text.to_sql_checked(kind, out),
            Self::Bytes(bytes) => bytes.to_sql_checked(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BYTEA].contains(kind)
    }

    to_sql_checked!();
}
