//! Forms: what was typed, checked field by field, every problem at once.

use crate::{Failure, FieldProblem, Problem};
use domain::dates::{DateProblem, PartialDate};
use domain::text::{self, TextProblem};

/// Characters of a name, a place, a number.
pub const LINE: u32 = 200;
/// Characters of a remark.
pub const REMARK: u32 = 2_000;
/// Characters of a long text.
pub const LONG: u32 = 200_000;

/// Problems found so far.
#[derive(Default)]
pub struct Form {
    problems: Vec<FieldProblem>,
}

impl Form {
    /// Adds a problem.
    pub fn problem(&mut self, field: &str, problem: Problem) {
        self.problems.push(FieldProblem {
            field: field.to_owned(),
            problem,
        });
    }

    /// One line of text within bounds.
    pub fn line(&mut self, field: &str, typed: &str) -> String {
        self.bounded(field, typed, LINE, text::clean_line)
    }

    /// One line that must not be empty.
    pub fn required(&mut self, field: &str, typed: &str) -> String {
        let line = self.line(field, typed);
        if line.is_empty() && !self.has(field) {
            self.problem(field, Problem::Required);
        }
        line
    }

    /// A remark of several lines.
    pub fn remark(&mut self, field: &str, typed: &str) -> String {
        self.bounded(field, typed, REMARK, text::clean)
    }

    /// Long text.
    pub fn long(&mut self, field: &str, typed: &str) -> String {
        self.bounded(field, typed, LONG, text::clean)
    }

    fn bounded(
        &mut self,
        field: &str,
        typed: &str,
        limit: u32,
        clean: impl Fn(&str, usize) -> Result<String, TextProblem>,
    ) -> String {
        match clean(typed, usize::try_from(limit).unwrap_or(usize::MAX)) {
            Ok(clean) => clean,
            Err(TextProblem::TooLong { .. }) => {
                self.problem(field, Problem::TooLong { limit });
                String::new()
            }
            Err(_) => {
                self.problem(field, Problem::BadCharacter);
                String::new()
            }
        }
    }

    /// A date as far as it is known; empty is none.
    pub fn partial_date(&mut self, field: &str, typed: &str) -> Option<PartialDate> {
        if typed.trim().is_empty() {
            return None;
        }
        match typed.parse::<PartialDate>() {
            Ok(date) => Some(date),
            Err(problem) => {
                self.problem(field, date_problem(&problem));
                None
            }
        }
    }

    /// A date known to the day; empty is none.
    pub fn day(&mut self, field: &str, typed: &str) -> Option<chrono::NaiveDate> {
        match self.partial_date(field, typed) {
            Some(PartialDate::Day(day)) => Some(day),
            Some(_) => {
                self.problem(field, Problem::NotADate);
                None
            }
            None => None,
        }
    }

    /// A time of day, "19:30"; empty is none.
    pub fn time(&mut self, field: &str, typed: &str) -> String {
        let line = self.line(field, typed);
        let time = chrono::NaiveTime::parse_from_str(&line, "%H:%M");
        if !line.is_empty() && time.is_err() {
            self.problem(field, Problem::NotADate);
        }
        time.map(|time| time.format("%H:%M").to_string())
            .unwrap_or_default()
    }

    /// A number within bounds.
    pub fn number(&mut self, field: &str, typed: i64, least: i64, most: i64) -> i64 {
        if !(least..=most).contains(&typed) {
            self.problem(field, Problem::OutOfRange { least, most });
        }
        typed
    }

    /// Digits only, with their leading zeros; empty is none.
    pub fn digits(&mut self, field: &str, typed: &str, counts: &[u32]) -> String {
        let line = self.line(field, typed);
        let digits: String = line
            .chars()
            .filter(|c| !matches!(c, ' ' | '.' | '-'))
            .collect();
        let fits = counts
            .iter()
            .any(|count| usize::try_from(*count) == Ok(digits.len()));
        let plain = digits.chars().all(|sign| sign.is_ascii_digit());
        if !digits.is_empty() && (!fits || !plain) {
            let digits = counts.first().copied().unwrap_or_default();
            self.problem(field, Problem::WrongDigits { digits });
        }
        digits
    }

    /// A group of a code: so many plain letters or digits.
    pub fn digits_or_letters(&mut self, field: &str, typed: &str, count: u32) {
        let fits = usize::try_from(count) == Ok(typed.len());
        if !(fits && typed.chars().all(|c| c.is_ascii_alphanumeric())) {
            self.problem(field, Problem::WrongDigits { digits: count });
        }
    }

    /// Whether nothing was wrong with a field so far.
    pub fn is_sound(&self, field: &str) -> bool {
        !self.has(field)
    }

    fn has(&self, field: &str) -> bool {
        self.problems.iter().any(|problem| problem.field == field)
    }

    /// Refuses if anything was wrong.
    pub fn finish(self) -> Result<(), Failure> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::Invalid {
                problems: self.problems,
            })
        }
    }
}

fn date_problem(problem: &DateProblem) -> Problem {
    match problem {
        DateProblem::NotUnderstood => Problem::NotADate,
        DateProblem::TwoDigitYear { .. } => Problem::TwoDigitYear,
        DateProblem::NoSuchDay { .. } | DateProblem::NoSuchMonth { .. } => Problem::NoSuchDay {
            understood: problem.to_string(),
        },
        DateProblem::OutOfBounds { .. } => Problem::DateOutOfRange,
    }
}
