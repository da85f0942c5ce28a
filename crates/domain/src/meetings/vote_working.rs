//! How the base of a vote came about, as it is kept beside the vote.

use super::{BaseWorking, Electorate, VoteBase};
use crate::record::{FieldValue, Value};

/// What a vote was counted from, and how many there were to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoteWorking {
    /// What the share was taken of.
    pub base: VoteBase,
    /// Who could vote.
    pub electorate: Electorate,
}

/// `conference 9 0 1 0 1 7 8 7`: the base, then official members, those away, exempt and absent,
/// suspended, excused throughout, what remains, the official who are not exempt, those present.
impl FieldValue for VoteWorking {
    fn to_value(&self) -> Value {
        let working = self.electorate.working;
        let counts = [
            working.official,
            working.temporarily_away,
            working.exempt_and_absent,
            working.suspended,
            working.excused_throughout,
            working.base,
            self.electorate.official_not_exempt,
            self.electorate.present,
        ];
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        Value::Text(format!("{} {}", self.base.code(), counts.join(" ")))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Text(text) = value else {
            return None;
        };
        let mut parts = text.split(' ');
        let base = VoteBase::from_code(parts.next()?)?;
        let mut count = || parts.next()?.parse::<u32>().ok();
        Some(Self {
            base,
            electorate: Electorate {
                working: BaseWorking {
                    official: count()?,
                    temporarily_away: count()?,
                    exempt_and_absent: count()?,
                    suspended: count()?,
                    excused_throughout: count()?,
                    base: count()?,
                },
                official_not_exempt: count()?,
                present: count()?,
            },
        })
    }
}
