//! Deciding one.

use super::list::{are_texts, seen};
use super::named::named;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::record::{RecordId, Value};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// A decision.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleConflict {
    /// The record.
    pub record: Uuid,
    /// Where the other value is kept there.
    pub place: String,
    /// What was shown.
    pub seen: String,
    /// What shall stand.
    pub choice: ConflictChoice,
    /// The joined text, where both are texts.
    pub joined: String,
}

/// What shall stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConflictChoice {
    /// What stands.
    Stands,
    /// What was written beside it.
    Other,
    /// A text of both.
    Joined,
}

/// Decides what shall stand. Refused as stale where another laptop decided meanwhile, or wrote.
pub fn settle_conflict(desk: &Desk, request: SettleConflict) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let joined = form.long("joined", &request.joined);
    if request.choice == ConflictChoice::Joined && joined.is_empty() {
        form.problem("joined", Problem::Required);
    }
    form.finish()?;
    let record = RecordId(request.record);
    let place = data_encoding::HEXLOWER
        .decode(request.place.as_bytes())
        .map_err(|_| Failure::BadRequest)?;
    let subject = desk.book.read(|reading| named(reading, record))?;
    desk.save("settle_conflict", &subject, |writing| {
        let conflict = writing.reading().conflict(record, &place)?;
        if seen(&conflict) != request.seen {
            return Err(Failure::Stale);
        }
        let instead = match request.choice {
            ConflictChoice::Stands => None,
            ConflictChoice::Other => Some(conflict.other.clone()),
            ConflictChoice::Joined if are_texts(&conflict) => Some(Value::Text(joined)),
            ConflictChoice::Joined => {
                return Err(Failure::invalid("choice", Problem::NotAChoice));
            }
        };
        writing.settle(&conflict, instead)?;
        Ok(record)
    })
}
