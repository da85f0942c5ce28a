//! How many is enough: a share in whole numbers. Two thirds is never 0.67.

use crate::record::{FieldValue, Value};
use serde::Deserialize;
use std::fmt;

/// A share that a count must reach, or go beyond if `strict`: "≥ 2/3", "> 1/2".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "WrittenThreshold")]
pub struct Threshold {
    num: u32,
    den: u32,
    strict: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenThreshold {
    num: u32,
    den: u32,
    strict: bool,
}

impl TryFrom<WrittenThreshold> for Threshold {
    type Error = &'static str;
    fn try_from(written: WrittenThreshold) -> Result<Self, Self::Error> {
        let threshold = if written.strict {
            Self::more_than(written.num, written.den)
        } else {
            Self::at_least(written.num, written.den)
        };
        threshold.ok_or("a threshold lies between 0 and 1")
    }
}

impl Threshold {
    /// At least `num/den`; `None` unless that lies between 0 and 1.
    #[must_use]
    pub fn at_least(num: u32, den: u32) -> Option<Self> {
        (num > 0 && num <= den).then_some(Self {
            num,
            den,
            strict: false,
        })
    }

    /// More than `num/den`; `None` unless that can be exceeded.
    #[must_use]
    pub fn more_than(num: u32, den: u32) -> Option<Self> {
        (num < den).then_some(Self {
            num,
            den,
            strict: true,
        })
    }

    /// Above the line.
    #[must_use]
    pub fn num(&self) -> u32 {
        self.num
    }

    /// Below the line.
    #[must_use]
    pub fn den(&self) -> u32 {
        self.den
    }

    /// Whether the share itself is not enough.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// The smallest count that is enough for a base.
    #[must_use]
    pub fn needed(&self, base: u32) -> u32 {
        let product = u64::from(base).saturating_mul(u64::from(self.num));
        let den = u64::from(self.den);
        let whole = product.checked_div(den).unwrap_or_default();
        let reached = product.checked_rem(den) == Some(0) && !self.strict;
        let needed = if reached {
            whole
        } else {
            whole.saturating_add(1)
        };
        u32::try_from(needed).unwrap_or(u32::MAX)
    }

    /// Whether a count is enough. Of nobody, nothing is ever enough.
    #[must_use]
    pub fn holds(&self, count: u32, base: u32) -> bool {
        base > 0 && count >= self.needed(base)
    }
}

/// ≥ 2/3 or > 1/2.
impl fmt::Display for Threshold {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{} {}/{}",
            if self.strict { '>' } else { '≥' },
            self.num,
            self.den
        )
    }
}

impl FieldValue for Threshold {
    fn to_value(&self) -> Value {
        let sign = if self.strict { ">" } else { ">=" };
        Value::Text(format!("{sign}{}/{}", self.num, self.den))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Text(text) = value else {
            return None;
        };
        let (strict, share) = match text.strip_prefix(">=") {
            Some(share) => (false, share),
            None => (true, text.strip_prefix('>')?),
        };
        let (num, den) = share.split_once('/')?;
        let written = WrittenThreshold {
            num: num.parse().ok()?,
            den: den.parse().ok()?,
            strict,
        };
        Self::try_from(written).ok()
    }
}
