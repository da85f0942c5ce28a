//! Whether a meeting was long enough.

use super::MeetingKind;
use crate::rule_set::{RuleSet, Ruled};
use chrono::NaiveDateTime;

/// A meeting's length against its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// Minutes it lasted.
    pub minutes: u32,
    /// Minutes the rule asks for.
    pub needed: u32,
    /// Minutes missing; 0 when long enough.
    pub missing: u32,
}

/// The rule for how long a kind of meeting lasts, where there is one.
#[must_use]
pub fn min_minutes(kind: MeetingKind, rules: &RuleSet) -> Option<&Ruled<u32>> {
    match kind {
        MeetingKind::Regular => Some(&rules.meetings.regular_min_minutes),
        MeetingKind::Combined => Some(&rules.meetings.combined_min_minutes),
        MeetingKind::Thematic
        | MeetingKind::Committee
        | MeetingKind::Extraordinary
        | MeetingKind::Congress => None,
    }
}

impl Duration {
    /// `None` for a meeting that ended before it began.
    #[must_use]
    pub fn of(began: NaiveDateTime, ended: NaiveDateTime, needed: u32) -> Option<Self> {
        let minutes = u32::try_from(ended.signed_duration_since(began).num_minutes()).ok()?;
        (began <= ended).then_some(Self {
            minutes,
            needed,
            missing: needed.saturating_sub(minutes),
        })
    }
}
