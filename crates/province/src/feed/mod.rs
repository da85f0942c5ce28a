//! The feed: the province's one line of changes, in an encrypted SQLite file of its own or in a
//! PostgreSQL that it may share.

mod certificate;
mod migrations;
mod place;
#[cfg(test)]
mod statements;
mod store;

pub use crate::database::postgres::Address;
pub use place::Place;
pub(crate) use place::{FILE, KEY};
pub use store::Transaction;
pub(crate) use store::unpack;

use crate::database::postgres::{self, Postgres};
use crate::database::{Row, Session, cells};
use crate::{Error, Result};
use domain::record::{RecordId, Uid};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use sync::server::{Bounds, Province};
use zeroize::Zeroizing;

/// How often a transaction is run again when others were faster.
const ATTEMPTS: usize = 8;

/// The province's database. Several threads may ask at once.
pub struct Feed {
    database: Database,
    place: Place,
}

enum Database {
    Sqlite(Mutex<Connection>),
    Postgres(Postgres),
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

impl Feed {
    /// Opens the feed at a place, making it if there is none. No set-up is needed.
    ///
    /// # Errors
    /// What the file system or the database says; `Practice` if it is of the other sort.
    pub fn open_or_create(place: &Place, practice: bool) -> Result<Self> {
        let feed = match place {
            Place::Folder(folder) => {
                if !folder.join(FILE).exists() {
                    place::lay_folder(folder)?;
                }
                Self::connect(place, false)?
            }
            Place::Postgres(_) => Self::connect(place, true)?,
        };
        feed.ensure(practice)?;
        let is = feed.identity()?.practice;
        if is == practice {
            Ok(feed)
        } else {
            Err(mismatch(is))
        }
    }

    /// Opens the feed at a place.
    ///
    /// # Errors
    /// `Missing`, `Unreadable`, or what the file system or the database says.
    pub fn open(place: &Place) -> Result<Self> {
        let feed = Self::connect(place, false)?;
        feed.identity()?;
        Ok(feed)
    }

    /// An empty one, to be filled from another.
    pub(crate) fn make_empty(place: &Place) -> Result<Self> {
        if let Place::Folder(folder) = place {
            place::lay_folder(folder)?;
        }
        Self::connect(place, true)
    }

    /// Lets another feed take the place of this one, which stays beside it.
    pub(crate) fn set_aside(place: &Place, now: u64) -> Result<()> {
        match place {
            Place::Folder(_) => Ok(()),
            Place::Postgres(address) => postgres::set_aside(address, now),
        }
    }

    fn connect(place: &Place, make: bool) -> Result<Self> {
        let database = match place {
            Place::Folder(folder) => {
                let mut connection = place::connect(folder)?;
                migrations::run(&mut connection)?;
                Database::Sqlite(Mutex::new(connection))
            }
            Place::Postgres(address) => Database::Postgres(Postgres::open(address, make)?),
        };
        Ok(Self {
            database,
            place: place.clone(),
        })
    }

    /// Makes the server, unless there is one: of several processes that start at once the first
    /// does.
    fn ensure(&self, practice: bool) -> Result<()> {
        self.transact(|transaction| {
            let session = transaction.session();
            let head = |mut row: Row| row.next::<u64>();
            if session
                .one("SELECT seq FROM feed_head", &[], head)?
                .is_some()
            {
                return Ok(((), Commit::No));
            }
            let (certificate, certificate_key) = certificate::make()?;
            session.run("INSERT INTO feed_head (seq) VALUES (0)", &[])?;
            session.run(
                include_str!("create.sql"),
                cells![
                    random_id()?,
                    random::<32>()?,
                    practice,
                    random::<8>()?,
                    certificate,
                    certificate_key.as_slice(),
                ],
            )?;
            Ok(((), Commit::Yes))
        })
    }

    /// Where it lies.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// What the server is.
    ///
    /// # Errors
    /// What the database says.
    pub fn identity(&self) -> Result<Identity> {
        self.look(|session| {
            session.one(include_str!("identity.sql"), &[], |mut row| {
                Ok(Identity {
                    province: Province {
                        id: row.next()?,
                        secret: row.next()?,
                        bounds: Bounds::default(),
                    },
                    practice: row.next()?,
                    certificate: row.next()?,
                    certificate_key: Zeroizing::new(row.next()?),
                })
            })
        })?
        .ok_or(Error::Missing)
    }

    /// Where laptops reach the server, as it was last served.
    ///
    /// # Errors
    /// What the database says.
    pub fn address(&self) -> Result<Option<String>> {
        let found = self
            .look(|session| session.one("SELECT address FROM feed", &[], |mut row| row.next()))?;
        Ok(found.flatten())
    }

    /// Writes down where laptops reach the server: slips name it.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_address(&self, address: &str) -> Result<()> {
        self.run("UPDATE feed SET address = ?1", cells![address])
            .map(drop)
    }

    /// Runs one transaction; it is committed if the closure says so. On PostgreSQL the closure may
    /// run again, where others wrote at the same time.
    ///
    /// # Errors
    /// What the closure returns, or what the database says; nothing is written then.
    pub fn transact<T>(
        &self,
        run: impl FnMut(&mut Transaction<'_>) -> Result<(T, Commit)>,
    ) -> Result<T> {
        self.perform(TransactionBehavior::Immediate, run)
    }

    fn perform<T>(
        &self,
        behavior: TransactionBehavior,
        mut run: impl FnMut(&mut Transaction<'_>) -> Result<(T, Commit)>,
    ) -> Result<T> {
        match &self.database {
            Database::Sqlite(connection) => {
                // A panic while the lock was held rolled its transaction back: it is sound.
                let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                let transaction = connection.transaction_with_behavior(behavior)?;
                let (value, commit) = run(&mut Transaction::new(Session::Sqlite(&transaction)))?;
                match commit {
                    Commit::Yes => transaction.commit()?,
                    Commit::No => transaction.rollback()?,
                }
                Ok(value)
            }
            Database::Postgres(postgres) => {
                let mut attempt = 1;
                loop {
                    match once(postgres, &mut run) {
                        Err((error, Again::May)) if attempt < ATTEMPTS => {
                            tracing::debug!(%error, attempt, "run again");
                            attempt += 1;
                        }
                        outcome => return outcome.map_err(|(error, _)| error),
                    }
                }
            }
        }
    }

    /// Reads; other processes write meanwhile.
    pub(crate) fn look<T>(&self, mut read: impl FnMut(&Session<'_>) -> Result<T>) -> Result<T> {
        self.perform(TransactionBehavior::Deferred, |transaction| {
            let session = transaction.session();
            session.snapshot()?;
            Ok((read(session)?, Commit::No))
        })
    }

    /// Runs one statement as a transaction. Returns how many rows it changed.
    pub(crate) fn run(&self, sql: &str, cells: &[crate::database::Cell]) -> Result<u64> {
        self.transact(|transaction| Ok((transaction.session().run(sql, cells)?, Commit::Yes)))
    }

    /// The next name of an operation of the province itself.
    pub(crate) fn next_own(transaction: &Transaction<'_>) -> Result<Uid> {
        let sql = "UPDATE feed SET next_number = next_number + 1 RETURNING line, next_number - 1";
        let found = transaction.session().one(sql, &[], |mut row| {
            Ok(Uid {
                line: row.next()?,
                number: row.next()?,
            })
        })?;
        found.ok_or(Error::Missing)
    }

    /// The embedded database's own connection, where there is one.
    pub(crate) fn embedded<T>(
        &self,
        ask: impl FnOnce(&Connection, &Path) -> Result<T>,
    ) -> Result<Option<T>> {
        match (&self.database, &self.place) {
            (Database::Sqlite(connection), Place::Folder(folder)) => {
                let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                ask(&connection, folder).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// Whether a transaction that failed may be run again.
enum Again {
    May,
    MayNot,
}

fn once<T>(
    postgres: &Postgres,
    run: &mut impl FnMut(&mut Transaction<'_>) -> Result<(T, Commit)>,
) -> std::result::Result<T, (Error, Again)> {
    let session = postgres.begin().map_err(|error| (error, Again::MayNot))?;
    let outcome = run(&mut Transaction::new(Session::Postgres(&session)));
    let committed = session.has_committed();
    let ended = match outcome {
        Ok((value, commit)) => session.end(commit == Commit::Yes).map(|()| value),
        Err(error) => {
            // What it says then is told no further: the first error counts.
            let _ = session.end(false);
            Err(error)
        }
    };
    ended.map_err(|error| {
        let again = if postgres::may_pass(&error) && !committed {
            Again::May
        } else {
            Again::MayNot
        };
        (error, again)
    })
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
