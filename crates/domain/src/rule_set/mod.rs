//! Rules as dated data: every number of a regulation, with the paper it stands in and the days it
//! is valid (bộ quy định).
//!
//! A file holds one topic for one period. The rule set of a day is what the topics say on that day,
//! so a meeting of last year still knows last year's numbers.

mod citation;
mod legal_reference;
mod override_by_unit;
mod periods;
mod read;
mod shown;
#[cfg(test)]
mod tests;
mod topic;
mod values;

pub use legal_reference::{LegalReference, Trust};
pub use override_by_unit::UnitOverride;
pub use periods::{RuleSet, RuleSets};
pub use read::RuleProblem;
pub use shown::Parameter;
pub use topic::{
    CharterRules, EvaluationRules, FeeRules, MeetingRules, MoveRules, PaperRules,
    PersonalDataRules, ProgrammeRules, Ruled,
};
pub use values::{
    BadgeBatch, CeremonyFrom, ChecklistStep, EvaluationLevels, ExcellentCapBase, Margins,
    NumberScope, PartyAgeFrom, Range, Share,
};
