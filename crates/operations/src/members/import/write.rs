//! One row into the book.

use super::super::add::take_in;
use crate::Failure;
use domain::dates::PartialDate;
use domain::members::import::{Change, Field, PreviewRow, ReadValue, RowState};
use domain::members::{Member, MemberId, Rank, StandingChange, StandingEvent};
use domain::record::{Fields, Key, Record};
use storage::Writing;

/// Writes what a row would do.
pub(super) fn write(
    writing: &mut Writing<'_>,
    row: &PreviewRow,
    today: chrono::NaiveDate,
) -> Result<(), Failure> {
    match &row.state {
        RowState::New => {
            let member = member_of(row.values.iter());
            let rank = rank_of(row, &member);
            let since = row.values.get(&Field::Since).and_then(ReadValue::date);
            take_in(writing, member, rank, since.map(|date| date.earliest()))?;
        }
        RowState::Update {
            member, changes, ..
        } => {
            for change in changes {
                write_change(writing, *member, row, change, today)?;
            }
        }
        RowState::Unchanged { .. } | RowState::Skipped(_) | RowState::Error(_) => {}
    }
    Ok(())
}

fn write_change(
    writing: &mut Writing<'_>,
    member: MemberId,
    row: &PreviewRow,
    change: &Change,
    today: chrono::NaiveDate,
) -> Result<(), Failure> {
    if let Some(ReadValue::Kind(Rank::Official)) = change.to {
        return become_official(writing, member, row, today);
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
    today: chrono::NaiveDate,
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
