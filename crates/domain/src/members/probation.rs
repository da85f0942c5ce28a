//! Probation (thời gian dự bị): when it ends, and by when the cell proposes recognition.

use crate::dates::{Holidays, PartialDate, WorkingDay};
use crate::rule_set::{CharterRules, Range};
use chrono::{Datelike, Months, NaiveDate};

/// The two days that end a probation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProbationEnd {
    /// The day from which recognition counts, late or not.
    pub ends: NaiveDate,
    /// The last day for the cell's proposal.
    pub propose_by: WorkingDay,
    /// Whether the ceremony is known to the day.
    pub exact: bool,
}

impl ProbationEnd {
    /// Counted from the ceremony, as late as its recorded date allows.
    #[must_use]
    pub fn of(joined: PartialDate, rules: &CharterRules, holidays: &Holidays) -> Option<Self> {
        let ends = joined
            .latest()
            .checked_add_months(Months::new(rules.probation_months.value))?;
        Some(Self {
            ends,
            propose_by: holidays.add_working_days(ends, rules.probation_propose_workdays.value),
            exact: matches!(joined, PartialDate::Day(_)),
        })
    }
}

/// What the dates of a file say about the age at admission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeAtAdmission {
    /// Within what the rules ask for, or not to be told from the dates.
    Fits,
    /// Younger.
    TooYoung,
    /// Older: a higher body decides.
    TooOld,
}

impl AgeAtAdmission {
    /// Age is counted by month: whoever turns 18 in the month of admission is 18. Where a date is
    /// not known to the month, the doubt is in the member's favour.
    #[must_use]
    pub fn of(birth: PartialDate, admitted: PartialDate, age: Range) -> Self {
        let most = months_between(birth.earliest(), admitted.latest());
        let least = months_between(birth.latest(), admitted.earliest());
        if most < i64::from(age.min).saturating_mul(12) {
            Self::TooYoung
        } else if least > i64::from(age.max).saturating_mul(12) {
            Self::TooOld
        } else {
            Self::Fits
        }
    }
}

fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let month = |day: NaiveDate| {
        i64::from(day.year())
            .saturating_mul(12)
            .saturating_add(i64::from(day.month0()))
    };
    month(to).saturating_sub(month(from))
}
