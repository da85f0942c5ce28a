//! The list of what is to be decided.

use super::named::named;
use super::{field_name, table};
use crate::{Desk, Failure, Nothing};
use domain::meetings::Presence;
use domain::papers::{Side, word_differences};
use domain::record::{FieldValue, RecordId, Value};
use serde::Serialize;
use storage::Reading;
use storage::conflicts::Conflict;
use ts_rs::TS;
use uuid::Uuid;

/// What is to be decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictList {
    /// The first of them.
    pub rows: Vec<ConflictView>,
    /// How many there are.
    pub all: i64,
}

/// A value that stands, and one that was written beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictView {
    /// The record.
    pub record: Uuid,
    /// Where the other value is kept there, in hexadecimal: sent back with the decision.
    pub place: String,
    /// What was shown: sent back with the decision.
    pub seen: String,
    /// The kind of record, by its table.
    pub kind: String,
    /// The field's name.
    pub field: String,
    /// What the record is called.
    pub title: String,
    /// Whose entry it is, in a roll; empty for any other field.
    pub entry: String,
    /// What stands.
    pub stands: SideView,
    /// What was written beside it.
    pub other: SideView,
    /// Both are texts that a person may join.
    pub texts: bool,
    /// Both texts word by word; empty unless they are texts.
    pub words: Vec<ConflictWords>,
}

/// One of the two values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SideView {
    /// The value.
    pub value: String,
    /// It was written on this laptop.
    pub here: bool,
}

/// Words of one side or of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictWords {
    /// Who has them.
    pub side: ConflictSide,
    /// The words.
    pub text: String,
}

/// Which of the two texts has some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConflictSide {
    /// Both.
    Both,
    /// The one that stands.
    Stands,
    /// The one beside it.
    Other,
}

/// So many are shown at once: each is a decision.
const SHOWN: i64 = 50;

/// Lists what is to be decided.
pub fn list_conflicts(desk: &Desk, _: Nothing) -> Result<ConflictList, Failure> {
    desk.book.read(|reading| {
        let found = reading.conflicts(SHOWN)?;
        Ok(ConflictList {
            rows: found
                .iter()
                .map(|conflict| view(reading, conflict))
                .collect::<Result<_, Failure>>()?,
            all: reading.count_conflicts()?,
        })
    })
}

fn view(reading: &Reading<'_>, conflict: &Conflict) -> Result<ConflictView, Failure> {
    let stands = said(reading, conflict, &conflict.stands)?;
    let other = said(reading, conflict, &conflict.other)?;
    let texts = are_texts(conflict);
    Ok(ConflictView {
        record: conflict.record.0,
        place: data_encoding::HEXLOWER.encode(&conflict.place),
        seen: seen(conflict),
        kind: table(conflict.kind).to_owned(),
        field: field_name(conflict.kind, conflict.field),
        title: named(reading, conflict.record)?,
        entry: match Uuid::from_slice(&conflict.key) {
            Ok(entry) => named(reading, RecordId(entry))?,
            Err(_) => String::new(),
        },
        words: if texts {
            words(&stands, &other)
        } else {
            Vec::new()
        },
        stands: SideView {
            value: stands,
            here: conflict.stands_is_ours,
        },
        other: SideView {
            value: other,
            here: conflict.other_is_ours,
        },
        texts,
    })
}

/// A name of both values as they were shown.
pub(super) fn seen(conflict: &Conflict) -> String {
    let mut hash = blake3::Hasher::new();
    for value in [&conflict.stands, &conflict.other] {
        let said = format!("{value:?}");
        hash.update(&said.len().to_be_bytes());
        hash.update(said.as_bytes());
    }
    hash.finalize().to_hex().to_string()
}

/// Texts that people wrote: what a choice, a date or a number says is one word.
pub(super) fn are_texts(conflict: &Conflict) -> bool {
    let is_text = |value: &Value| match value {
        Value::Text(text) => Some(text.contains(char::is_whitespace)),
        Value::Null | Value::Int(_) | Value::Bytes(_) => None,
    };
    match (is_text(&conflict.stands), is_text(&conflict.other)) {
        (Some(stands), Some(other)) => conflict.key.is_empty() && (stands || other),
        _ => false,
    }
}

/// A value as a page can say it: another record by its name, a mark in the roll by its code.
fn said(reading: &Reading<'_>, conflict: &Conflict, value: &Value) -> Result<String, Failure> {
    Ok(match value {
        Value::Null => String::new(),
        Value::Int(number) => number.to_string(),
        Value::Bytes(bytes) => match Uuid::from_slice(bytes) {
            Ok(id) => named(reading, RecordId(id))?,
            Err(_) => String::new(),
        },
        Value::Text(text) if conflict.key.is_empty() => text.clone(),
        Value::Text(text) => match Presence::from_value(value) {
            Some(Presence::Excused { reason }) => format!("excused:{reason}"),
            Some(Presence::Present { .. }) => "present".to_owned(),
            Some(Presence::Absent) => "absent".to_owned(),
            Some(Presence::Exempt) => "exempt".to_owned(),
            Some(Presence::NotRecorded) => "not_recorded".to_owned(),
            None => text.clone(),
        },
    })
}

fn words(stands: &str, other: &str) -> Vec<ConflictWords> {
    word_differences(stands, other)
        .into_iter()
        .map(|words| ConflictWords {
            side: match words.side {
                Side::Both => ConflictSide::Both,
                Side::First => ConflictSide::Stands,
                Side::Second => ConflictSide::Other,
            },
            text: words.text,
        })
        .collect()
}
