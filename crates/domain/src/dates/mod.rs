//! Dates as the office meets them: known to the day, the month or only the year, and counted in
//! working days.

mod age;
mod excel_serial;
mod holidays;
mod paper_form;
mod parse;
mod partial_date;
#[cfg(test)]
mod tests;

pub use age::AgeRange;
pub use excel_serial::{Epoch, from_excel_serial};
pub use holidays::{HolidayProblem, Holidays, WorkingDay};
pub use paper_form::paper_form;
pub use parse::DateProblem;
pub use partial_date::PartialDate;
