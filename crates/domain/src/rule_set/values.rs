//! The shapes of values that are more than one number.

use crate::text::ToneOrder;
use chrono::NaiveDate;
use serde::Deserialize;

/// A part of a whole in whole numbers: 1/100, 5/1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Above the line.
    pub num: u32,
    /// Below the line.
    pub den: u32,
}

impl Share {
    /// The share of an amount in đồng, rounded half up to a whole đồng; `None` past what a number holds.
    #[must_use]
    pub fn of(&self, amount: i64) -> Option<i64> {
        let den = i64::from(self.den);
        let doubled = amount
            .checked_mul(i64::from(self.num))?
            .checked_mul(2)?
            .checked_add(den)?;
        doubled.checked_div_euclid(den.checked_mul(2)?)
    }
}

/// At least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
}

/// One step of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistStep {
    /// What it is known by: a step that was done stays done when its words change.
    pub code: String,
    /// Its words on paper.
    pub words: String,
}

/// From how many points a year counts as excellent, good, completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvaluationLevels {
    /// Excellently completed (hoàn thành xuất sắc) from.
    pub excellent: u32,
    /// Well completed from.
    pub good: u32,
    /// Completed from; below is not completed.
    pub completed: u32,
}

/// Of what the largest share of excellent members is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExcellentCapBase {
    /// Of those rated good.
    RatedGood,
    /// Of all who are evaluated.
    Evaluated,
    /// Not known: the committee decides, the program only warns.
    ToBeChosen,
}

/// When the time limit for the admission ceremony starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CeremonyFrom {
    /// On the day the decision was issued.
    Issued,
    /// On the day the cell received it.
    Received,
}

/// From which day party age (tuổi Đảng) counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyAgeFrom {
    /// The day the admission decision was issued.
    AdmissionDecision,
    /// The day written on the member's card as joining date.
    JoiningDate,
}

/// A day of the year on which badges are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, try_from = "WrittenBatch")]
pub struct BadgeBatch {
    /// Day of the month.
    pub day: u32,
    /// Month.
    pub month: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenBatch {
    day: u32,
    month: u32,
}

impl TryFrom<WrittenBatch> for BadgeBatch {
    type Error = &'static str;
    fn try_from(written: WrittenBatch) -> Result<Self, Self::Error> {
        NaiveDate::from_ymd_opt(2001, written.month, written.day)
            .map(|_| Self {
                day: written.day,
                month: written.month,
            })
            .ok_or("a batch on a day that does not come every year")
    }
}

/// Which papers share one run of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberScope {
    /// Papers of one type in one term.
    TypeAndTerm,
    /// Papers of one type in one year.
    TypeAndYear,
}

/// Margins of a paper in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Top.
    pub top: u32,
    /// Bottom.
    pub bottom: u32,
    /// Left.
    pub left: u32,
    /// Right.
    pub right: u32,
}

impl<'de> Deserialize<'de> for ToneOrder {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tones = <[crate::text::Tone; 6]>::deserialize(from)?;
        Self::new(tones).ok_or_else(|| serde::de::Error::custom("each tone must stand once"))
    }
}
