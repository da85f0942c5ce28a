//! How often one laptop, or a stranger, may ask.

use domain::record::RecordId;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Requests a laptop may make at once; one more comes back with every [`EVERY`].
const BURST: u64 = 120;
const EVERY: u64 = 500;
/// More laptops than a province has; a flood of invented ids is forgotten beyond it.
const MOST: usize = 20_000;

/// Buckets that fill with time.
pub(super) struct Limit(Mutex<HashMap<RecordId, Bucket>>);

#[derive(Clone, Copy)]
struct Bucket {
    tokens: u64,
    at: u64,
}

impl Limit {
    pub(super) fn new() -> Self {
        Self(Mutex::new(HashMap::new()))
    }

    /// Takes a token; or says after how many seconds there is one.
    pub(super) fn take(&self, who: RecordId, now: u64) -> Option<u32> {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > MOST {
            buckets.clear();
        }
        let bucket = buckets.entry(who).or_insert(Bucket {
            tokens: BURST,
            at: now,
        });
        let fresh = now.saturating_sub(bucket.at) / EVERY;
        bucket.tokens = bucket.tokens.saturating_add(fresh).min(BURST);
        bucket.at = bucket.at.max(bucket.at.saturating_add(fresh * EVERY));
        if bucket.tokens == 0 {
            return Some(1);
        }
        bucket.tokens -= 1;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{BURST, Limit};
    use domain::record::RecordId;

    #[test]
    fn who_asks_too_often_waits_and_others_do_not() {
        let limit = Limit::new();
        let (one, other) = (
            RecordId(uuid::Uuid::from_u128(1)),
            RecordId(uuid::Uuid::from_u128(2)),
        );
        for _ in 0..BURST {
            assert_eq!(limit.take(one, 1_000), None);
        }
        assert_eq!(limit.take(one, 1_000), Some(1));
        assert_eq!(limit.take(other, 1_000), None);
        assert_eq!(limit.take(one, 2_000), None, "a second brings two more");
    }
}
