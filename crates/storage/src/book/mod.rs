//! The book: opened with its key, read by many, written through two doors.

mod chain;
mod column;
mod connection;
mod erase;
mod pack;
mod reading;
mod receive;
mod seal;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod tests_erase;
mod undo;
pub(crate) mod view;
mod writing;

pub use chain::ChainFault;
pub(crate) use column::{from_sql, to_sql};
pub(crate) use pack::unpack;
pub use reading::Reading;
pub(crate) use reading::{field, fields, id, optional_id};
pub use receive::Arrival;
pub(crate) use receive::{forget_owner, forgotten};
pub use seal::Sealed;
pub use undo::Undone;
pub use writing::{Act, Writing};

use crate::keys::{DataKey, random};
use crate::{Error, Result, members, migrations};
use chrono::{DateTime, FixedOffset};
use domain::record::RecordId;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is decided once, when a book is made.
pub struct NewBook {
    /// A practice book never leaves the laptop for a real province.
    pub practice: bool,
    /// When it was made.
    pub now: DateTime<FixedOffset>,
}

/// A book that is open.
pub struct Book {
    folder: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    key: DataKey,
}

/// Which kinds and records a step or a frame touched: pages ask again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// The kind numbers.
    pub kinds: BTreeSet<u16>,
    /// The records.
    pub records: BTreeSet<RecordId>,
}

/// What a step came to.
#[derive(Debug)]
pub struct Done<T> {
    /// What the verb returned.
    pub value: T,
    /// The step, if anything was written: it can be undone by this number.
    pub step: Option<i64>,
    /// What it touched.
    pub changed: Changed,
}

const FILE: &str = "book.db";
const BINDING: &str = "book.binding";

impl Book {
    /// Makes a new, empty book in a folder.
    ///
    /// # Errors
    /// `Occupied` if there is one, `DiskFull`, or what the file system says.
    pub fn create(folder: &Path, key: &DataKey, new: &NewBook) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let file = folder.join(FILE);
        if file.exists() {
            return Err(Error::Occupied);
        }
        let mut connection = connection::open(&file, key)?;
        migrations::run(&mut connection)?;
        let binding: [u8; 16] = random()?;
        std::fs::write(folder.join(BINDING), binding)?;
        connection.execute(
            include_str!("create.sql"),
            rusqlite::named_params! {
                ":book_id": random::<16>()?,
                ":practice": new.practice,
                ":created": new.now.to_rfc3339(),
                ":line": random::<8>()?,
                ":binding": binding,
            },
        )?;
        Ok(Self::with(folder, connection, key))
    }

    /// Opens the book in a folder, bringing it to the newest layout.
    ///
    /// # Errors
    /// `Missing`, `WrongKey`, `Damaged`, `TooNew` (nothing is written then), `Busy`.
    pub fn open(folder: &Path, key: &DataKey) -> Result<Self> {
        let file = folder.join(FILE);
        if !file.exists() {
            return Err(Error::Missing);
        }
        let mut connection = connection::open(&file, key)?;
        migrations::check(&connection)?;
        migrations::run(&mut connection)?;
        seal::renew_copied_line(&mut connection, &folder.join(BINDING))?;
        let book = Self::with(folder, connection, key);
        book.sweep_attachments()?;
        Ok(book)
    }

    fn with(folder: &Path, connection: Connection, key: &DataKey) -> Self {
        Self {
            folder: folder.to_owned(),
            writer: Mutex::new(connection),
            readers: Mutex::new(Vec::new()),
            key: key.clone(),
        }
    }

    /// The folder the book lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The key, for wrapping it into another slot.
    #[must_use]
    pub const fn key(&self) -> &DataKey {
        &self.key
    }

    /// Reads, from one unchanging state of the book.
    ///
    /// # Errors
    /// What the closure returns, or what the database says.
    pub fn read<T, E: From<Error>>(
        &self,
        read: impl FnOnce(&Reading<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut connection = self.borrow_reader()?;
        let value = {
            let transaction = connection.transaction().map_err(Error::from)?;
            read(&Reading::new(&transaction))
        };
        lock(&self.readers).push(connection);
        value
    }

    fn borrow_reader(&self) -> Result<Connection> {
        let waiting = lock(&self.readers).pop();
        match waiting {
            Some(connection) => Ok(connection),
            None => connection::open_for_reading(&self.folder.join(FILE), &self.key),
        }
    }

    /// The first door: a person's step. Rule check, rows, history and outbox in one transaction.
    ///
    /// # Errors
    /// What the verb returns, or what the database says; nothing is written then.
    pub fn transact<T, E: From<Error>>(
        &self,
        act: &Act,
        verb: impl FnOnce(&mut Writing<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<Done<T>, E> {
        let mut connection = lock(&self.writer);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let mut writing = Writing::begin(&transaction, act)?;
        let value = verb(&mut writing)?;
        let (step, changed) = writing.finish()?;
        commit(transaction)?;
        Ok(Done {
            value,
            step,
            changed,
        })
    }

    /// Whether a statement fits the layout; it is not carried out.
    ///
    /// # Errors
    /// What the database says of it.
    pub fn prepares(&self, statement: &str) -> Result<()> {
        self.read(|reading| {
            reading.connection.prepare(statement)?;
            Ok(())
        })
    }

    /// Writes what is neither a step nor the province's: bookkeeping of the book itself.
    pub(crate) fn keep<T>(&self, keep: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut connection = lock(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = keep(&transaction)?;
        commit(transaction)?;
        Ok(value)
    }
}

/// Ends every transaction that may have touched records: what is worked out from several of them
/// is brought up to date with them.
fn commit(transaction: Transaction<'_>) -> Result<()> {
    members::freshen(&transaction)?;
    Ok(transaction.commit()?)
}

/// A panic while the lock was held rolled its transaction back: the connection is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
