//! Reading a date as people write it.

use super::PartialDate;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Why a date could not be read, with what was understood of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateProblem {
    /// Nothing in it looks like a date.
    #[error("not understood as a date")]
    NotUnderstood,
    /// "19/5/90": the century must be asked for.
    #[error("a year of two digits")]
    TwoDigitYear {
        /// The day, if one was given.
        day: Option<u32>,
        /// The month, if one was given.
        month: Option<u32>,
        /// 0 to 99.
        year: i32,
    },
    /// 31/02/1990: the month has no such day.
    #[error("the month has no such day")]
    NoSuchDay {
        /// The day as understood.
        day: u32,
        /// The month as understood.
        month: u32,
        /// The year as understood.
        year: i32,
    },
    /// 01/13/1960: the year has no such month.
    #[error("the year has no such month")]
    NoSuchMonth {
        /// The month as understood.
        month: u32,
        /// The year as understood.
        year: i32,
        /// The date if day and month were swapped.
        perhaps: Option<NaiveDate>,
    },
    /// A year before 1900 or after 2100.
    #[error("a year before 1900 or after 2100")]
    OutOfBounds {
        /// The year as understood.
        year: i32,
    },
}

/// A part between separators: a number with its count of digits, or "xx" for unknown.
#[derive(Clone, Copy)]
enum Part {
    Number { value: u32, digits: usize },
    Unknown,
}

impl FromStr for PartialDate {
    type Err = DateProblem;

    /// Day first, as written in Vietnam: `5/9/1960`, `25.08.1992`, `9/1960`, `1960`, `xx-12-2002`;
    /// also `1960-09-05` and `ngày 5 tháng 9 năm 1960`.
    fn from_str(text: &str) -> Result<Self, DateProblem> {
        let parts = split(text)?;
        match parts.as_slice() {
            [year] => from_parts(None, None, *year),
            [year, month] if is_year(*year) => from_parts(None, Some(*month), *year),
            [month, year] => from_parts(None, Some(*month), *year),
            [year, month, day] if is_year(*year) => from_parts(Some(*day), Some(*month), *year),
            [day, month, year] => from_parts(Some(*day), Some(*month), *year),
            _ => Err(DateProblem::NotUnderstood),
        }
    }
}

fn split(text: &str) -> Result<Vec<Part>, DateProblem> {
    let mut plain = text.trim().to_lowercase();
    for word in ["ngày", "tháng", "năm"] {
        plain = plain.replace(word, " ");
    }
    plain
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '.' | '-' | 't'))
        // A time after the date says nothing about the date.
        .filter(|part| !part.is_empty() && !part.contains(':'))
        .map(part)
        .collect()
}

fn part(text: &str) -> Result<Part, DateProblem> {
    if text.len() <= 4
        && text
            .chars()
            .all(|letter| matches!(letter, 'x' | '?' | '_' | '…'))
    {
        return Ok(Part::Unknown);
    }
    if text.len() > 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateProblem::NotUnderstood);
    }
    match text.parse() {
        // Lists write 00/00/1960 for "some day of 1960".
        Ok(0) if text.len() < 4 => Ok(Part::Unknown),
        Ok(value) => Ok(Part::Number {
            value,
            digits: text.len(),
        }),
        Err(_) => Err(DateProblem::NotUnderstood),
    }
}

fn is_year(part: Part) -> bool {
    matches!(part, Part::Number { digits: 4, .. })
}

fn from_parts(
    day: Option<Part>,
    month: Option<Part>,
    year: Part,
) -> Result<PartialDate, DateProblem> {
    let day = known(day)?;
    let month = known(month)?;
    let Part::Number { value, digits } = year else {
        return Err(DateProblem::NotUnderstood);
    };
    let year = i32::try_from(value).map_err(|_| DateProblem::NotUnderstood)?;
    match digits {
        4 => {}
        2 if month.is_none_or(|month| month <= 12) || day.is_some() => {
            return Err(DateProblem::TwoDigitYear { day, month, year });
        }
        _ => return Err(DateProblem::NotUnderstood),
    }
    match (day, month) {
        (Some(day), Some(month)) => PartialDate::day(year, month, day),
        (None, Some(month)) => PartialDate::year_month(year, month),
        (None, None) => PartialDate::year(year),
        // A day of an unknown month cannot be right.
        (Some(_), None) => Err(DateProblem::NotUnderstood),
    }
}

fn known(part: Option<Part>) -> Result<Option<u32>, DateProblem> {
    match part {
        None | Some(Part::Unknown) => Ok(None),
        Some(Part::Number {
            value,
            digits: 1 | 2,
        }) => Ok(Some(value)),
        Some(Part::Number { .. }) => Err(DateProblem::NotUnderstood),
    }
}
