//! Back-off: each wrong passphrase makes the next try wait longer; nothing is ever wiped.

use crate::{Clock, Failure};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Seconds to wait after so many wrong tries (RELIABILITY.md 2: 0, 0, 0, 1, 2, 4 … 300).
fn wait_after(wrong: u32) -> u64 {
    match wrong.checked_sub(3) {
        None => 0,
        Some(more) => 1_u64.checked_shl(more).unwrap_or(300).min(300),
    }
}

/// Counts wrong tries across restarts, and waits by a clock that cannot be set.
pub struct BackOff {
    file: PathBuf,
    state: Mutex<State>,
}

struct State {
    wrong: u32,
    /// When the last wrong try was, on the clock that only grows; a restart begins a new wait.
    last: Option<Duration>,
}

impl BackOff {
    /// Reads the count; none counts as none.
    pub fn read(folder: &Path) -> Self {
        let file = folder.join("tries");
        let wrong = std::fs::read_to_string(&file)
            .ok()
            .and_then(|text| text.trim().parse().ok())
            .unwrap_or(0);
        Self {
            file,
            state: Mutex::new(State {
                wrong,
                last: Some(Duration::ZERO),
            }),
        }
    }

    /// Seconds still to wait.
    pub fn wait(&self, clock: &dyn Clock) -> u32 {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let until = state.last.unwrap_or_default() + Duration::from_secs(wait_after(state.wrong));
        let left = until.saturating_sub(clock.elapsed());
        u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
    }

    /// Refuses while there is still to wait.
    pub fn check(&self, clock: &dyn Clock) -> Result<(), Failure> {
        match self.wait(clock) {
            0 => Ok(()),
            wait => Err(Failure::Wait { wait }),
        }
    }

    /// A wrong try: counts it before anything is answered.
    pub fn wrong(&self, clock: &dyn Clock) -> Result<u32, Failure> {
        {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.wrong = state.wrong.saturating_add(1);
            state.last = Some(clock.elapsed());
            std::fs::write(&self.file, state.wrong.to_string())
                .map_err(|source| Failure::internal(&source))?;
        }
        Ok(self.wait(clock))
    }

    /// The right one: starts from none again.
    pub fn right(&self) -> Result<(), Failure> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.wrong > 0 {
            state.wrong = 0;
            std::fs::write(&self.file, "0").map_err(|source| Failure::internal(&source))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::wait_after;

    #[test]
    fn three_tries_are_free_and_no_wait_is_longer_than_five_minutes() {
        let waits: Vec<u64> = (0..14).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(wait_after(200), 300);
    }
}
