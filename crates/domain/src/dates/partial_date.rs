//! A date of which the day, or the day and the month, may be unknown.

use super::DateProblem;
use crate::record::{FieldValue, Value};
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

/// What a date of a member's life can be.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// A date known as far as somebody remembered it (ngày sinh chỉ có năm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum PartialDate {
    /// Only the year.
    Year(i32),
    /// The month of a year.
    YearMonth {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// The very day.
    Day(NaiveDate),
}

impl PartialDate {
    /// A year between 1900 and 2100.
    ///
    /// # Errors
    /// `OutOfBounds` for any other.
    pub fn year(year: i32) -> Result<Self, DateProblem> {
        in_bounds(year).map(Self::Year)
    }

    /// A month of such a year.
    ///
    /// # Errors
    /// `OutOfBounds` or `NoSuchMonth`.
    pub fn year_month(year: i32, month: u32) -> Result<Self, DateProblem> {
        let year = in_bounds(year)?;
        if (1..=12).contains(&month) {
            Ok(Self::YearMonth { year, month })
        } else {
            Err(DateProblem::NoSuchMonth {
                month,
                year,
                perhaps: None,
            })
        }
    }

    /// A day of such a year.
    ///
    /// # Errors
    /// `OutOfBounds`, `NoSuchMonth` or `NoSuchDay`, saying what was understood.
    pub fn day(year: i32, month: u32, day: u32) -> Result<Self, DateProblem> {
        let year = in_bounds(year)?;
        if !(1..=12).contains(&month) {
            // 01/13/1960: somebody wrote the month first.
            let perhaps = NaiveDate::from_ymd_opt(year, day, month);
            return Err(DateProblem::NoSuchMonth {
                month,
                year,
                perhaps,
            });
        }
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Self::Day)
            .ok_or(DateProblem::NoSuchDay { day, month, year })
    }

    /// The first day it can be.
    #[must_use]
    pub fn earliest(&self) -> NaiveDate {
        let (year, month) = match *self {
            Self::Year(year) => (year, 1),
            Self::YearMonth { year, month } => (year, month),
            Self::Day(date) => return date,
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// The last day it can be.
    #[must_use]
    pub fn latest(&self) -> NaiveDate {
        let months = match self {
            Self::Year(_) => 12,
            Self::YearMonth { .. } => 1,
            Self::Day(date) => return *date,
        };
        let first = self.earliest();
        first
            .checked_add_months(Months::new(months))
            .and_then(|next| next.pred_opt())
            .unwrap_or(first)
    }

    /// A number that sorts dates by time; the less precise stands first: 19600000, 19600900, 19600905.
    #[must_use]
    pub fn order_key(&self) -> i64 {
        let (year, month, day) = match *self {
            Self::Year(year) => (year, 0, 0),
            Self::YearMonth { year, month } => (year, month, 0),
            Self::Day(date) => (date.year(), date.month(), date.day()),
        };
        i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day)
    }

    /// Whether both can mean the same day, as far as each is known.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.earliest() <= other.latest() && other.earliest() <= self.latest()
    }

    /// "1960", "1960-09" or "1960-09-05".
    fn compact(&self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::YearMonth { year, month } => format!("{year:04}-{month:02}"),
            Self::Day(date) => date.format("%Y-%m-%d").to_string(),
        }
    }

    fn from_compact(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        let date = match (month, day) {
            (None, _) => Self::year(year),
            (Some(month), None) => Self::year_month(year, month),
            (Some(month), Some(day)) => Self::day(year, month, day),
        };
        // One spelling a date: a register must not differ from itself.
        date.ok().filter(|date| date.compact() == text)
    }
}

fn in_bounds(year: i32) -> Result<i32, DateProblem> {
    if YEARS.contains(&year) {
        Ok(year)
    } else {
        Err(DateProblem::OutOfBounds { year })
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order_key().cmp(&other.order_key())
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// 05/09/1960, 09/1960 or 1960.
impl fmt::Display for PartialDate {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(to, "{year:04}"),
            Self::YearMonth { year, month } => write!(to, "{month:02}/{year:04}"),
            Self::Day(date) => write!(to, "{}", date.format("%d/%m/%Y")),
        }
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.compact()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateProblem;

    fn try_from(text: String) -> Result<Self, DateProblem> {
        Self::from_compact(&text).ok_or(DateProblem::NotUnderstood)
    }
}

impl FieldValue for PartialDate {
    fn to_value(&self) -> Value {
        Value::Text(self.compact())
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Self::from_compact(text),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}
