//! The checklist: each step is done on a day, or not yet.

use super::own;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::members::{Transfer, TransferField};
use domain::record::{FieldValue, Value};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// A step of the checklist.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TickTransferStep {
    /// The transfer.
    pub id: Uuid,
    /// The step's code.
    pub step: String,
    /// Whether it is done.
    pub done: bool,
    /// The day it was done; empty is today.
    pub day: String,
}

/// Ticks a step of the checklist, or takes the tick away.
pub fn tick_transfer_step(desk: &Desk, request: TickTransferStep) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let day = form
        .day("day", &request.day)
        .unwrap_or_else(|| desk.today());
    form.finish()?;
    let rules = desk.rules_now()?.moves.as_ref();
    desk.save("tick_transfer_step", "", |writing| {
        let transfer = own(writing, request.id)?;
        let known = rules.is_some_and(|rules| {
            let steps = transfer.checklist(rules);
            steps.iter().any(|step| step.code == request.step)
        });
        if !known {
            return Err(Failure::invalid("step", Problem::NotAChoice));
        }
        writing.about(&transfer.name)?;
        let value = if request.done {
            day.to_value()
        } else {
            Value::Null
        };
        let id = transfer.id.record();
        let entry = (request.step.clone().into_bytes(), value);
        writing.set_entries::<Transfer>(id, TransferField::steps.number(), vec![entry])?;
        Ok(id)
    })
}
