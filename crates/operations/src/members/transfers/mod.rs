//! Transfers (chuyển sinh hoạt đảng): the one place that moves a member between two units.
//!
//! Between units of one province everything is written by the unit that is left, in the step by
//! which the member leaves: its own stay ends on the day, the new unit's begins on the day after, the
//! file goes along. So nobody is counted twice or not at all, in whatever order books exchange.

mod back;
mod edit;
mod leave;
mod list;
mod print;
mod receive;
mod record;
mod show;
mod tick;

pub use back::{
    SendBack, TransferBack, return_from_transfer, send_back_transfer, take_back_transfer,
};
pub use edit::{
    NewTransfer, TransferEdit, TransferForm, edit_transfer, prepare_transfer, remove_transfer,
};
pub use leave::{LeaveByTransfer, leave_by_transfer};
pub use list::{TransferList, TransferRow, list_transfers};
pub use print::print_transfer;
pub use receive::{ReceiveTransfer, receive_transfer};
pub(super) use record::{received_by_hand, recorded};
pub use show::{ShowTransfer, TransferStepView, TransferView, show_transfer};
pub use tick::{TickTransferStep, tick_transfer_step};

use crate::failure::NotNow;
use crate::{Failure, Problem};
use domain::members::{Transfer, TransferId, TransferState};
use storage::Writing;
use uuid::Uuid;

/// A transfer of the book's own unit.
fn own(writing: &Writing<'_>, id: Uuid) -> Result<Transfer, Failure> {
    let transfer: Transfer = writing.reading().require(TransferId(id).record())?;
    if transfer.owner == writing.unit() {
        Ok(transfer)
    } else {
        Err(Failure::NotNow {
            reason: NotNow::OtherUnit,
        })
    }
}

/// Refuses a step that does not belong to this place on the path.
fn at(transfer: &Transfer, states: &[TransferState]) -> Result<(), Failure> {
    if states.contains(&transfer.state()) {
        Ok(())
    } else {
        Err(Failure::NotNow {
            reason: NotNow::TransferElsewhere,
        })
    }
}

/// A day that a step needs: empty is today, and never before the one it follows.
fn day_of(
    field: &str,
    typed: &str,
    today: chrono::NaiveDate,
    not_before: Option<chrono::NaiveDate>,
) -> Result<chrono::NaiveDate, Failure> {
    let mut form = crate::form::Form::default();
    let day = form.day(field, typed).unwrap_or(today);
    if form.is_sound(field) && not_before.is_some_and(|before| day < before) {
        form.problem(field, Problem::EndsBeforeItBegins);
    }
    form.finish()?;
    Ok(day)
}
