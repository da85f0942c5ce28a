//! Which rules are valid on which day.

use super::read::RuleProblem;
use super::shown::Parameter;
use super::topic::{
    CharterRules, EvaluationRules, FeeRules, MeetingRules, MoveRules, PaperRules,
    PersonalDataRules, ProgrammeRules, Ruled,
};
use crate::meetings::{VoteKind, VoteRule};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The rules of one day, and the whole period in which none of them changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    /// The first day.
    pub valid_from: NaiveDate,
    /// The last day; `None` while nothing newer is known.
    pub valid_to: Option<NaiveDate>,
    /// Meetings of a cell.
    pub meetings: MeetingRules,
    /// Votes, admission, transfers.
    pub charter: CharterRules,
    /// Papers.
    pub papers: PaperRules,
    /// Party fee, from the day our files know it.
    pub fee: Option<FeeRules>,
    /// Yearly evaluation, from the day our files know it.
    pub evaluation: Option<EvaluationRules>,
    /// Programmes of themes, from their pilot on.
    pub programmes: Option<ProgrammeRules>,
    /// Moves of members and units.
    pub moves: Option<MoveRules>,
    /// A person's own data, from the day the law is in force.
    pub personal_data: Option<PersonalDataRules>,
}

impl RuleSet {
    /// The rule for one kind of vote.
    #[must_use]
    pub fn vote(&self, kind: VoteKind) -> &Ruled<VoteRule> {
        match kind {
            VoteKind::Ordinary => &self.charter.vote_ordinary,
            VoteKind::Admission => &self.charter.vote_admission,
            VoteKind::Official => &self.charter.vote_official,
            VoteKind::Progress => &self.charter.vote_progress,
        }
    }

    /// Every value with its reference, for the page of rules.
    #[must_use]
    pub fn parameters(&self) -> Vec<Parameter> {
        let mut shown = Vec::new();
        self.meetings.show(&mut shown);
        self.charter.show(&mut shown);
        self.papers.show(&mut shown);
        if let Some(fee) = &self.fee {
            fee.show(&mut shown);
        }
        if let Some(evaluation) = &self.evaluation {
            evaluation.show(&mut shown);
        }
        if let Some(programmes) = &self.programmes {
            programmes.show(&mut shown);
        }
        if let Some(moves) = &self.moves {
            moves.show(&mut shown);
        }
        if let Some(personal_data) = &self.personal_data {
            personal_data.show(&mut shown);
        }
        shown
    }
}

/// All rule sets, oldest first; each day belongs to at most one.
#[derive(Debug, Clone)]
pub struct RuleSets {
    sets: Vec<RuleSet>,
}

impl RuleSets {
    /// The rules valid on a day; `None` before the oldest known one.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> Option<&RuleSet> {
        self.sets
            .iter()
            .rev()
            .find(|set| set.valid_from <= date)
            .filter(|set| set.valid_to.is_none_or(|to| date <= to))
    }

    /// All of them, oldest first.
    #[must_use]
    pub fn all(&self) -> &[RuleSet] {
        &self.sets
    }

    /// Cuts time at every day on which some topic changes.
    pub(super) fn from_sheets(mut sheets: Vec<Sheet>) -> Result<Self, RuleProblem> {
        sheets.sort_by_key(|sheet| sheet.valid_from);
        check_periods(&sheets)?;
        let starts: BTreeSet<NaiveDate> = sheets
            .iter()
            .flat_map(|sheet| {
                [
                    Some(sheet.valid_from),
                    sheet.valid_to.and_then(|to| to.succ_opt()),
                ]
            })
            .flatten()
            .collect();
        let mut sets = Vec::new();
        let mut next = starts.iter().skip(1);
        for start in &starts {
            let valid_to = next.next().and_then(|day| day.pred_opt());
            sets.extend(set_on(&sheets, *start, valid_to));
        }
        Ok(Self { sets })
    }
}

/// One topic in one period.
#[derive(Clone)]
pub(super) struct Sheet {
    pub(super) valid_from: NaiveDate,
    pub(super) valid_to: Option<NaiveDate>,
    pub(super) topic: Topic,
}

#[derive(Clone)]
pub(super) enum Topic {
    Meetings(MeetingRules),
    Charter(Box<CharterRules>),
    Fee(FeeRules),
    Evaluation(EvaluationRules),
    Papers(PaperRules),
    Programmes(ProgrammeRules),
    Moves(Box<MoveRules>),
    PersonalData(PersonalDataRules),
}

impl Topic {
    fn key(&self) -> &'static str {
        match self {
            Self::Meetings(_) => MeetingRules::KEY,
            Self::Charter(_) => CharterRules::KEY,
            Self::Fee(_) => FeeRules::KEY,
            Self::Evaluation(_) => EvaluationRules::KEY,
            Self::Papers(_) => PaperRules::KEY,
            Self::Programmes(_) => ProgrammeRules::KEY,
            Self::Moves(_) => MoveRules::KEY,
            Self::PersonalData(_) => PersonalDataRules::KEY,
        }
    }
}

/// Within a topic each period must begin on the day after the one before it ends.
fn check_periods(sheets: &[Sheet]) -> Result<(), RuleProblem> {
    let topics: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.topic.key()).collect();
    for topic in topics {
        let periods: Vec<&Sheet> = sheets.iter().filter(|it| it.topic.key() == topic).collect();
        for (earlier, later) in periods.iter().zip(periods.iter().skip(1)) {
            let on = later.valid_from;
            let overlap = RuleProblem::Overlap {
                topic: topic.to_owned(),
                on,
            };
            let Some(to) = earlier.valid_to else {
                return Err(overlap);
            };
            if on <= to {
                return Err(overlap);
            }
            if let Some(gap) = to.succ_opt().filter(|day| *day < on) {
                return Err(RuleProblem::Gap {
                    topic: topic.to_owned(),
                    on: gap,
                });
            }
        }
    }
    Ok(())
}

/// `None` where one of the topics that every meeting needs is not known yet.
fn set_on(sheets: &[Sheet], date: NaiveDate, valid_to: Option<NaiveDate>) -> Option<RuleSet> {
    let (mut meetings, mut charter, mut papers) = (None, None, None);
    let (mut fee, mut evaluation, mut programmes, mut moves) = (None, None, None, None);
    let mut personal_data = None;
    let valid = sheets
        .iter()
        .filter(|sheet| sheet.valid_from <= date && sheet.valid_to.is_none_or(|to| date <= to));
    for sheet in valid {
        match sheet.topic.clone() {
            Topic::Meetings(rules) => meetings = Some(rules),
            Topic::Charter(rules) => charter = Some(*rules),
            Topic::Papers(rules) => papers = Some(rules),
            Topic::Fee(rules) => fee = Some(rules),
            Topic::Evaluation(rules) => evaluation = Some(rules),
            Topic::Programmes(rules) => programmes = Some(rules),
            Topic::Moves(rules) => moves = Some(*rules),
            Topic::PersonalData(rules) => personal_data = Some(rules),
        }
    }
    Some(RuleSet {
        valid_from: date,
        valid_to,
        meetings: meetings?,
        charter: charter?,
        papers: papers?,
        fee,
        evaluation,
        programmes,
        moves,
        personal_data,
    })
}
