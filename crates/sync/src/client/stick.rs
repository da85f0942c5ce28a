//! The book and a stick.

use super::book::BookStore;
use crate::laptop::{self, ExchangeProblem};
use crate::stick::{self, StickError, StickKeys, What, carry};
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};
use storage::Book;
use storage::exchange::Enrolment;

use super::Exchanged;

/// What was written on a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenStick {
    /// The files; they were read back.
    pub files: Vec<PathBuf>,
    /// Operations in them.
    pub operations: u64,
}

/// A file on the stick that was for this laptop.
#[derive(Debug)]
pub struct TakenFile {
    /// Its name.
    pub name: String,
    /// What it came to.
    pub outcome: Result<Exchanged, ExchangeProblem>,
}

/// Writes everything the province has not acknowledged.
///
/// # Errors
/// `NotEnrolled`, or what the stick or the book says.
pub fn write_stick(
    book: &Book,
    folder: &Path,
    now: DateTime<FixedOffset>,
) -> Result<WrittenStick, ExchangeProblem> {
    let enrolment = enrolment(book)?;
    book.seal()?;
    let mut store = BookStore::new(book, now.to_rfc3339());
    let parts = laptop::bundle(&mut store, &keys(&enrolment)?)?;
    let mut written = WrittenStick {
        files: Vec::new(),
        operations: 0,
    };
    let last = parts.iter().map(|(label, _)| label.last).max();
    for (label, bytes) in &parts {
        let file = carry::write(folder, &label.file_name(), bytes);
        written.files.push(file.map_err(ExchangeProblem::file)?);
        if label.last > 0 {
            written.operations += label.last - label.first + 1;
        }
    }
    book.on_stick(last.unwrap_or(0), &now.to_rfc3339())?;
    Ok(written)
}

/// Takes every return for this laptop in. Files of others are left alone.
///
/// # Errors
/// `NotEnrolled`, or what the stick says.
pub fn take_stick(
    book: &Book,
    folder: &Path,
    now: DateTime<FixedOffset>,
) -> Result<Vec<TakenFile>, ExchangeProblem> {
    let enrolment = enrolment(book)?;
    let keys = keys(&enrolment)?;
    let mut taken = Vec::new();
    for path in carry::files(folder).map_err(ExchangeProblem::file)? {
        // A file that cannot be read to its end is as good as cut, and stops no other.
        let bytes = carry::read(&path).map_err(|_| StickError::Damaged);
        let outcome = match bytes.as_deref().map_err(|cut| *cut).and_then(stick::label) {
            Ok(label) if label.what == What::Return && label.device == enrolment.device => {
                take(book, &keys, &bytes.unwrap_or_default(), now)
            }
            Ok(_) | Err(StickError::NotAStickFile) => continue,
            Err(damaged) => Err(damaged.into()),
        };
        let name = path.file_name().unwrap_or_default();
        taken.push(TakenFile {
            name: name.to_string_lossy().into_owned(),
            outcome,
        });
    }
    Ok(taken)
}

fn take(
    book: &Book,
    keys: &StickKeys,
    bytes: &[u8],
    now: DateTime<FixedOffset>,
) -> Result<Exchanged, ExchangeProblem> {
    let mut store = BookStore::new(book, now.to_rfc3339());
    let outcome = laptop::take_return(&mut store, keys, bytes)?;
    Ok(Exchanged {
        sent: outcome.sent,
        received: outcome.received,
        refused: outcome.refused,
        changed: store.into_changed(),
    })
}

fn enrolment(book: &Book) -> Result<Enrolment, ExchangeProblem> {
    let enrolment = book.read(|reading| reading.enrolment())?;
    enrolment.ok_or(ExchangeProblem::NotEnrolled)
}

fn keys(enrolment: &Enrolment) -> Result<StickKeys, ExchangeProblem> {
    let verifying = enrolment.stick_key.as_slice().try_into();
    Ok(StickKeys {
        recipient: enrolment.stick_recipient.clone(),
        verifying: verifying.map_err(|_| ExchangeProblem::NotEnrolled)?,
    })
}
