//! History: every change is one named step; who changed what and when is readable, and undone.

use crate::failure::NotNow;
use crate::{Desk, Failure, Saved};
use domain::members::{Member, NotKept};
use domain::record::{DELETED, LOST, OWNER, Record, Value, spec};
use serde::{Deserialize, Serialize};
use storage::history::{Delivery, StepLine, ValueLine};
use ts_rs::TS;
use uuid::Uuid;

/// Which part of the history.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListHistory {
    /// Steps before this one; none from the newest.
    pub before: Option<i64>,
}

/// A part of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryView {
    /// Steps, the newest first.
    pub lines: Vec<HistoryLine>,
    /// There is more behind them.
    pub more: bool,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryLine {
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
    /// It undid this step.
    pub undoes: Option<i64>,
    /// It was undone by this step.
    pub undone_by: Option<i64>,
    /// Values it wrote.
    pub values: i64,
    /// How far it has travelled.
    pub delivery: DeliveryView,
}

/// Where something that was written has got to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DeliveryView {
    /// Nothing was written here.
    Nothing,
    /// On this laptop.
    Here,
    /// On a stick as well.
    OnStick {
        /// Since when.
        at: String,
    },
    /// The province has it, under this number.
    Received {
        /// The number.
        number: i64,
    },
    /// The province refused it.
    Refused,
}

impl From<Option<Delivery>> for DeliveryView {
    fn from(delivery: Option<Delivery>) -> Self {
        delivery.map_or(Self::Nothing, Into::into)
    }
}

impl From<Delivery> for DeliveryView {
    fn from(delivery: Delivery) -> Self {
        match delivery {
            Delivery::Here => Self::Here,
            Delivery::OnStick { at } => Self::OnStick { at },
            Delivery::Received { seq } => Self::Received { number: seq },
            Delivery::Refused => Self::Refused,
        }
    }
}

impl From<StepLine> for HistoryLine {
    fn from(line: StepLine) -> Self {
        Self {
            step: line.step,
            person: line.person_name,
            name: line.name,
            subject: line.subject,
            at: line.at,
            undoes: line.undoes,
            undone_by: line.undone_by,
            values: line.values,
            delivery: line.delivery.into(),
        }
    }
}

/// Which step.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowStep {
    /// Its number.
    pub step: i64,
}

/// What a step wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StepView {
    /// Each value.
    pub values: Vec<ValueView>,
}

/// One value a step wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValueView {
    /// The record.
    pub record: Uuid,
    /// The kind of record, by its table.
    pub kind: String,
    /// The field's name.
    pub field: String,
    /// What it held.
    pub before: String,
    /// What it holds since.
    pub after: String,
}

/// Steps a page of the history shows.
const PAGE: i64 = 50;

/// Lists the history, the newest first.
pub fn list_history(desk: &Desk, request: ListHistory) -> Result<HistoryView, Failure> {
    let before = request.before.unwrap_or(i64::MAX);
    let lines = desk
        .book
        .read(|reading| reading.steps(None, before, PAGE.saturating_add(1)))?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > shown;
    Ok(HistoryView {
        lines: lines.into_iter().take(shown).map(Into::into).collect(),
        more,
    })
}

/// Shows what a step wrote.
pub fn show_step(desk: &Desk, request: ShowStep) -> Result<StepView, Failure> {
    let (values, not_kept) = desk.book.read(|reading| {
        Ok::<_, Failure>((reading.values_of_step(request.step)?, reading.not_kept()?))
    })?;
    Ok(StepView {
        // What lost is shown where it is decided.
        values: values
            .iter()
            .filter(|line| line.field != LOST)
            .map(|line| value(line, &not_kept))
            .collect(),
    })
}

/// One value; one that the unit does not keep is not told, only that something was there.
fn value(line: &ValueLine, not_kept: &NotKept) -> ValueView {
    let untold = line.kind == Member::SPEC.kind && not_kept.holds(line.field);
    let shown = |value: &Value| match untold {
        true => String::new(),
        false => shown(value),
    };
    let declared = spec(line.kind);
    let field = match line.field {
        DELETED => "deleted".to_owned(),
        OWNER => "owner".to_owned(),
        number => declared
            .and_then(|spec| spec.field(number))
            .map_or_else(|| number.to_string(), |field| field.name.to_owned()),
    };
    ValueView {
        record: line.record.0,
        kind: declared.map_or_else(String::new, |spec| spec.table.to_owned()),
        field,
        before: shown(&line.before),
        after: shown(&line.after),
    }
}

fn shown(value: &Value) -> String {
    match value {
        // An id says nothing to a person.
        Value::Null | Value::Bytes(_) => String::new(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

/// Undoes a step: restores what was before. Where somebody wrote later, nothing is touched.
pub fn undo_step(desk: &Desk, request: ShowStep) -> Result<Saved, Failure> {
    let subject = desk.book.read(|reading| {
        let found = reading.steps(None, request.step.saturating_add(1), 1)?;
        Ok::<_, Failure>(
            found
                .into_iter()
                .next()
                .filter(|line| line.step == request.step),
        )
    })?;
    let line = subject.ok_or(Failure::NotFound)?;
    if line.undone_by.is_some() {
        return Err(Failure::NotNow {
            reason: NotNow::AlreadyUndone,
        });
    }
    let ((), step) = desk.transact("undo_step", &line.subject, |writing| {
        let undone = writing.undo(request.step)?;
        if undone.overwritten.is_empty() {
            Ok(())
        } else {
            Err(Failure::NotNow {
                reason: NotNow::WrittenLater,
            })
        }
    })?;
    Ok(Saved { step, id: None })
}
