//! The one place that reads the clock; everything else is handed the time.

use chrono::{DateTime, FixedOffset};
use std::time::Duration;

/// What time it is.
pub trait Clock: Send + Sync {
    /// The laptop's own time, with its distance from UTC.
    fn now(&self) -> DateTime<FixedOffset>;
    /// Time that only grows, for waits that a changed clock must not shorten.
    fn elapsed(&self) -> Duration;
}

/// The laptop's clock.
pub struct SystemClock {
    begun: std::time::Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self {
            begun: std::time::Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> DateTime<FixedOffset> {
        chrono::Local::now().fixed_offset()
    }

    fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }
}
