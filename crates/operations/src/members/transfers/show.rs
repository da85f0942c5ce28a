//! One transfer as a path: its papers, its checklist, what is next.

use super::list::row;
use super::{TransferForm, TransferRow};
use crate::{Desk, Failure};
use domain::members::{Transfer, TransferId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Which transfer.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowTransfer {
    /// The transfer.
    pub id: Uuid,
}

/// One transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransferView {
    /// To be sent back with a change.
    pub revision: i64,
    /// What the list shows.
    pub row: TransferRow,
    /// What is written on the papers.
    pub form: TransferForm,
    /// The checklist.
    pub steps: Vec<TransferStepView>,
    /// Whether the province carries it to the other unit.
    pub carried: bool,
    /// When it was received.
    pub received: String,
    /// The last day at the other unit.
    pub returned: String,
    /// Why the papers came back.
    pub sent_back: String,
    /// When the member was taken back.
    pub taken_back: String,
    /// Member-card number.
    pub card_number: String,
    /// File number.
    pub file_number: String,
    /// Number in the cell's list.
    pub list_number: String,
}

/// One step of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransferStepView {
    /// Its code.
    pub code: String,
    /// Its words.
    pub words: String,
    /// The day it was done; empty if it is not.
    pub done: String,
}

/// Shows one transfer.
pub fn show_transfer(desk: &Desk, request: ShowTransfer) -> Result<TransferView, Failure> {
    let id = TransferId(request.id);
    let day = |day: Option<chrono::NaiveDate>| {
        day.map(|day| day.format("%d/%m/%Y").to_string())
            .unwrap_or_default()
    };
    desk.book.read(|reading| {
        let transfer: Transfer = reading.require(id.record())?;
        let done = reading.transfer_steps(id)?;
        let member: Option<domain::members::Member> = reading.get(transfer.member.record())?;
        let member = member.unwrap_or_default();
        let rules = desk.rules_now()?.moves.as_ref();
        let steps = rules.map_or(&[][..], |rules| transfer.checklist(rules));
        Ok(TransferView {
            revision: reading.revision::<Transfer>(id.record())?,
            row: row(desk, &transfer)?,
            form: TransferForm::of(&transfer),
            steps: steps
                .iter()
                .map(|step| TransferStepView {
                    code: step.code.clone(),
                    words: step.words.clone(),
                    done: day(done.get(&step.code).and_then(|day| day.parse().ok())),
                })
                .collect(),
            carried: transfer.counterpart.is_some()
                || transfer.to_unit.filter(|_| !transfer.left).is_some(),
            received: day(transfer.received),
            returned: day(transfer.returned),
            sent_back: transfer.sent_back,
            taken_back: day(transfer.taken_back),
            card_number: member.card_number,
            file_number: member.file_number,
            list_number: member.list_number,
        })
    })
}
