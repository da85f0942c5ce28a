//! One row into the book.

use super::super::add::{Stay, take_in};
use crate::Failure;
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::import::{Change, Field, ListedBadge, PreviewRow, ReadValue, RowState};
use domain::members::{
    Activity, Badge, DatedChange, Member, MemberId, Membership, MembershipKind, Office, OfficeRole,
    Rank, Standing, StandingChange, StandingEvent,
};
use domain::record::{Fields, Key, Record};
use storage::Writing;

/// Writes what a row would do.
pub(super) fn write(
    writing: &mut Writing<'_>,
    row: &PreviewRow,
    today: NaiveDate,
) -> Result<(), Failure> {
    match &row.state {
        RowState::New => take_new_in(writing, row),
        RowState::Update {
            member, changes, ..
        } => changes
            .iter()
            .try_for_each(|change| write_change(writing, *member, row, change, today)),
        RowState::Return { member, changes } => {
            come_back(writing, *member, day(row, Field::Since).unwrap_or(today))?;
            changes
                .iter()
                .filter(|change| !matches!(change.field, Field::Since | Field::Until))
                .try_for_each(|change| write_change(writing, *member, row, change, today))
        }
        RowState::Unchanged { .. } | RowState::Skipped(_) | RowState::Error(_) => Ok(()),
    }
}

fn take_new_in(writing: &mut Writing<'_>, row: &PreviewRow) -> Result<(), Failure> {
    let member = member_of(row.values.iter());
    let rank = rank_of(row, &member);
    let stay = Stay {
        since: day(row, Field::Since),
        until: day(row, Field::Until),
    };
    let id = MemberId(take_in(writing, member, rank, stay)?.0);
    if let Some(ReadValue::Offices(roles)) = row.values.get(&Field::Office) {
        give(writing, id, roles, stay)?;
    }
    write_badges(writing, id, row.values.get(&Field::Badges), None)
}

/// Badges that the book does not have.
fn write_badges(
    writing: &mut Writing<'_>,
    member: MemberId,
    listed: Option<&ReadValue>,
    held: Option<&ReadValue>,
) -> Result<(), Failure> {
    let badges = |value: Option<&ReadValue>| match value {
        Some(ReadValue::Badges(badges)) => badges.clone(),
        _ => vec![],
    };
    let held = badges(held);
    let is_new = |badge: &ListedBadge| held.iter().all(|it| it.years != badge.years);
    for badge in badges(listed).into_iter().filter(is_new) {
        let badge = Badge {
            id: writing.new_id()?,
            owner: writing.unit(),
            member,
            years: badge.years,
            number: badge.number,
            given: badge.given,
            decision: badge.decision,
            early: badge.early,
        };
        writing.create(&badge)?;
    }
    Ok(())
}

/// The day of a stay; the row has whole days.
fn day(row: &PreviewRow, field: Field) -> Option<NaiveDate> {
    row.values.get(&field)?.date().map(|date| date.earliest())
}

fn give(
    writing: &mut Writing<'_>,
    member: MemberId,
    roles: &[OfficeRole],
    held: Stay,
) -> Result<(), Failure> {
    for role in roles {
        let office = Office {
            id: writing.new_id()?,
            owner: writing.unit(),
            member,
            role: *role,
            since: held.since,
            until: held.until,
            ..Office::default()
        };
        writing.create(&office)?;
    }
    Ok(())
}

/// A new stay; the one that ended stays as it was.
fn come_back(writing: &mut Writing<'_>, member: MemberId, since: NaiveDate) -> Result<(), Failure> {
    let known: Member = writing.reading().require(member.record())?;
    let events = writing.reading().standing_events_of(member)?;
    let changes: Vec<DatedChange> = events
        .iter()
        .map(|event| DatedChange::of(event.id, event))
        .collect();
    let stay = Membership {
        id: writing.new_id()?,
        owner: writing.unit(),
        member,
        kind: MembershipKind::Regular,
        since: Some(since),
        until: None,
        name: known.name(),
        ..Membership::default()
    };
    writing.create(&stay)?;
    if matches!(Standing::on(&changes, since).activity(), Activity::Left(_)) {
        let resumed = StandingEvent {
            id: writing.new_id()?,
            owner: writing.unit(),
            member,
            change: StandingChange::Resumed,
            effective: Some(PartialDate::Day(since)),
            ..StandingEvent::default()
        };
        writing.create(&resumed)?;
    }
    Ok(())
}

/// The last stay gets the day that the list knows.
fn write_stay(
    writing: &mut Writing<'_>,
    member: MemberId,
    field: Field,
    day: Option<NaiveDate>,
) -> Result<(), Failure> {
    let unit = writing.unit();
    let stays: Vec<Membership> = writing.reading().memberships_of(member)?;
    let last = stays
        .into_iter()
        .filter(|stay| stay.owner == unit && stay.merged_into.is_none())
        .max_by_key(|stay| (stay.until.is_none(), stay.until, stay.since, stay.id));
    let Some(stay) = last else { return Ok(()) };
    let stay = match field {
        Field::Since => Membership { since: day, ..stay },
        _ => Membership { until: day, ..stay },
    };
    Ok(writing.put(&stay)?)
}

/// Offices that the book does not have, from today on: the list does not say since when.
fn write_offices(
    writing: &mut Writing<'_>,
    member: MemberId,
    change: &Change,
    today: NaiveDate,
) -> Result<(), Failure> {
    let offices = |value: &Option<ReadValue>| match value {
        Some(ReadValue::Offices(roles)) => roles.clone(),
        _ => vec![],
    };
    let held = offices(&change.from);
    let new: Vec<OfficeRole> = offices(&change.to)
        .into_iter()
        .filter(|role| !held.contains(role))
        .collect();
    let stay = Stay {
        since: Some(today),
        until: None,
    };
    give(writing, member, &new, stay)
}

fn write_change(
    writing: &mut Writing<'_>,
    member: MemberId,
    row: &PreviewRow,
    change: &Change,
    today: NaiveDate,
) -> Result<(), Failure> {
    if let Some(ReadValue::Kind(Rank::Official)) = change.to {
        return become_official(writing, member, row, today);
    }
    match change.field {
        Field::Since | Field::Until => {
            let date = change.to.as_ref().and_then(ReadValue::date);
            let day = date.map(|date| date.earliest());
            return write_stay(writing, member, change.field, day);
        }
        Field::Office => return write_offices(writing, member, change, today),
        Field::Badges => {
            return write_badges(writing, member, change.to.as_ref(), change.from.as_ref());
        }
        _ => {}
    }
    let Some(field) = change.field.member_field() else {
        return Ok(());
    };
    let value = change.to.as_ref().and_then(ReadValue::to_value);
    let write = vec![(Key::new(), value.unwrap_or(domain::record::Value::Null))];
    writing.set_entries::<Member>(member.record(), field.number(), write)?;
    Ok(())
}

/// Somebody on probation whom the list calls official: an event of standing, not a field.
fn become_official(
    writing: &mut Writing<'_>,
    member: MemberId,
    row: &PreviewRow,
    today: NaiveDate,
) -> Result<(), Failure> {
    let known: Member = writing.reading().require(member.record())?;
    let told = row
        .values
        .get(&Field::OfficialDate)
        .and_then(ReadValue::date);
    writing.put(&StandingEvent {
        id: writing.new_id()?,
        owner: writing.unit(),
        member,
        change: StandingChange::BecameOfficial,
        effective: Some(
            told.or(known.official_from)
                .unwrap_or(PartialDate::Day(today)),
        ),
        ..StandingEvent::default()
    })?;
    Ok(())
}

fn member_of<'v>(values: impl Iterator<Item = (&'v Field, &'v ReadValue)>) -> Member {
    let mut fields = Fields::default();
    for (field, value) in values {
        if let (Some(field), Some(value)) = (field.member_field(), value.to_value()) {
            fields.set(field.number(), Key::new(), value);
        }
    }
    Member::from_fields(Default::default(), Default::default(), &fields)
}

/// As the list says; without a word about it, whoever joined and has no official day yet is on
/// probation, and everybody else is official.
fn rank_of(row: &PreviewRow, member: &Member) -> Rank {
    match row.values.get(&Field::Kind) {
        Some(ReadValue::Kind(rank)) => *rank,
        _ if member.joined.is_some() && member.official_from.is_none() => Rank::Probationary,
        _ => Rank::Official,
    }
}
