//! What was answered, counted for the operator: how many requests of which outcome, and how long the
//! answers took. Nobody is named.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the classes of time, in milliseconds.
const CLASSES: [u64; 7] = [10, 50, 100, 200, 400, 800, 5_000];

/// Counters since the start.
#[derive(Default)]
pub(super) struct Served(Mutex<Counted>);

#[derive(Default)]
struct Counted {
    answers: BTreeMap<(&'static str, u16), u64>,
    within: [u64; CLASSES.len()],
    count: u64,
    microseconds: u128,
}

impl Served {
    /// An answer was given.
    pub fn count(&self, path: &'static str, status: u16, took: Duration) {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counted.answers.entry((path, status)).or_default() += 1;
        counted.count += 1;
        counted.microseconds += took.as_micros();
        for (within, class) in counted.within.iter_mut().zip(CLASSES) {
            *within += u64::from(took <= Duration::from_millis(class));
        }
    }

    /// As Prometheus reads it.
    pub fn write(&self, text: &mut String) {
        let counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Writing into memory cannot fail.
        let _ = writeln!(text, "# TYPE province_answers_total counter");
        for ((path, status), count) in &counted.answers {
            let _ = writeln!(
                text,
                "province_answers_total{{path=\"{path}\",status=\"{status}\"}} {count}"
            );
        }
        let _ = writeln!(text, "# TYPE province_answer_seconds histogram");
        for (within, class) in counted.within.iter().zip(CLASSES) {
            let (whole, rest) = (class / 1_000, class % 1_000);
            let _ = writeln!(
                text,
                "province_answer_seconds_bucket{{le=\"{whole}.{rest:03}\"}} {within}"
            );
        }
        let (count, sum) = (counted.count, counted.microseconds);
        let (whole, rest) = (sum / 1_000_000, sum % 1_000_000);
        let _ = writeln!(
            text,
            "province_answer_seconds_bucket{{le=\"+Inf\"}} {count}"
        );
        let _ = writeln!(text, "province_answer_seconds_sum {whole}.{rest:06}");
        let _ = writeln!(text, "province_answer_seconds_count {count}");
    }
}

#[cfg(test)]
mod tests {
    use super::Served;
    use std::time::Duration;

    #[test]
    fn answers_are_counted_by_outcome_and_by_the_time_they_took() {
        let served = Served::default();
        served.count("/v1/sync", 200, Duration::from_millis(30));
        served.count("/v1/sync", 200, Duration::from_millis(900));
        served.count("/v1/enrol", 404, Duration::from_millis(1));
        let mut text = String::new();
        served.write(&mut text);
        for line in [
            "province_answers_total{path=\"/v1/sync\",status=\"200\"} 2",
            "province_answers_total{path=\"/v1/enrol\",status=\"404\"} 1",
            "province_answer_seconds_bucket{le=\"0.010\"} 1",
            "province_answer_seconds_bucket{le=\"0.050\"} 2",
            "province_answer_seconds_bucket{le=\"5.000\"} 3",
            "province_answer_seconds_bucket{le=\"+Inf\"} 3",
            "province_answer_seconds_sum 0.931000",
            "province_answer_seconds_count 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
        }
    }
}
