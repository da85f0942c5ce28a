//! One exchange of a book with its province.

use super::book::BookStore;
use super::https::Https;
use crate::laptop::{self, ExchangeProblem};
use chrono::{DateTime, FixedOffset};
use storage::{Book, Changed};

/// What an exchange came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchanged {
    /// Operations the province decided on.
    pub sent: u64,
    /// Records that came.
    pub received: u64,
    /// Operations it refused: they stand in the list for a person to see.
    pub refused: u64,
    /// What is different in the book.
    pub changed: Changed,
}

/// Sends what waits and takes what is new.
///
/// # Errors
/// Why it did not come to its end; what arrived until then stays, and what was written always does.
pub fn exchange(book: &Book, now: DateTime<FixedOffset>) -> Result<Exchanged, ExchangeProblem> {
    let Some(enrolment) = book.read(|reading| reading.enrolment())? else {
        return Err(ExchangeProblem::NotEnrolled);
    };
    book.seal()?;
    let mut line = Https::new(&enrolment.address, &enrolment.fingerprint)?;
    let mut store = BookStore::new(book, now.to_rfc3339());
    let outcome = laptop::exchange(&mut store, &mut line)?;
    Ok(Exchanged {
        sent: outcome.sent,
        received: outcome.received,
        refused: outcome.refused,
        changed: store.into_changed(),
    })
}
