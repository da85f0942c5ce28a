//! The new unit receives the member; the old one is told so by the province, or by the paper that
//! comes back.

use super::{at, day_of, own};
use crate::{Desk, Failure, Saved};
use domain::members::{Transfer, TransferField, TransferState};
use domain::record::{FieldValue, Record};
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// A member who was received.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiveTransfer {
    /// The transfer.
    pub id: Uuid,
    /// The day; empty is today.
    pub day: String,
}

/// Notes that the member was received.
pub fn receive_transfer(desk: &Desk, request: ReceiveTransfer) -> Result<Saved, Failure> {
    desk.save("receive_transfer", "", |writing| {
        let transfer = own(writing, request.id)?;
        at(&transfer, &[TransferState::Left])?;
        let day = day_of("day", &request.day, desk.today(), transfer.effective)?;
        writing.about(&transfer.name)?;
        tell_other_side(writing, &transfer, TransferField::received, &Some(day))?;
        writing.put(&Transfer {
            received: Some(day),
            ..transfer.clone()
        })?;
        Ok(transfer.id.record())
    })
}

/// Writes a field of the other unit's record of the same transfer, if the province carries it.
pub(super) fn tell_other_side(
    writing: &mut Writing<'_>,
    transfer: &Transfer,
    field: TransferField,
    value: &impl FieldValue,
) -> Result<(), Failure> {
    let Some(counterpart) = transfer.counterpart else {
        return Ok(());
    };
    let other = match transfer.direction {
        domain::members::TransferDirection::Out => transfer.to_unit,
        domain::members::TransferDirection::In => transfer.from_unit,
    };
    writing.tell(
        Transfer::SPEC.kind,
        counterpart.record(),
        other.unwrap_or_default(),
        (field.number(), value.to_value()),
    )?;
    Ok(())
}
