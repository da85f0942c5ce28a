//! The feed on disk: one encrypted SQLite file, its key in a file beside it that only the service
//! may read.

mod certificate;
mod migrations;
#[cfg(test)]
mod statements;
mod store;

pub use store::Transaction;
pub(crate) use store::{record, unpack};

use crate::{Error, Result};
use domain::record::{Line, RecordId};
use rusqlite::{Connection, TransactionBehavior, named_params};
use std::path::{Path, PathBuf};
use sync::server::{Bounds, Province};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The province's database.
pub struct Feed {
    connection: Connection,
    folder: PathBuf,
}

/// What the server is.
pub struct Identity {
    /// For the protocol.
    pub province: Province,
    /// Whether it is a practice province.
    pub practice: bool,
    /// Its certificate.
    pub certificate: Vec<u8>,
    /// The certificate's private key.
    pub certificate_key: Zeroizing<Vec<u8>>,
}

/// The name of the feed's file.
pub const FILE: &str = "feed.db";
/// The name of its key's file.
pub const KEY: &str = "feed.key";

impl Feed {
    /// Opens the feed in a folder, making it if there is none. No set-up is needed.
    ///
    /// # Errors
    /// What the file system or the database says; `Practice` if it is of the other sort.
    pub fn open_or_create(folder: &Path, practice: bool) -> Result<Self> {
        if !folder.join(FILE).exists() {
            Self::create(folder, practice)?;
        }
        let feed = Self::open(folder)?;
        let is: bool = feed
            .connection
            .query_row("SELECT practice FROM feed", [], |row| row.get(0))?;
        if is == practice {
            Ok(feed)
        } else {
            Err(mismatch(is))
        }
    }

    /// Opens the feed in a folder.
    ///
    /// # Errors
    /// `Missing`, `Unreadable`, or what the file system or the database says.
    pub fn open(folder: &Path) -> Result<Self> {
        let file = folder.join(FILE);
        if !file.exists() {
            return Err(Error::Missing);
        }
        let key = Zeroizing::new(std::fs::read_to_string(folder.join(KEY))?);
        let mut connection = connect(&file, &key)?;
        migrations::run(&mut connection)?;
        Ok(Self {
            connection,
            folder: folder.to_owned(),
        })
    }

    fn create(folder: &Path, practice: bool) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        let key = Zeroizing::new(hexadecimal(&random::<32>()?));
        write_private(&folder.join(KEY), key.as_bytes())?;
        let mut connection = connect(&folder.join(FILE), &key)?;
        migrations::run(&mut connection)?;
        let (certificate, certificate_key) = certificate::make()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute(
            include_str!("create.sql"),
            named_params! {
                ":server": random_id()?.0.as_bytes(),
                ":secret": random::<32>()?,
                ":practice": practice,
                ":line": random::<8>()?,
                ":certificate": certificate,
                ":certificate_key": certificate_key.as_slice(),
            },
        )?;
        transaction.execute("INSERT INTO feed_head (only, seq) VALUES (1, 0)", [])?;
        transaction.commit()?;
        Ok(())
    }

    /// The folder it lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the server is.
    ///
    /// # Errors
    /// What the database says.
    pub fn identity(&self) -> Result<Identity> {
        Ok(self
            .connection
            .query_row(include_str!("identity.sql"), [], |row| {
                Ok(Identity {
                    province: Province {
                        id: RecordId(Uuid::from_bytes(row.get("server")?)),
                        secret: row.get("secret")?,
                        bounds: Bounds::default(),
                    },
                    practice: row.get("practice")?,
                    certificate: row.get("certificate")?,
                    certificate_key: Zeroizing::new(row.get("certificate_key")?),
                })
            })?)
    }

    /// Where laptops reach the server, as it was last served.
    ///
    /// # Errors
    /// What the database says.
    pub fn address(&self) -> Result<Option<String>> {
        Ok(self
            .connection
            .query_row("SELECT address FROM feed", [], |row| row.get(0))?)
    }

    /// Writes down where laptops reach the server: slips name it.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_address(&self, address: &str) -> Result<()> {
        self.connection
            .execute("UPDATE feed SET address = ?1", [address])?;
        Ok(())
    }

    /// Runs one transaction; it is committed if the closure says so.
    ///
    /// # Errors
    /// What the closure returns, or what the database says; nothing is written then.
    pub fn transact<T>(
        &mut self,
        run: impl FnOnce(&mut Transaction<'_>) -> Result<(T, Commit)>,
    ) -> Result<T> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (value, commit) = run(&mut Transaction::new(&transaction))?;
        match commit {
            Commit::Yes => transaction.commit()?,
            Commit::No => transaction.rollback()?,
        }
        Ok(value)
    }

    /// The next name of an operation of the province itself.
    pub(crate) fn next_own(transaction: &Transaction<'_>) -> Result<domain::record::Uid> {
        let (line, number) = transaction.raw().query_row(
            "UPDATE feed SET next_number = next_number + 1 RETURNING line, next_number - 1",
            [],
            |row| Ok((Line(row.get(0)?), row.get(1)?)),
        )?;
        Ok(domain::record::Uid { line, number })
    }

    pub(crate) const fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Whether what a transaction wrote stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commit {
    /// It stays.
    Yes,
    /// It is rolled back.
    No,
}

fn mismatch(is: bool) -> Error {
    let name = |practice| if practice { "practice" } else { "real" };
    Error::Practice {
        is: name(is),
        asked: name(!is),
    }
}

pub(crate) fn connect(file: &Path, key: &str) -> Result<Connection> {
    let connection = Connection::open(file)?;
    let key = key.trim();
    if key.len() != 64 || !key.bytes().all(|letter| letter.is_ascii_hexdigit()) {
        return Err(Error::Unreadable);
    }
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{key}'\""));
    connection.execute_batch(&pragma)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        .map_err(|_| Error::Unreadable)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Only the service may read it.
fn write_private(file: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    std::io::Write::write_all(&mut file, bytes)?;
    file.sync_all()?;
    Ok(())
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| std::io::Error::other("randomness"))?;
    Ok(bytes)
}

pub(crate) fn random_id() -> Result<RecordId> {
    Ok(RecordId(
        uuid::Builder::from_random_bytes(random()?).into_uuid(),
    ))
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
