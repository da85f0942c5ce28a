//! What a unit may set otherwise for itself.

use super::legal_reference::{LegalReference, Trust};
use super::periods::RuleSet;
use super::topic::Ruled;

/// Values a cell works with instead of the general ones, with the decision that allows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitOverride {
    /// The decision of the committee above.
    pub reference: LegalReference,
    /// Minutes of a regular meeting: a small cell may be allowed less, a large one asked for more.
    pub regular_min_minutes: Option<u32>,
    /// Minutes of a combined meeting.
    pub combined_min_minutes: Option<u32>,
    /// Fee of members whom the general rule leaves open, đồng a month.
    pub fee_other: Option<u32>,
}

impl RuleSet {
    /// The same rules with what the unit sets otherwise.
    #[must_use]
    pub fn with_override(&self, unit: &UnitOverride) -> Self {
        let mut rules = self.clone();
        unit.apply(
            unit.regular_min_minutes,
            &mut rules.meetings.regular_min_minutes,
        );
        unit.apply(
            unit.combined_min_minutes,
            &mut rules.meetings.combined_min_minutes,
        );
        if let Some(fee) = &mut rules.fee {
            unit.apply(unit.fee_other.map(Some), &mut fee.other);
        }
        rules
    }
}

impl UnitOverride {
    fn apply<T>(&self, value: Option<T>, to: &mut Ruled<T>) {
        if let Some(value) = value {
            *to = Ruled {
                value,
                trust: Trust::Unit,
                reference: self.reference.clone(),
            };
        }
    }
}
