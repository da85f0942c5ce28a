//! Days ahead that concern members: of one file, and of the whole cell for the page Today.

use crate::{Desk, Failure};
use chrono::{Datelike, Days, NaiveDate};
use domain::members::badge::next_badge;
use domain::members::deadline::Known;
use domain::members::{AgeAtAdmission, DatedChange, Deadline, DeadlineKind, Member, MemberId};
use domain::rule_set::{PartyAgeFrom, RuleSet};
use domain::units::UnitId;
use serde::Serialize;
use std::collections::BTreeSet;
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// Days that the page Today looks ahead: enough to prepare the papers for a badge or a proposal.
const AHEAD: u64 = 60;

/// Days that a file looks ahead: a badge of thirty years hence is no work yet.
const AHEAD_ON_FILE: i64 = 3 * 366;

/// A day to keep in mind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeadlineView {
    /// Whose.
    pub member: Uuid,
    /// The member's name.
    pub name: String,
    /// What.
    pub kind: DeadlineKind,
    /// When.
    pub day: String,
    /// Days until then; negative when it has passed.
    pub days: i64,
    /// Of how many years a badge is.
    pub years: Option<u32>,
    /// Whether the day is sure: the date it is counted from is known to the day, and the holidays
    /// on the way are announced.
    pub sure: bool,
}

/// Something in a file that a person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileDoubt {
    /// Admitted younger than the rules of that day allow.
    AdmittedTooYoung,
    /// Admitted older than the rules of that day allow without a higher body.
    AdmittedTooOld,
}

/// Every deadline of one member.
pub(super) fn of_file(desk: &Desk, known: Known<'_>, rules: &RuleSet) -> Vec<DeadlineView> {
    known
        .deadlines(&rules.charter, &desk.holidays, desk.today())
        .into_iter()
        .map(|deadline| deadline_view(deadline, known.member.name(), desk.today()))
        .filter(|deadline| deadline.days <= AHEAD_ON_FILE)
        .collect()
}

/// What the dates of a file make doubtful, by the rules of the day of admission.
pub(super) fn doubts(desk: &Desk, member: &Member) -> Vec<FileDoubt> {
    let admitted = member.admission_decided.or(member.joined);
    let (Some(birth), Some(admitted)) = (member.birth, admitted) else {
        return Vec::new();
    };
    let Some(rules) = desk.rules.on(admitted.latest()) else {
        return Vec::new();
    };
    match AgeAtAdmission::of(birth, admitted, rules.charter.admission_age.value) {
        AgeAtAdmission::Fits => Vec::new(),
        AgeAtAdmission::TooYoung => vec![FileDoubt::AdmittedTooYoung],
        AgeAtAdmission::TooOld => vec![FileDoubt::AdmittedTooOld],
    }
}

/// The nearest deadlines of the whole cell, the nearest first.
pub(crate) fn of_cell(desk: &Desk, reading: &Reading<'_>) -> Result<Vec<DeadlineView>, Failure> {
    let today = desk.today();
    let to = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let rules = desk.rules_now()?;
    let mut members: BTreeSet<MemberId> = reading
        .with_something_ending(today, to)?
        .into_iter()
        .collect();
    members.extend(badges_until(reading, rules, today, to)?);
    let mut ahead = Vec::new();
    for id in members {
        let member: Member = reading.require(id.record())?;
        let (changes, badges) = known_of(reading, id)?;
        let known = Known {
            member: &member,
            changes: &changes,
            badges: &badges,
        };
        ahead.extend(of_file(desk, known, rules));
    }
    ahead.extend(super::request_deadlines(desk, reading, None)?);
    ahead.retain(|deadline| deadline.days <= i64::try_from(AHEAD).unwrap_or(i64::MAX));
    ahead.sort_by_key(|deadline| deadline.days);
    Ok(ahead)
}

/// Changes of standing and years of badges of a member.
pub(super) fn known_of(
    reading: &Reading<'_>,
    member: MemberId,
) -> Result<(Vec<DatedChange>, Vec<i64>), Failure> {
    let unit = unit_of(reading, member)?;
    let changes = reading
        .standing_events_of(member)?
        .iter()
        .filter(|event| event.owner == unit || event.change.is_of_rank())
        .map(|event| DatedChange::of(event.id, event))
        .collect();
    let badges = reading.badges_of(member)?;
    Ok((changes, badges.iter().map(|badge| badge.years).collect()))
}

/// The unit in which a member's standing is asked for: the book's own where they are or were in it,
/// or else the one that holds the file.
fn unit_of(reading: &Reading<'_>, member: MemberId) -> Result<UnitId, Failure> {
    let own = reading.unit()?;
    let here = reading
        .memberships_of(member)?
        .iter()
        .any(|stay| stay.owner == own);
    if here {
        return Ok(own);
    }
    let file: Option<Member> = reading.get(member.record())?;
    Ok(file.map_or(own, |file| file.owner))
}

/// Members whose next badge is given between two days. The year of admission is asked of the
/// book, the day is worked out here.
pub(super) fn badges_until(
    reading: &Reading<'_>,
    rules: &RuleSet,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<MemberId>, Failure> {
    let charter = &rules.charter;
    let years: Vec<i32> = charter
        .badge_years
        .value
        .iter()
        .filter_map(|years| i32::try_from(*years).ok())
        // A batch early in the year still gives the badges of the year before.
        .flat_map(|years| {
            [from.year(), to.year(), from.year().saturating_sub(1)]
                .map(|year| year.saturating_sub(years))
        })
        .collect();
    let from_decision = charter.party_age_from.value == PartyAgeFrom::AdmissionDecision;
    let candidates = reading.admitted_in(&years, from_decision, from)?;
    Ok(candidates
        .into_iter()
        .filter(|(_, counted_from, given)| {
            let (years, batches) = (&charter.badge_years.value, &charter.badge_batches.value);
            next_badge(*counted_from, years, batches, given, from)
                .is_some_and(|due| due.batch <= to)
        })
        .map(|(member, ..)| member)
        .collect())
}

pub(super) fn deadline_view(deadline: Deadline, name: String, today: NaiveDate) -> DeadlineView {
    DeadlineView {
        member: deadline.member.0,
        name,
        kind: deadline.kind,
        day: deadline.day.format("%d/%m/%Y").to_string(),
        days: deadline.day.signed_duration_since(today).num_days(),
        years: deadline.years,
        sure: deadline.sure,
    }
}
