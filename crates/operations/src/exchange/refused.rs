//! What the province refused: kept, named and explained.

use crate::{Desk, Failure, Nothing};
use serde::Serialize;
use ts_rs::TS;

/// Steps the province refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedList {
    /// The newest first.
    pub rows: Vec<RefusedRow>,
}

/// A step the province refused: it stands in the history and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedRow {
    /// Its number.
    pub step: i64,
    /// Who.
    pub person: String,
    /// The verb.
    pub name: String,
    /// What it was about.
    pub subject: String,
    /// When.
    pub at: String,
    /// The reason's code.
    pub reason: String,
}

/// So many are shown.
const SHOWN: i64 = 100;

/// Lists what the province refused.
pub fn list_refused(desk: &Desk, _: Nothing) -> Result<RefusedList, Failure> {
    let found = desk.book.read(|reading| reading.refused_steps(SHOWN))?;
    let rows = found.into_iter().map(|line| RefusedRow {
        step: line.step,
        person: line.person_name,
        name: line.name,
        subject: line.subject,
        at: line.at,
        reason: line.reason,
    });
    Ok(RefusedList {
        rows: rows.collect(),
    })
}
