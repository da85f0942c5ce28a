//! Exchange: with which province the book is enrolled, and what waits to be sent.

mod pages;
mod scopes;

pub use pages::SealedPage;
pub use scopes::Scope;

use crate::book::{Book, Reading, id};
use crate::keys::random;
use crate::{Error, Result, members};
use domain::record::RecordId;
use domain::units::UnitId;
use rusqlite::{named_params, params};
use zeroize::Zeroizing;

/// The enrolment of a book with a province's server.
#[derive(Clone)]
pub struct Enrolment {
    /// The server's id.
    pub server: RecordId,
    /// Where it is reached ("https://…").
    pub address: String,
    /// The fingerprint of its certificate.
    pub fingerprint: Vec<u8>,
    /// This laptop's id there.
    pub device: RecordId,
    /// The Ed25519 key its requests are signed with.
    pub signing_key: Zeroizing<[u8; 32]>,
    /// The unit it writes for.
    pub unit: UnitId,
    /// To whom files on sticks are encrypted.
    pub stick_recipient: String,
    /// The Ed25519 key that files from the province are signed with.
    pub stick_key: Vec<u8>,
}

/// Where a book stands in the province's feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The history of the server it belongs to.
    pub epoch: u64,
    /// Fields newer than this are still to come.
    pub base: u64,
    /// Rows newer than this are still to come.
    pub pos: u64,
}

/// What has not been sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    /// How many steps.
    pub steps: i64,
    /// When the oldest of them was written.
    pub oldest: Option<String>,
    /// How many operations the province refused.
    pub refused: i64,
}

/// A step the province refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedStep {
    /// Its number.
    pub step: i64,
    /// Who acted.
    pub person_name: String,
    /// The verb.
    pub name: String,
    /// What it was about.
    pub subject: String,
    /// When.
    pub at: String,
    /// The province's code of the reason.
    pub reason: String,
}

impl Reading<'_> {
    /// The enrolment, if there is one.
    ///
    /// # Errors
    /// What the database says.
    pub fn enrolment(&self) -> Result<Option<Enrolment>> {
        self.row("SELECT * FROM enrolment", [], |row| {
            Ok(Enrolment {
                server: id(row, "server")?,
                address: row.get("address")?,
                fingerprint: row.get("fingerprint")?,
                device: id(row, "device")?,
                signing_key: Zeroizing::new(row.get("signing_key")?),
                unit: id(row, "unit")?,
                stick_recipient: row.get("stick_recipient")?,
                stick_key: row.get("stick_key")?,
            })
        })
    }

    /// The cursor in the province's feed.
    ///
    /// # Errors
    /// What the database says.
    pub fn cursor(&self) -> Result<Cursor> {
        let cursor = self.row("SELECT epoch, base, pos FROM enrolment", [], |row| {
            Ok(Cursor {
                epoch: row.get(0)?,
                base: row.get(1)?,
                pos: row.get(2)?,
            })
        })?;
        Ok(cursor.unwrap_or_default())
    }

    /// When the last exchange was completed.
    ///
    /// # Errors
    /// What the database says.
    pub fn last_exchange(&self) -> Result<Option<String>> {
        Ok(self
            .row("SELECT last_exchange FROM enrolment", [], |row| row.get(0))?
            .flatten())
    }

    /// What has not been sent, and since when.
    ///
    /// # Errors
    /// What the database says.
    pub fn waiting(&self) -> Result<Waiting> {
        let waiting = self.row(include_str!("waiting.sql"), [], |row| {
            Ok(Waiting {
                steps: row.get("steps")?,
                oldest: row.get("oldest")?,
                refused: row.get("refused")?,
            })
        })?;
        Ok(waiting.unwrap_or_default())
    }

    /// Steps the province refused, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn refused_steps(&self, limit: i64) -> Result<Vec<RefusedStep>> {
        self.rows(
            include_str!("refused.sql"),
            named_params! { ":limit": limit },
            |row| {
                Ok(RefusedStep {
                    step: row.get("id")?,
                    person_name: row.get("person_name")?,
                    name: row.get("name")?,
                    subject: row.get("subject")?,
                    at: row.get("at")?,
                    reason: row.get::<_, Option<String>>("reason")?.unwrap_or_default(),
                })
            },
        )
    }

    /// The line of operations this book writes.
    ///
    /// # Errors
    /// What the database says.
    pub fn line(&self) -> Result<domain::record::Line> {
        let line = self.row("SELECT line FROM book", [], |row| row.get(0))?;
        line.map(domain::record::Line).ok_or(Error::Damaged)
    }

    /// The highest number the province acknowledged in this line.
    ///
    /// # Errors
    /// What the database says.
    pub fn acknowledged(&self) -> Result<u64> {
        let number = self.row(
            "SELECT max(number) FROM operations WHERE state <> 'sealed' AND number > 0",
            [],
            |row| row.get::<_, Option<u64>>(0),
        )?;
        Ok(number.flatten().unwrap_or(0))
    }
}

impl Book {
    /// Writes down the enrolment. What the book wrote as `self` belongs to the unit from now on.
    ///
    /// # Errors
    /// `Occupied` if the book is enrolled already.
    pub fn enrol(&self, enrolment: &Enrolment) -> Result<()> {
        self.keep(|transaction| {
            let taken: bool =
                transaction
                    .query_row("SELECT EXISTS (SELECT 1 FROM enrolment)", [], |r| r.get(0))?;
            if taken {
                return Err(Error::Occupied);
            }
            transaction.execute(
                include_str!("enrol.sql"),
                named_params! {
                    ":server": enrolment.server.0.as_bytes(),
                    ":address": enrolment.address,
                    ":fingerprint": enrolment.fingerprint,
                    ":device": enrolment.device.0.as_bytes(),
                    ":signing_key": enrolment.signing_key.as_slice(),
                    ":unit": enrolment.unit.0.as_bytes(),
                    ":stick_recipient": enrolment.stick_recipient,
                    ":stick_key": enrolment.stick_key,
                },
            )?;
            let (ours, unit) = (UnitId::SELF.0.into_bytes(), enrolment.unit.0.into_bytes());
            transaction.execute(
                "UPDATE changes SET owner = ?2 WHERE owner = ?1",
                [ours, unit],
            )?;
            let tables = domain::record::ALL.iter().map(|spec| spec.table);
            for table in tables.chain(["roster_lines"]) {
                let sql = format!("UPDATE {table} SET owner = ?2 WHERE owner = ?1");
                transaction.execute(&sql, [ours, unit])?;
            }
            members::weigh_left_out(transaction)?;
            Ok(())
        })
    }

    /// Operations up to this number lie on a stick as well.
    ///
    /// # Errors
    /// What the database says.
    pub fn on_stick(&self, through: u64, at: &str) -> Result<()> {
        self.keep(|transaction| {
            transaction.execute(include_str!("on_stick.sql"), params![through, at])?;
            Ok(())
        })
    }

    /// The next number of a signed request; it never repeats.
    ///
    /// # Errors
    /// What the database says.
    pub fn next_counter(&self) -> Result<u64> {
        self.keep(|transaction| {
            Ok(transaction.query_row(
                "UPDATE enrolment SET counter = counter + 1 RETURNING counter",
                [],
                |row| row.get(0),
            )?)
        })
    }

    /// The server was restored: start its new history from the beginning. Own operations the
    /// server does not have any more are sent again; registers stay until they are told anew.
    ///
    /// # Errors
    /// What the database says.
    pub fn begin_epoch(&self, epoch: u64, server_has: u64) -> Result<()> {
        self.keep(|transaction| {
            transaction.execute(
                "UPDATE enrolment SET epoch = ?1, base = 0, pos = 0",
                params![epoch],
            )?;
            transaction.execute("UPDATE scopes SET loading = 0", [])?;
            // Numbers start again: whatever is told now is newer than what was said before, and
            // what is not told again by the end of the pull is gone.
            transaction.execute("UPDATE registers SET seq = 0", [])?;
            transaction.execute(include_str!("send_again.sql"), params![server_has])?;
            // Places of the old history mean nothing now: the next complete pull settles these.
            transaction.execute(
                "UPDATE operations SET commit_seq = 0 WHERE state = 'acknowledged'",
                [],
            )?;
            transaction.execute(
                "UPDATE changes SET live = 1 WHERE step IN
                   (SELECT steps.id FROM steps JOIN operations ON operations.id = steps.operation
                    WHERE operations.state = 'sealed')",
                [],
            )?;
            Ok(())
        })
    }

    /// A new random id, for a device or a request.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub fn random_id() -> Result<RecordId> {
        Ok(RecordId(
            uuid::Builder::from_random_bytes(random()?).into_uuid(),
        ))
    }
}
