//! What the book has, for a list to be compared with.

use crate::{Desk, Failure};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::import::{Field, Known, ListedBadge, ReadValue, Roster};
use domain::members::{Badge, FeeClass, MemberKind, OfficeRole, Sex};
use domain::record::{FieldValue, Fields};
use domain::rule_set::RuleSet;
use domain::units::Unit;
use std::collections::{BTreeMap, BTreeSet};
use storage::Reading;
use storage::members::Somebody;

/// Everybody in the book, as the matching needs them.
pub(super) fn roster(desk: &Desk, reading: &Reading<'_>) -> Result<Roster, Failure> {
    let today = desk.today();
    let mut offices = reading.offices_on(today)?;
    let mut badges = reading.badges_by_member()?;
    let rules = desk.rules_now()?;
    let known = reading
        .everybody(today)?
        .into_iter()
        .map(|somebody| {
            let held = Records {
                offices: offices.remove(&somebody.member).unwrap_or_default(),
                badges: badges.remove(&somebody.member).unwrap_or_default(),
            };
            Known {
                member: somebody.member,
                left: !somebody.here && somebody.since.is_none_or(|since| since <= today),
                values: values(&somebody, held),
            }
        })
        .collect();
    Ok(Roster {
        known,
        unit_names: unit_names(reading)?,
        not_kept: not_kept(reading)?,
        badge_years: badge_years(rules),
    })
}

/// What stands in records of its own.
struct Records {
    offices: Vec<OfficeRole>,
    badges: Vec<Badge>,
}

fn badge_years(rules: &RuleSet) -> BTreeSet<i64> {
    let years = rules.charter.badge_years.value.iter();
    years.copied().map(i64::from).collect()
}

/// Columns of what the unit does not keep.
fn not_kept(reading: &Reading<'_>) -> Result<BTreeSet<Field>, Failure> {
    let off = reading.not_kept()?;
    let is_off = |field: &&Field| {
        let kept_in = field.member_field();
        kept_in.is_some_and(|it| off.holds(it.number()))
    };
    Ok(Field::ALL.iter().filter(is_off).copied().collect())
}

/// The names by which a list may mean this unit.
fn unit_names(reading: &Reading<'_>) -> Result<Vec<String>, Failure> {
    let profile = reading.profile()?.unwrap_or_default();
    let unit: Unit = reading.get(reading.unit()?.record())?.unwrap_or_default();
    let names = [profile.name, unit.name, unit.short_name];
    Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
}

fn values(somebody: &Somebody, held: Records) -> BTreeMap<Field, ReadValue> {
    let mut values: BTreeMap<Field, ReadValue> = Field::ALL
        .iter()
        .filter_map(|field| Some((*field, read_back(*field, &somebody.fields)?)))
        .collect();
    let day = |day| ReadValue::Date(PartialDate::Day(day));
    let rank = somebody.rank.map(ReadValue::Kind);
    values.extend(rank.map(|rank| (Field::Kind, rank)));
    values.extend(somebody.since.map(|since| (Field::Since, day(since))));
    values.extend(somebody.until.map(|until| (Field::Until, day(until))));
    if !held.offices.is_empty() {
        values.insert(Field::Office, ReadValue::Offices(held.offices));
    }
    if !held.badges.is_empty() {
        let badges = held.badges.into_iter().map(listed).collect();
        values.insert(Field::Badges, ReadValue::Badges(badges));
    }
    values
}

/// A badge as a list tells of it.
fn listed(badge: Badge) -> ListedBadge {
    ListedBadge {
        years: badge.years,
        number: badge.number,
        given: badge.given,
        decision: badge.decision,
        early: badge.early,
    }
}

/// What the book has for a field; `None` if nothing.
fn read_back(field: Field, fields: &Fields) -> Option<ReadValue> {
    let value = fields.get(field.member_field()?.number());
    match field {
        Field::BirthDate
        | Field::JoinedDate
        | Field::OfficialDate
        | Field::OfficialDecided
        | Field::AdmissionDate => PartialDate::from_value(value).map(ReadValue::Date),
        Field::FeeEasedUntil => NaiveDate::from_value(value).map(ReadValue::Day),
        Field::MemberKind => MemberKind::from_value(value)
            .filter(|kind| *kind != MemberKind::Unknown)
            .map(ReadValue::MemberKind),
        Field::FeeClass => FeeClass::from_value(value)
            .filter(|class| *class != FeeClass::Unknown)
            .map(ReadValue::FeeClass),
        Field::Sex => Sex::from_value(value)
            .filter(|sex| *sex != Sex::Unknown)
            .map(ReadValue::Sex),
        _ => String::from_value(value)
            .filter(|text| !text.is_empty())
            .map(ReadValue::Text),
    }
}
