//! The member leaves: the old unit's stay ends, and a unit of the same province has its own from the
//! day after, with the file.

use super::{at, day_of, own};
use crate::failure::NotNow;
use crate::{Desk, Failure, Saved};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    Badge, FileCopy, Member, Membership, MembershipKind, Office, StandingChange, StandingEvent,
    Transfer, TransferDirection, TransferId, TransferKind, TransferState,
};
use domain::record::{Record, RecordList};
use domain::units::UnitId;
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// The member leaves.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeaveByTransfer {
    /// The transfer.
    pub id: Uuid,
    /// The last day here; empty is the day the papers name, or today.
    pub effective: String,
}

/// Lets the member leave. From the day after another unit counts them, or, for a time, hosts them.
pub fn leave_by_transfer(desk: &Desk, request: LeaveByTransfer) -> Result<Saved, Failure> {
    desk.save("leave_by_transfer", "", |writing| {
        let transfer = own(writing, request.id)?;
        at(
            &transfer,
            &[TransferState::Prepared, TransferState::LetterGiven],
        )?;
        let planned = transfer.effective.unwrap_or_else(|| desk.today());
        let day = day_of("effective", &request.effective, planned, None)?;
        writing.about(&transfer.name)?;
        let id = transfer.id;
        leave(
            writing,
            Transfer {
                effective: Some(day),
                ..transfer
            },
            PartialDate::Day(day),
        )?;
        Ok(id.record())
    })
}

/// Writes everything that leaving is. `when` is the day as far as it is known.
pub(super) fn leave(
    writing: &mut Writing<'_>,
    transfer: Transfer,
    when: PartialDate,
) -> Result<(), Failure> {
    let member: Member = writing.reading().require(transfer.member.record())?;
    if member.owner != writing.unit() {
        return Err(Failure::NotNow {
            reason: NotNow::OtherUnit,
        });
    }
    let (change, until) = match transfer.kind {
        TransferKind::Temporary => (StandingChange::WentAway, transfer.until),
        TransferKind::Formal | TransferKind::Reorganised => (StandingChange::Transferred, None),
    };
    let effective = match (transfer.kind, when) {
        // Away from the day after the last one at home.
        (TransferKind::Temporary, PartialDate::Day(day)) => {
            PartialDate::Day(day.succ_opt().unwrap_or(day))
        }
        (_, when) => when,
    };
    writing.put(&StandingEvent {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        change,
        effective: Some(effective),
        until,
        decision: transfer.letter_number.clone(),
        place: transfer.to_name.clone(),
        fee_through: transfer.fee_through,
        ..StandingEvent::default()
    })?;
    let last = when.latest();
    if transfer.kind != TransferKind::Temporary {
        end_stays(writing, &member, last)?;
        end_offices(writing, &member, last)?;
    }
    let gone = Transfer {
        left: true,
        ..transfer
    };
    match gone.to_unit {
        Some(to) => {
            let gone = bring(writing, &member, gone, to, last)?;
            writing.put(&gone)?;
        }
        None => writing.put(&gone)?,
    }
    Ok(())
}

/// The stays in this unit that are running end on a day.
pub(super) fn end_stays(
    writing: &mut Writing<'_>,
    member: &Member,
    last: NaiveDate,
) -> Result<(), Failure> {
    let unit = writing.unit();
    for stay in writing.reading().memberships_of(member.id)? {
        if stay.until.is_none() && stay.owner == unit {
            writing.put(&Membership {
                until: Some(last),
                ..stay
            })?;
        }
    }
    Ok(())
}

/// Whoever leaves lays down what they held here.
fn end_offices(writing: &mut Writing<'_>, member: &Member, last: NaiveDate) -> Result<(), Failure> {
    let unit = writing.unit();
    for office in writing.reading().offices_of(member.id)? {
        let begun = office.since.is_none_or(|since| since <= last);
        if office.until.is_none() && office.owner == unit && begun {
            writing.put(&Office {
                until: Some(last),
                ..office
            })?;
        }
    }
    Ok(())
}

/// Writes the new unit's side: its record of the transfer, its stay from the day after, what it must
/// know of the standing; and for good the file itself.
fn bring(
    writing: &mut Writing<'_>,
    member: &Member,
    gone: Transfer,
    to: UnitId,
    last: NaiveDate,
) -> Result<Transfer, Failure> {
    let visit = gone.kind == TransferKind::Temporary;
    let first = last.succ_opt().unwrap_or(last);
    let stay = Membership {
        id: writing.new_id()?,
        owner: to,
        member: member.id,
        kind: if visit {
            MembershipKind::TemporarilyHere
        } else {
            MembershipKind::Regular
        },
        since: Some(first),
        name: member.name(),
        home: if visit {
            gone.from_name.clone()
        } else {
            String::new()
        },
        paper: gone.letter_number.clone(),
        ..Membership::default()
    };
    writing.put(&stay)?;
    let mut brought = RecordList::default();
    brought.add(Membership::SPEC.kind, stay.id.record());
    for event in events(writing, member, &gone, to, first)? {
        writing.put(&event)?;
        brought.add(StandingEvent::SPEC.kind, event.id.record());
    }
    let copy = FileCopy::of(member);
    let coming = Transfer {
        id: writing.new_id()?,
        owner: to,
        direction: TransferDirection::In,
        membership: Some(stay.id),
        counterpart: Some(gone.id),
        file: if visit {
            copy.clone()
        } else {
            FileCopy::default()
        },
        brought: RecordList::default(),
        note: String::new(),
        ..gone.clone()
    };
    writing.put(&coming)?;
    if !visit {
        writing.give::<Member>(member.id.record(), to)?;
        for badge in writing.reading().badges_of(member.id)? {
            writing.give::<Badge>(badge.id.record(), to)?;
        }
    }
    Ok(Transfer {
        counterpart: Some(TransferId(coming.id.0)),
        file: if visit { FileCopy::default() } else { copy },
        brought,
        ..gone
    })
}

/// How far the membership is, as the old unit knows it, and that the member came.
fn events(
    writing: &Writing<'_>,
    member: &Member,
    gone: &Transfer,
    to: UnitId,
    first: NaiveDate,
) -> Result<Vec<StandingEvent>, Failure> {
    let came = StandingEvent {
        change: if gone.kind == TransferKind::Temporary {
            StandingChange::CameTemporarily
        } else {
            StandingChange::Received
        },
        effective: Some(PartialDate::Day(first)),
        until: gone.until.filter(|_| gone.kind == TransferKind::Temporary),
        decision: gone.letter_number.clone(),
        place: gone.from_name.clone(),
        fee_through: gone.fee_through,
        ..StandingEvent::default()
    };
    let known = writing.reading().standing_events_of(member.id)?;
    let ranks = known
        .into_iter()
        .filter(|event| event.change.is_of_rank() && event.owner == writing.unit());
    ranks
        .chain([came])
        .map(|event| {
            Ok(StandingEvent {
                id: writing.new_id()?,
                owner: to,
                member: member.id,
                ..event
            })
        })
        .collect()
}
