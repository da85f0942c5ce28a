//! Working days: Monday to Friday without the public holidays, which are data.

use crate::rule_set::{LegalReference, Trust};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use std::collections::BTreeSet;

const BUNDLED: &str = include_str!("../../rules/holidays.toml");

/// No holiday lasts so long; a search past it would mean broken data.
const SEARCH: usize = 20_000;

/// The holiday calendar (lịch nghỉ lễ, tết).
#[derive(Debug, Clone)]
pub struct Holidays {
    days_off: BTreeSet<NaiveDate>,
    make_up: BTreeSet<NaiveDate>,
    every_year: Vec<(u32, u32)>,
    years: Vec<i32>,
    reference: LegalReference,
}

/// A day found by counting working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDay {
    /// The day.
    pub date: NaiveDate,
    /// Whether every year on the way stands in the calendar. If not, Tết may still move the day.
    pub covered: bool,
}

/// Why a holiday file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum HolidayProblem {
    /// Not the shape of a holiday file.
    #[error("holiday file: {0}")]
    Malformed(#[from] toml::de::Error),
    /// A holiday that ends before it begins or lies in a year the file does not announce.
    #[error("holiday {name} has wrong days")]
    WrongDays {
        /// Its name.
        name: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    years: Vec<i32>,
    reference: LegalReference,
    #[serde(default)]
    every_year: Vec<Fixed>,
    #[serde(default)]
    holiday: Vec<Span>,
    #[serde(default)]
    make_up: Vec<MakeUp>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixed {
    name: String,
    month: u32,
    day: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
    name: String,
    from: NaiveDate,
    to: NaiveDate,
    #[serde(rename = "trust")]
    _trust: Trust,
}

/// A Saturday worked for a day off between a holiday and a weekend.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MakeUp {
    date: NaiveDate,
    #[serde(rename = "trust")]
    _trust: Trust,
}

impl Holidays {
    /// The calendar shipped with the program.
    ///
    /// # Errors
    /// If the shipped file is not well formed; a test holds that it is.
    pub fn bundled() -> Result<Self, HolidayProblem> {
        Self::read(BUNDLED)
    }

    /// A calendar from the text of its file.
    ///
    /// # Errors
    /// If it is not well formed.
    pub fn read(toml: &str) -> Result<Self, HolidayProblem> {
        let file: File = toml::from_str(toml)?;
        let mut every_year = Vec::new();
        for fixed in file.every_year {
            if NaiveDate::from_ymd_opt(2000, fixed.month, fixed.day).is_none() {
                return Err(HolidayProblem::WrongDays { name: fixed.name });
            }
            every_year.push((fixed.month, fixed.day));
        }
        let mut days_off = BTreeSet::new();
        for span in file.holiday {
            if span.to < span.from || !file.years.contains(&span.from.year()) {
                return Err(HolidayProblem::WrongDays { name: span.name });
            }
            days_off.extend(span.from.iter_days().take_while(|day| *day <= span.to));
        }
        let make_up = file.make_up.into_iter().map(|it| it.date).collect();
        Ok(Self {
            days_off,
            make_up,
            every_year,
            years: file.years,
            reference: file.reference,
        })
    }

    /// The law the calendar follows.
    #[must_use]
    pub fn reference(&self) -> &LegalReference {
        &self.reference
    }

    /// Whether a day is a public holiday, on whatever day of the week.
    #[must_use]
    pub fn is_holiday(&self, date: NaiveDate) -> bool {
        self.days_off.contains(&date) || self.every_year.contains(&(date.month(), date.day()))
    }

    /// Whether offices work on a day.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        if self.make_up.contains(&date) {
            return true;
        }
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
            && !self.days_off.contains(&date)
            && !self.every_year.contains(&(date.month(), date.day()))
    }

    /// The day on which a time limit of working days ends. The day it starts on is not counted;
    /// a limit of 0 ends on the day it starts.
    #[must_use]
    pub fn add_working_days(&self, from: NaiveDate, days: u32) -> WorkingDay {
        let mut left = days;
        let mut last = WorkingDay {
            date: from,
            covered: self.covers(from),
        };
        for date in from.iter_days().skip(1).take(SEARCH) {
            if left == 0 {
                break;
            }
            if self.is_working_day(date) {
                left = left.saturating_sub(1);
            }
            last = WorkingDay {
                date,
                covered: last.covered && self.covers(date),
            };
        }
        last
    }

    /// Whether the calendar has the holidays of a year, Tết included.
    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    fn covers(&self, date: NaiveDate) -> bool {
        self.years.contains(&date.year())
    }
}
