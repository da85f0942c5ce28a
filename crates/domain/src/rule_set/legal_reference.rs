//! Where a number is written, and how far we trust our copy of it.

use chrono::NaiveDate;
use serde::Deserialize;
use std::fmt;

/// A paper that gives a rule (căn cứ). Numbers repeat: "01-HD/TW" exists four times, so only number,
/// issuer and date together name one paper.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalReference {
    /// As printed: "42-HD/BTCTW".
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub date: NaiveDate,
}

/// 42-HD/BTCTW, 28/10/2025, Ban Tổ chức Trung ương.
impl fmt::Display for LegalReference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{}, {}, {}",
            self.number,
            self.date.format("%d/%m/%Y"),
            self.issuer
        )
    }
}

/// How far a value of the rule files is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum Trust {
    /// Official text, or national press quoting it.
    A,
    /// A public text of others that quotes the official one.
    B,
    /// A local variant or an old version.
    C,
    /// Generally known, not checked against a text.
    #[serde(rename = "GK")]
    GeneralKnowledge,
    /// Sources disagree, or none was found: to be checked before it is relied on.
    #[serde(rename = "unsure")]
    Unsure,
    /// Set by the unit itself under a decision of its own.
    #[serde(skip)]
    Unit,
}
