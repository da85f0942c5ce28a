//! Terms of a unit (nhiệm kỳ): numbers of papers begin anew with each.

use crate::record::{Guard, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// A term's id.
    TermId
}

record! {
    /// A term of the unit (nhiệm kỳ), from the day of its congress to the next term.
    record Term(TermId, TermField) = 42 in "terms", guard Guard::Open, derived nothing_derived;
    /// What it is called ("2025–2030").
    10 name: String, Visible, None "papers";
    /// Its first day.
    11 since: Option<NaiveDate>, Visible, None "papers";
}

/// The stretch of days in which papers share one series of numbers: from the term that a day lies in
/// to the next. Without any term the whole book shares one.
#[must_use]
pub fn series_of(day: NaiveDate, terms: &[Term]) -> (NaiveDate, NaiveDate) {
    let starts = || terms.iter().filter_map(|term| term.since);
    let from = starts().filter(|since| *since <= day).max();
    let to = starts().filter(|since| *since > day).min();
    (from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn term(since: NaiveDate) -> Term {
        Term {
            since: Some(since),
            ..Term::default()
        }
    }

    #[test]
    fn numbers_go_on_through_a_term_and_not_through_a_year() {
        let terms = [term(day(2025, 5, 10)), term(day(2030, 4, 20))];
        assert_eq!(
            series_of(day(2027, 1, 1), &terms),
            (day(2025, 5, 10), day(2030, 4, 20))
        );
        assert_eq!(
            series_of(day(2025, 5, 9), &terms),
            (NaiveDate::MIN, day(2025, 5, 10)),
            "the day before the congress belongs to the term before"
        );
        assert_eq!(
            series_of(day(2030, 4, 20), &terms),
            (day(2030, 4, 20), NaiveDate::MAX)
        );
        assert_eq!(
            series_of(day(2027, 1, 1), &[]),
            (NaiveDate::MIN, NaiveDate::MAX)
        );
    }
}
