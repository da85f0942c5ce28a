//! A transfer that is put in the file afterwards, as one event: outside the province, or long ago.

use super::leave::leave;
use crate::Failure;
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    Member, MemberId, Membership, MembershipId, MembershipKind, StandingChange, StandingEvent,
    Transfer, TransferDirection, TransferKind,
};
use storage::Writing;

/// Writes the transfer that an event of standing stands for. `None` if it is none.
pub fn recorded(
    writing: &mut Writing<'_>,
    member: &Member,
    event: &StandingEvent,
) -> Result<Option<()>, Failure> {
    let Some(when) = event.effective else {
        return Ok(None);
    };
    match event.change {
        StandingChange::Transferred => gone(writing, member, event, when)?,
        StandingChange::WentAway => away(writing, member, event, when)?,
        StandingChange::Received | StandingChange::CameTemporarily => {
            came(writing, member, event, when)?;
        }
        _ => return Ok(None),
    }
    Ok(Some(()))
}

fn transfer(
    writing: &Writing<'_>,
    member: &Member,
    event: &StandingEvent,
    effective: NaiveDate,
) -> Result<Transfer, Failure> {
    let kind = match event.change {
        StandingChange::WentAway | StandingChange::CameTemporarily => TransferKind::Temporary,
        _ => TransferKind::Formal,
    };
    Ok(Transfer {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        kind,
        letter_number: event.decision.clone(),
        effective: Some(effective),
        until: event.until,
        fee_through: event.fee_through,
        name: member.name(),
        note: event.note.clone(),
        ..Transfer::default()
    })
}

fn gone(
    writing: &mut Writing<'_>,
    member: &Member,
    event: &StandingEvent,
    when: PartialDate,
) -> Result<(), Failure> {
    let transfer = Transfer {
        direction: TransferDirection::Out,
        from_name: own_name(writing)?,
        to_name: event.place.clone(),
        membership: running(writing, member.id)?,
        // Nobody will tell this book that the member arrived: it is over.
        received: Some(when.latest()),
        ..transfer(writing, member, event, when.latest())?
    };
    leave(writing, transfer, when)
}

fn away(
    writing: &mut Writing<'_>,
    member: &Member,
    event: &StandingEvent,
    when: PartialDate,
) -> Result<(), Failure> {
    let evening_before = when.earliest().pred_opt().unwrap_or(when.earliest());
    let transfer = Transfer {
        direction: TransferDirection::Out,
        from_name: own_name(writing)?,
        to_name: event.place.clone(),
        membership: running(writing, member.id)?,
        received: Some(evening_before),
        ..transfer(writing, member, event, evening_before)?
    };
    leave(writing, transfer, PartialDate::Day(evening_before))
}

/// Somebody comes, or comes back.
fn came(
    writing: &mut Writing<'_>,
    member: &Member,
    event: &StandingEvent,
    when: PartialDate,
) -> Result<(), Failure> {
    let first = when.earliest();
    let transfer = Transfer {
        direction: TransferDirection::In,
        from_name: event.place.clone(),
        to_name: own_name(writing)?,
        left: true,
        received: Some(first),
        ..transfer(writing, member, event, first.pred_opt().unwrap_or(first))?
    };
    writing.put(&StandingEvent {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        ..event.clone()
    })?;
    let membership = match running(writing, member.id)? {
        Some(running) => running,
        None => begin_stay(writing, member, &transfer, first)?,
    };
    writing.put(&Transfer {
        membership: Some(membership),
        ..transfer
    })?;
    Ok(())
}

/// Whoever was just taken in by hand came from another unit.
pub fn received_by_hand(
    writing: &mut Writing<'_>,
    member: &Member,
    event: &StandingEvent,
) -> Result<(), Failure> {
    let first = event.effective.map(|date| date.earliest());
    writing.put(&StandingEvent {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        ..event.clone()
    })?;
    let effective = first.and_then(|day| day.pred_opt());
    writing.put(&Transfer {
        direction: TransferDirection::In,
        from_name: event.place.clone(),
        to_name: own_name(writing)?,
        left: true,
        received: first,
        membership: running(writing, member.id)?,
        effective,
        ..transfer(writing, member, event, effective.unwrap_or_default())?
    })?;
    Ok(())
}

fn begin_stay(
    writing: &mut Writing<'_>,
    member: &Member,
    transfer: &Transfer,
    first: NaiveDate,
) -> Result<MembershipId, Failure> {
    let kind = if transfer.kind == TransferKind::Temporary {
        MembershipKind::TemporarilyHere
    } else {
        MembershipKind::Regular
    };
    let stay = Membership {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        kind,
        since: Some(first),
        name: member.name(),
        home: transfer.from_name.clone(),
        paper: transfer.letter_number.clone(),
        ..Membership::default()
    };
    writing.put(&stay)?;
    Ok(stay.id)
}

/// The stay in this unit that is running, introduced residents apart.
pub(super) fn running(
    writing: &Writing<'_>,
    member: MemberId,
) -> Result<Option<MembershipId>, Failure> {
    let unit = writing.unit();
    Ok(writing
        .reading()
        .memberships_of(member)?
        .into_iter()
        .find(|stay| {
            stay.owner == unit
                && stay.until.is_none()
                && stay.merged_into.is_none()
                && stay.kind != MembershipKind::IntroducedHere
        })
        .map(|stay| stay.id))
}

/// What this unit calls itself.
pub(super) fn own_name(writing: &Writing<'_>) -> Result<String, Failure> {
    let profile = writing.reading().profile()?;
    Ok(profile.map(|profile| profile.name).unwrap_or_default())
}
