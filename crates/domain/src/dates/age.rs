//! How old somebody is, as far as the birth date tells.

use super::PartialDate;
use chrono::NaiveDate;

/// Full years, as a range when the birth date is not known to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeRange {
    /// At least so many.
    pub from: u32,
    /// At most so many.
    pub to: u32,
}

impl PartialDate {
    /// Full years on a date; `None` before the birth.
    #[must_use]
    pub fn age_on(&self, date: NaiveDate) -> Option<AgeRange> {
        let to = date.years_since(self.earliest())?;
        let from = date.years_since(self.latest()).unwrap_or_default();
        Some(AgeRange { from, to })
    }
}
