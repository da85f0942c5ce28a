//! Rules as a list that a person can read and check.

use super::legal_reference::{LegalReference, Trust};
use super::values::{
    BadgeBatch, CeremonyFrom, ChecklistStep, EvaluationLevels, ExcellentCapBase, Margins,
    NumberScope, PartyAgeFrom, Range, Share,
};
use crate::meetings::{LeftOut, ScoreGroup, ScoreLevels, Threshold, VoteRule};
use crate::text::ToneOrder;

/// One value of a rule set, as the page of rules lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// "meetings.regular_min_minutes"
    pub key: &'static str,
    /// The value in signs and figures, without words of a language; empty where unknown.
    pub value: String,
    /// How far our copy is to be trusted.
    pub trust: Trust,
    /// Where it is written.
    pub reference: LegalReference,
}

/// A value in signs and figures.
pub(super) trait Shown {
    fn shown(&self) -> String;
}

impl Shown for u32 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for String {
    fn shown(&self) -> String {
        self.clone()
    }
}

impl Shown for bool {
    fn shown(&self) -> String {
        if *self { "✓" } else { "–" }.to_owned()
    }
}

impl Shown for chrono::NaiveDate {
    fn shown(&self) -> String {
        self.format("%d/%m/%Y").to_string()
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> String {
        self.as_ref().map(Shown::shown).unwrap_or_default()
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn shown(&self) -> String {
        self.iter().map(Shown::shown).collect::<Vec<_>>().join(", ")
    }
}

impl Shown for Share {
    fn shown(&self) -> String {
        format!("{}/{}", self.num, self.den)
    }
}

impl Shown for Range {
    fn shown(&self) -> String {
        format!("{}–{}", self.min, self.max)
    }
}

impl Shown for Threshold {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for VoteRule {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for ScoreGroup {
    fn shown(&self) -> String {
        match self.points {
            Some(points) => format!("{} {points}", self.name),
            None => self.name.clone(),
        }
    }
}

impl Shown for ChecklistStep {
    fn shown(&self) -> String {
        self.words.clone()
    }
}

impl Shown for ScoreLevels {
    fn shown(&self) -> String {
        format!("{} / {} / {}", self.good, self.fair, self.average)
    }
}

impl Shown for EvaluationLevels {
    fn shown(&self) -> String {
        format!("{} / {} / {}", self.excellent, self.good, self.completed)
    }
}

impl Shown for BadgeBatch {
    fn shown(&self) -> String {
        format!("{}/{}", self.day, self.month)
    }
}

impl Shown for Margins {
    fn shown(&self) -> String {
        format!(
            "{} / {} / {} / {}",
            self.top, self.bottom, self.left, self.right
        )
    }
}

/// Choices are shown by their key in the files; the window has the words.
macro_rules! shown_by_key {
    ($($type:ident { $($variant:ident => $key:literal,)* })*) => {
        $(impl Shown for $type {
            fn shown(&self) -> String {
                match self {
                    $(Self::$variant => $key.to_owned(),)*
                }
            }
        })*
    };
}

shown_by_key! {
    ExcellentCapBase {
        RatedGood => "rated_good",
        Evaluated => "evaluated",
        ToBeChosen => "to_be_chosen",
    }
    CeremonyFrom {
        Issued => "issued",
        Received => "received",
    }
    PartyAgeFrom {
        AdmissionDecision => "admission_decision",
        JoiningDate => "joining_date",
    }
    NumberScope {
        TypeAndTerm => "type_and_term",
        TypeAndYear => "type_and_year",
    }
    LeftOut {
        TemporarilyAway => "temporarily_away",
        ExemptAndAbsent => "exempt_and_absent",
        Suspended => "suspended",
        ExcusedThroughout => "excused_throughout",
    }
}

impl Shown for ToneOrder {
    fn shown(&self) -> String {
        // The same syllable in each tone says the order at a glance.
        let mut tones = ["a", "à", "ả", "ã", "á", "ạ"];
        tones.sort_by_key(|syllable| self.sort_key(syllable));
        tones.join(" ")
    }
}
