//! Badges for years in the Party (Huy hiệu Đảng): those given, and the next one due.

use super::MemberId;
use crate::dates::PartialDate;
use crate::record::{Guard, id, nothing_derived, record};
use crate::rule_set::BadgeBatch;
use chrono::{Datelike, Months, NaiveDate};

id! {
    /// A badge's id.
    BadgeId
}

record! {
    /// A badge that was given to a member.
    record Badge(BadgeId, BadgeField) = 14 in "badges",
    guard Guard::Open, derived nothing_derived;
    /// The member.
    10 member: MemberId, Visible, Basic "membership";
    /// Of how many years.
    11 years: i64, Visible, Basic "membership";
    /// The badge's number with its leading zeros.
    12 number: String, Visible, Basic "membership";
    /// When it was given, as far as it is known.
    13 given: Option<PartialDate>, Visible, Basic "membership";
    /// Number of the decision.
    14 decision: String, Visible, None "membership";
    /// Given before its time, to somebody gravely ill.
    15 early: bool, Visible, Sensitive "membership";
}

/// The next badge of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadgeDue {
    /// Of how many years.
    pub years: u32,
    /// The day the years are full, as late as the recorded date allows.
    pub full: NaiveDate,
    /// The batch in which it is given: the first one on or after that day.
    pub batch: NaiveDate,
    /// Whether the date it is counted from is known to the day.
    pub exact: bool,
}

/// The smallest badge that was not given yet and whose batch is on or after a day, counted from
/// the day party age counts from. Badges of batches long past are not claimed to be missing: most
/// rosters never recorded them.
#[must_use]
pub fn next_badge(
    counted_from: PartialDate,
    years: &[u32],
    batches: &[BadgeBatch],
    given: &[i64],
    on: NaiveDate,
) -> Option<BadgeDue> {
    let exact = matches!(counted_from, PartialDate::Day(_));
    years
        .iter()
        .filter(|years| !given.contains(&i64::from(**years)))
        .filter_map(|years| {
            let months = Months::new(years.checked_mul(12)?);
            let full = counted_from.latest().checked_add_months(months)?;
            Some(BadgeDue {
                years: *years,
                full,
                batch: batch_after(full, batches)?,
                exact,
            })
        })
        .filter(|due| due.batch >= on)
        .min_by_key(|due| due.batch)
}

/// The first batch on or after a day.
#[must_use]
pub fn batch_after(day: NaiveDate, batches: &[BadgeBatch]) -> Option<NaiveDate> {
    let next_year = day.year().checked_add(1)?;
    [day.year(), next_year]
        .into_iter()
        .flat_map(|year| {
            batches
                .iter()
                .filter_map(move |batch| NaiveDate::from_ymd_opt(year, batch.month, batch.day))
        })
        .filter(|batch| *batch >= day)
        .min()
}
