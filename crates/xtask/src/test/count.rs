//! Counting: what each kind of test run says about itself.

use serde_json::Value;

use crate::outcome::Outcome;
use crate::program::Said;

/// Passed and failed tests; a check that is not made of tests counts as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

impl Count {
    /// One check.
    pub fn one(holds: bool) -> Self {
        Self {
            passed: holds.into(),
            failed: (!holds).into(),
        }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }

    /// The count of a run, believed only as far as its exit agrees: a run that ended badly has
    /// failed at least once, and one that counted nothing has not run.
    pub fn of_run(counted: Option<Self>, ended_well: bool) -> Outcome<Self> {
        match counted {
            Some(count) if !ended_well && count.failed == 0 => Ok(Self { failed: 1, ..count }),
            Some(Self {
                passed: 0,
                failed: 0,
            })
            | None
                if ended_well =>
            {
                Err("it ran no test".into())
            }
            None => Err("it ended before it had counted its tests".into()),
            Some(count) => Ok(count),
        }
    }
}

/// What cargo's test runs say: nextest's summary, or the results of `cargo test`.
pub fn cargo(said: &Said) -> Outcome<Count> {
    let text = without_colours(&said.text);
    let counted = nextest(&text).or_else(|| cargo_test(&text));
    Count::of_run(counted, said.status.success())
}

/// `Summary [ 0.012s] 5 tests run: 4 passed (1 slow), 1 failed, 0 skipped`, or `3/5 tests run` when
/// it was broken off: whatever should have run and did not pass has failed.
fn nextest(text: &str) -> Option<Count> {
    let line = text
        .lines()
        .rev()
        .find(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, counts) = line.split_once(']')?;
    let (ran, ended) = counts.split_once(" run:")?;
    let wanted = ran
        .split_whitespace()
        .next()?
        .rsplit('/')
        .next()?
        .parse::<u64>()
        .ok()?;
    let passed = number_before(ended, "passed").unwrap_or(0);
    Some(Count {
        passed,
        failed: wanted.saturating_sub(passed),
    })
}

/// `test result: ok. 5 passed; 0 failed; …`, once for each test program.
fn cargo_test(text: &str) -> Option<Count> {
    let results = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("test result:"));
    results
        .map(|line| Count {
            passed: number_before(line, "passed").unwrap_or(0),
            failed: number_before(line, "failed").unwrap_or(0),
        })
        .reduce(Count::and)
}

/// Vitest's report for programs.
pub fn vitest(report: &[u8], ended_well: bool) -> Outcome<Count> {
    let report: Option<Value> = serde_json::from_slice(report).ok();
    let number = |name: &str| report.as_ref()?.get(name)?.as_u64();
    let counted = number("numPassedTests").zip(number("numFailedTests"));
    Count::of_run(
        counted.map(|(passed, failed)| Count { passed, failed }),
        ended_well,
    )
}

/// The last lines of Node's TAP report: `# pass 3`, `# fail 0`, `# cancelled 0`.
pub fn node(report: &str, ended_well: bool) -> Outcome<Count> {
    let number = |name: &str| {
        let mut lines = report.lines().rev();
        lines.find_map(|line| {
            line.strip_prefix("# ")?
                .strip_prefix(name)?
                .trim()
                .parse::<u64>()
                .ok()
        })
    };
    let counted = number("pass ")
        .zip(number("fail "))
        .map(|(passed, failed)| Count {
            passed,
            failed: failed + number("cancelled ").unwrap_or(0),
        });
    Count::of_run(counted, ended_well)
}

fn number_before(text: &str, word: &str) -> Option<u64> {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_end_matches([',', ';']))
        .collect();
    words.windows(2).find_map(|pair| match pair {
        [number, found] if *found == word => number.parse().ok(),
        _ => None,
    })
}

fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' {
            // A colour is an escape, a bracket, digits, and one letter that ends it.
            signs.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(sign);
        }
    }
    plain
}

#[cfg(test)]
mod tests;
