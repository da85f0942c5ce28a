//! Dates as papers print them.

use super::PartialDate;
use chrono::{Datelike, NaiveDate};

/// "ngày 05 tháng 02 năm 2026": days below 10 and the months 1 and 2 carry a zero, so that nobody
/// can write a digit before them; the other months do not.
#[must_use]
pub fn paper_form(date: NaiveDate) -> String {
    PartialDate::Day(date).paper_form()
}

impl PartialDate {
    /// As [`paper_form`], as far as the date is known: "tháng 9 năm 1960", "năm 1960".
    #[must_use]
    pub fn paper_form(&self) -> String {
        match *self {
            Self::Year(year) => format!("năm {year}"),
            Self::YearMonth { year, month } => format!("tháng {} năm {year}", padded(month, 2)),
            Self::Day(date) => format!(
                "ngày {} tháng {} năm {}",
                padded(date.day(), 9),
                padded(date.month(), 2),
                date.year()
            ),
        }
    }
}

fn padded(number: u32, up_to: u32) -> String {
    if number <= up_to {
        format!("{number:02}")
    } else {
        number.to_string()
    }
}
