//! Reading the rule files.

use super::legal_reference::LegalReference;
use super::periods::{RuleSets, Sheet, Topic};
use super::topic::{
    CharterRules, EvaluationRules, FeeRules, MeetingRules, MoveRules, PaperRules,
    PersonalDataRules, ProgrammeRules,
};
use chrono::NaiveDate;
use serde::Deserialize;

/// The files shipped with the program.
const BUNDLED: [&str; 13] = [
    include_str!("../../rules/meetings-2018-hd12.toml"),
    include_str!("../../rules/meetings-2025-hd42.toml"),
    include_str!("../../rules/charter-2016-qd29.toml"),
    include_str!("../../rules/charter-2021-qd24.toml"),
    include_str!("../../rules/charter-2025-qd294.toml"),
    include_str!("../../rules/charter-2026-qd208.toml"),
    include_str!("../../rules/fee-2026-qd01.toml"),
    include_str!("../../rules/evaluation-2025-qd366.toml"),
    include_str!("../../rules/papers-2018-hd36.toml"),
    include_str!("../../rules/papers-2026-hd05.toml"),
    include_str!("../../rules/programmes-2024-hd101.toml"),
    include_str!("../../rules/moves-2025-qd4192.toml"),
    include_str!("../../rules/personal-data-2026-nd356.toml"),
];

/// Why rule files cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleProblem {
    /// Not the shape of a rule file, or a key that is missing or unknown.
    #[error("rule file: {0}")]
    Malformed(#[from] toml::de::Error),
    /// A topic nobody knows.
    #[error("unknown topic {topic}")]
    UnknownTopic {
        /// As written.
        topic: String,
    },
    /// A period that ends before it begins.
    #[error("{topic}: a period ends before it begins")]
    Reversed {
        /// The topic.
        topic: String,
    },
    /// Two periods of one topic share a day.
    #[error("{topic}: two periods share {on}")]
    Overlap {
        /// The topic.
        topic: String,
        /// The first day of the second.
        on: NaiveDate,
    },
    /// A topic says nothing for some days between two periods.
    #[error("{topic}: nothing is said for {on}")]
    Gap {
        /// The topic.
        topic: String,
        /// The first such day.
        on: NaiveDate,
    },
}

/// A rule file: one topic in one period.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    topic: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    reference: LegalReference,
    parameters: toml::Table,
}

impl RuleSets {
    /// The rules shipped with the program.
    ///
    /// # Errors
    /// If a shipped file is not well formed; a test holds that all are.
    pub fn bundled() -> Result<Self, RuleProblem> {
        Self::read(&BUNDLED)
    }

    /// Rules from the texts of their files, in any order.
    ///
    /// # Errors
    /// If a file is not well formed, or periods of one topic overlap or leave a gap.
    pub fn read(files: &[&str]) -> Result<Self, RuleProblem> {
        let sheets = files
            .iter()
            .map(|text| sheet(text))
            .collect::<Result<Vec<_>, _>>()?;
        Self::from_sheets(sheets)
    }
}

fn sheet(text: &str) -> Result<Sheet, RuleProblem> {
    let file: File = toml::from_str(text)?;
    if file.valid_to.is_some_and(|to| to < file.valid_from) {
        return Err(RuleProblem::Reversed { topic: file.topic });
    }
    let topic = topic(&file.topic, file.parameters, &file.reference)?;
    Ok(Sheet {
        valid_from: file.valid_from,
        valid_to: file.valid_to,
        topic,
    })
}

fn topic(name: &str, parameters: toml::Table, file: &LegalReference) -> Result<Topic, RuleProblem> {
    Ok(match name {
        MeetingRules::KEY => Topic::Meetings(MeetingRules::read(parameters, file)?),
        CharterRules::KEY => Topic::Charter(Box::new(CharterRules::read(parameters, file)?)),
        FeeRules::KEY => Topic::Fee(FeeRules::read(parameters, file)?),
        EvaluationRules::KEY => Topic::Evaluation(EvaluationRules::read(parameters, file)?),
        PaperRules::KEY => Topic::Papers(PaperRules::read(parameters, file)?),
        ProgrammeRules::KEY => Topic::Programmes(ProgrammeRules::read(parameters, file)?),
        MoveRules::KEY => Topic::Moves(Box::new(MoveRules::read(parameters, file)?)),
        PersonalDataRules::KEY => Topic::PersonalData(PersonalDataRules::read(parameters, file)?),
        unknown => {
            return Err(RuleProblem::UnknownTopic {
                topic: unknown.to_owned(),
            });
        }
    })
}
