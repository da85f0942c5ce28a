//! Who can see a person: roles and units, former ones apart.

use crate::{Desk, Failure};
use domain::members::{MemberId, Membership, Transfer, TransferDirection};
use domain::people::PersonRole;
use domain::units::{Unit, UnitId};
use serde::Serialize;
use std::collections::BTreeSet;
use storage::Reading;
use ts_rs::TS;

/// Who can see a person's file, and who could.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AudienceView {
    /// Now.
    pub now: Vec<SeerView>,
    /// Earlier, and no longer.
    pub former: Vec<SeerView>,
}

/// Why somebody can see a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeerKind {
    /// Works in this book.
    Person,
    /// A unit above reads its cells.
    UnitAbove,
    /// Another unit in which the person has a stay.
    OtherUnit,
}

/// Somebody who can see a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SeerView {
    /// Why.
    pub kind: SeerKind,
    /// The person's name; empty for a unit.
    pub name: String,
    /// What the person does in the book.
    pub role: Option<PersonRole>,
    /// The unit.
    pub unit: String,
    /// Since when, or from when to when, where a stay says so.
    pub since: String,
    /// Until when.
    pub until: String,
}

pub(super) fn of(
    desk: &Desk,
    reading: &Reading<'_>,
    member: MemberId,
) -> Result<AudienceView, Failure> {
    let (unit, today) = (reading.unit()?, desk.today());
    let (mut now, mut former) = (Vec::new(), Vec::new());
    let own = reading.profile()?.unwrap_or_default().name;
    for person in reading.people()? {
        let seer = SeerView {
            kind: SeerKind::Person,
            name: person.name,
            role: Some(person.role),
            unit: own.clone(),
            since: String::new(),
            until: String::new(),
        };
        if person.left {
            former.push(seer);
        } else {
            now.push(seer);
        }
    }
    let above = reading.units_above(unit)?;
    now.extend(
        above
            .into_iter()
            .map(|unit| seer(SeerKind::UnitAbove, unit.name)),
    );
    let mut told = BTreeSet::from([unit]);
    for stay in reading.memberships_of(member)? {
        if !told.insert(stay.owner) {
            continue;
        }
        let lasts = stay.until.is_none_or(|until| until >= today);
        let seer = of_stay(reading, &stay)?;
        if lasts {
            now.push(seer);
        } else {
            former.push(seer);
        }
    }
    for transfer in reading.transfers_of(member)? {
        if let Some((other, seer)) = across(&transfer, unit)
            && told.insert(other)
        {
            former.push(seer);
        }
    }
    Ok(AudienceView { now, former })
}

/// The unit a member came from by a transfer of this unit: it keeps the file as of that day, and
/// its stays are not told to this book.
fn across(transfer: &Transfer, unit: UnitId) -> Option<(UnitId, SeerView)> {
    let came = transfer.direction == TransferDirection::In && transfer.owner == unit;
    let other = transfer.from_unit.filter(|_| came && transfer.left)?;
    let view = SeerView {
        until: day(transfer.effective),
        ..seer(SeerKind::OtherUnit, transfer.from_name.clone())
    };
    Some((other, view))
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string())
        .unwrap_or_default()
}

fn seer(kind: SeerKind, unit: String) -> SeerView {
    SeerView {
        kind,
        name: String::new(),
        role: None,
        unit,
        since: String::new(),
        until: String::new(),
    }
}

fn of_stay(reading: &Reading<'_>, stay: &Membership) -> Result<SeerView, Failure> {
    let unit: Option<Unit> = reading.get(UnitId(stay.owner.0).record())?;
    Ok(SeerView {
        since: day(stay.since),
        until: day(stay.until),
        ..seer(
            SeerKind::OtherUnit,
            unit.map(|unit| unit.name).unwrap_or_default(),
        )
    })
}
