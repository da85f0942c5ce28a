//! History: who changed what and when, here and elsewhere.

use crate::Result;
use crate::book::{Reading, from_sql};
use domain::record::{RecordId, Value};
use rusqlite::named_params;
use uuid::Uuid;

/// A step as the history shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    /// Its number; newest have the highest.
    pub step: i64,
    /// Who did it, as named then.
    pub person_name: String,
    /// The verb.
    pub name: String,
    /// What it was about.
    pub subject: String,
    /// When.
    pub at: String,
    /// The step it undid.
    pub undoes: Option<i64>,
    /// The step that undid it.
    pub undone_by: Option<i64>,
    /// How far it has travelled.
    pub delivery: Delivery,
    /// How many values it wrote.
    pub values: i64,
}

/// Where something that was written has got to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// On this laptop only.
    Here,
    /// On a stick as well.
    OnStick {
        /// When it was written there.
        at: String,
    },
    /// The province has it, under this number.
    Received {
        /// The number on the province's feed.
        seq: i64,
    },
    /// The province refused it.
    Refused,
}

/// One value a step wrote, or that came from another laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueLine {
    /// The kind of the record.
    pub kind: u16,
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: u16,
    /// What it held.
    pub before: Value,
    /// What it holds since.
    pub after: Value,
}

impl Reading<'_> {
    /// Steps from the newest down, of one record or of the whole book.
    ///
    /// # Errors
    /// What the database says.
    pub fn steps(
        &self,
        record: Option<RecordId>,
        before: i64,
        limit: i64,
    ) -> Result<Vec<StepLine>> {
        let record = record.map(|record| *record.0.as_bytes());
        self.rows(
            include_str!("steps.sql"),
            named_params! { ":record": record, ":before": before, ":limit": limit },
            |row| {
                Ok(StepLine {
                    step: row.get("id")?,
                    person_name: row.get("person_name")?,
                    name: row.get("name")?,
                    subject: row.get("subject")?,
                    at: row.get("at")?,
                    undoes: row.get("undoes")?,
                    undone_by: row.get("undone_by")?,
                    delivery: delivery(row)?,
                    values: row.get("value_count")?,
                })
            },
        )
    }

    /// What a step wrote.
    ///
    /// # Errors
    /// What the database says.
    pub fn values_of_step(&self, step: i64) -> Result<Vec<ValueLine>> {
        self.rows(
            "SELECT kind, record, field, before, after FROM changes WHERE step = ?1 ORDER BY id",
            [step],
            |row| {
                Ok(ValueLine {
                    kind: row.get("kind")?,
                    record: RecordId(Uuid::from_bytes(row.get("record")?)),
                    field: row.get("field")?,
                    before: from_sql(row.get_ref("before")?),
                    after: from_sql(row.get_ref("after")?),
                })
            },
        )
    }

    /// How far the newest writing on a record has travelled; `None` if nothing was written here.
    ///
    /// # Errors
    /// What the database says.
    pub fn delivery(&self, record: RecordId) -> Result<Option<Delivery>> {
        self.row(
            include_str!("delivery.sql"),
            [record.0.as_bytes()],
            delivery,
        )
    }
}

fn delivery(row: &rusqlite::Row<'_>) -> rusqlite::Result<Delivery> {
    let state: Option<String> = row.get("state")?;
    let seq: Option<i64> = row.get("commit_seq")?;
    let on_stick: Option<String> = row.get("stick_at")?;
    Ok(match (state.as_deref(), seq, on_stick) {
        (Some("received" | "acknowledged"), Some(seq), _) => Delivery::Received { seq },
        (Some("rejected"), ..) => Delivery::Refused,
        (Some("sealed"), _, Some(at)) => Delivery::OnStick { at },
        _ => Delivery::Here,
    })
}
