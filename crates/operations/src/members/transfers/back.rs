//! Coming back: from a transfer for a time, or because the papers were not in order.

use super::receive::tell_other_side;
use super::{at, day_of, own};
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    Badge, Member, Membership, MembershipField, StandingChange, StandingEvent, StandingEventField,
    Transfer, TransferDirection, TransferField, TransferKind, TransferState,
};
use domain::record::{DELETED, FieldValue, Record, Value};
use domain::units::UnitId;
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// A transfer that is turned round on a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TransferBack {
    /// The transfer.
    pub id: Uuid,
    /// The day; empty is today.
    pub day: String,
}

/// Papers that are sent back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendBack {
    /// The transfer.
    pub id: Uuid,
    /// What is wrong with them.
    pub reason: String,
}

/// Sends the papers of somebody who came back to the unit they came from; it takes the member back.
pub fn send_back_transfer(desk: &Desk, request: SendBack) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let reason = form.required("reason", &request.reason);
    form.finish()?;
    desk.save("send_back_transfer", "", |writing| {
        let transfer = own(writing, request.id)?;
        at(&transfer, &[TransferState::Left])?;
        writing.about(&transfer.name)?;
        tell_other_side(writing, &transfer, TransferField::sent_back, &reason)?;
        let id = transfer.id.record();
        writing.put(&Transfer {
            sent_back: reason,
            ..transfer
        })?;
        Ok(id)
    })
}

/// The member is back from a transfer for a time. The day is the last one at the other unit.
pub fn return_from_transfer(desk: &Desk, request: TransferBack) -> Result<Saved, Failure> {
    desk.save("return_from_transfer", "", |writing| {
        let transfer = own(writing, request.id)?;
        let away = transfer.kind == TransferKind::Temporary;
        at(
            &transfer,
            if away {
                &[TransferState::Left, TransferState::Received]
            } else {
                &[]
            },
        )?;
        let first = transfer.effective.and_then(|day| day.succ_opt());
        let last = day_of("day", &request.day, desk.today(), first)?;
        writing.about(&transfer.name)?;
        tell_other_side(writing, &transfer, TransferField::returned, &Some(last))?;
        match transfer.direction {
            TransferDirection::Out => end_visit_there(writing, &transfer, last)?,
            TransferDirection::In => end_visit_here(writing, &transfer, last)?,
        }
        resume_at_home(writing, &transfer, last)?;
        writing.put(&Transfer {
            returned: Some(last),
            ..transfer.clone()
        })?;
        Ok(transfer.id.record())
    })
}

/// The home unit has its member again from the day after.
fn resume_at_home(
    writing: &mut Writing<'_>,
    transfer: &Transfer,
    last: NaiveDate,
) -> Result<(), Failure> {
    let home = match transfer.direction {
        TransferDirection::Out => Some(writing.unit()),
        TransferDirection::In => transfer
            .from_unit
            .filter(|_| transfer.counterpart.is_some()),
    };
    let Some(home) = home else {
        return Ok(());
    };
    writing.put(&StandingEvent {
        id: writing.new_id()?,
        owner: home,
        member: transfer.member,
        change: StandingChange::Resumed,
        effective: last.succ_opt().map(PartialDate::Day),
        place: transfer.to_name.clone(),
        ..StandingEvent::default()
    })?;
    Ok(())
}

fn end_visit_here(
    writing: &mut Writing<'_>,
    transfer: &Transfer,
    last: NaiveDate,
) -> Result<(), Failure> {
    for stay in writing.reading().memberships_of(transfer.member)? {
        if Some(stay.id) == transfer.membership {
            writing.put(&Membership {
                until: Some(last),
                ..stay
            })?;
        }
    }
    let unit = writing.unit();
    for event in writing.reading().standing_events_of(transfer.member)? {
        let begun = event.effective.is_some_and(|day| day.earliest() <= last);
        if event.change == StandingChange::CameTemporarily && event.owner == unit && begun {
            writing.put(&StandingEvent {
                until: Some(last),
                ..event
            })?;
        }
    }
    Ok(())
}

/// The stay and the visit that were written for the other unit end there.
fn end_visit_there(
    writing: &mut Writing<'_>,
    transfer: &Transfer,
    last: NaiveDate,
) -> Result<(), Failure> {
    let (Some(there), value) = (transfer.to_unit, Some(last).to_value()) else {
        return Ok(());
    };
    for (kind, record) in transfer.brought.iter() {
        let field = match kind {
            kind if kind == Membership::SPEC.kind => MembershipField::until.number(),
            kind if kind == StandingEvent::SPEC.kind => StandingEventField::until.number(),
            _ => continue,
        };
        writing.tell(kind, record, there, (field, value.clone()))?;
    }
    Ok(())
}

/// Takes a member back who left and was not received: as if nobody had left.
pub fn take_back_transfer(desk: &Desk, request: TransferBack) -> Result<Saved, Failure> {
    desk.save("take_back_transfer", "", |writing| {
        let transfer = own(writing, request.id)?;
        at(&transfer, &[TransferState::Left, TransferState::SentBack])?;
        if transfer.direction == TransferDirection::In {
            return Err(Failure::NotNow {
                reason: crate::failure::NotNow::OtherUnit,
            });
        }
        let day = day_of("day", &request.day, desk.today(), None)?;
        writing.about(&transfer.name)?;
        tell_other_side(writing, &transfer, TransferField::taken_back, &Some(day))?;
        if let Some(there) = transfer.to_unit {
            unmake(writing, &transfer, there)?;
        }
        restore(writing, &transfer)?;
        writing.put(&Transfer {
            taken_back: Some(day),
            ..transfer.clone()
        })?;
        Ok(transfer.id.record())
    })
}

/// What was written for the other unit goes, and the file comes home.
fn unmake(writing: &mut Writing<'_>, transfer: &Transfer, there: UnitId) -> Result<(), Failure> {
    for (kind, record) in transfer.brought.iter() {
        writing.tell(kind, record, there, (DELETED, Value::Int(1)))?;
    }
    if transfer.kind != TransferKind::Temporary {
        let home = writing.unit();
        writing.give::<Member>(transfer.member.record(), home)?;
        for badge in writing.reading().badges_of(transfer.member)? {
            writing.give::<Badge>(badge.id.record(), home)?;
        }
    }
    Ok(())
}

/// The stay goes on, offices that ended with it are held again, the event is taken off the file.
fn restore(writing: &mut Writing<'_>, transfer: &Transfer) -> Result<(), Failure> {
    let unit = writing.unit();
    for stay in writing.reading().memberships_of(transfer.member)? {
        if Some(stay.id) == transfer.membership && stay.until == transfer.effective {
            writing.put(&Membership {
                until: None,
                ..stay
            })?;
        }
    }
    for office in writing.reading().offices_of(transfer.member)? {
        if office.owner == unit && office.until == transfer.effective {
            writing.put(&domain::members::Office {
                until: None,
                ..office
            })?;
        }
    }
    let change = match transfer.kind {
        TransferKind::Temporary => StandingChange::WentAway,
        TransferKind::Formal | TransferKind::Reorganised => StandingChange::Transferred,
    };
    let said = |event: &StandingEvent| {
        event.change == change
            && event.owner == unit
            && event.place == transfer.to_name
            && event.effective.is_some_and(|day| {
                Some(day.latest()) == transfer.effective
                    || day.earliest().pred_opt() == transfer.effective
            })
    };
    let events = writing.reading().standing_events_of(transfer.member)?;
    if let Some(event) = events.into_iter().find(said) {
        writing.delete::<StandingEvent>(event.id.record())?;
    }
    Ok(())
}
