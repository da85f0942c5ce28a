//! Dates as workbooks keep them: a count of days.

use super::{DateProblem, PartialDate};
use chrono::{Datelike, Days, NaiveDate};

/// The day a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    /// 1 is 01/01/1900; believes in 29/02/1900.
    Of1900,
    /// 0 is 01/01/1904.
    Of1904,
}

/// The date of a serial number.
///
/// # Errors
/// `NoSuchDay` for the 29/02/1900 that Excel invented, `OutOfBounds` outside 1900 to 2100.
pub fn from_excel_serial(serial: i64, epoch: Epoch) -> Result<NaiveDate, DateProblem> {
    let start = match epoch {
        Epoch::Of1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
        Epoch::Of1900 if serial == 60 => {
            return Err(DateProblem::NoSuchDay {
                day: 29,
                month: 2,
                year: 1900,
            });
        }
        Epoch::Of1900 if serial < 60 => NaiveDate::from_ymd_opt(1899, 12, 31),
        // Every day after the one that never was is counted one too far.
        Epoch::Of1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    let days = u64::try_from(serial).map_err(|_| DateProblem::NotUnderstood)?;
    let date = start
        .and_then(|start| start.checked_add_days(Days::new(days)))
        .ok_or(DateProblem::NotUnderstood)?;
    PartialDate::year(date.year())?;
    Ok(date)
}
