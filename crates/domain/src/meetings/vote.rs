//! Judging a vote: the rule, the base it counts from, and the arithmetic.

use super::quorum::BaseWorking;
use super::roll_call::count;
use super::{AgendaItemId, LeftOut, RollLine, Threshold, VoterKind};
use crate::members::{Activity, MembershipId};
use crate::record::choice;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

choice! {
    /// What a vote decides; each kind has its rule in the rule set.
    VoteKind {
        /// A resolution, a conclusion, anything without a rule of its own.
        Ordinary = "ordinary",
        /// Admission of a new member.
        Admission = "admission",
        /// Recognition as official member.
        Official = "official",
        /// Progress of a member who was helped.
        Progress = "progress",
    }
}

choice! {
    /// What a share is taken of.
    VoteBase {
        /// Members the meeting counts from: official ones minus those the rule leaves out.
        Conference = "conference",
        /// All official members.
        Official = "official",
        /// Official members without the exempt ones.
        OfficialNotExempt = "official_not_exempt",
        /// Official members who are there.
        Present = "present",
        /// Those who said yes or no.
        ForAndAgainst = "for_and_against",
    }
}

/// A rule for votes: how much of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteRule {
    /// Of what.
    pub base: VoteBase,
    /// How much.
    pub threshold: Threshold,
}

/// > 1/2 conference
impl fmt::Display for VoteRule {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}", self.threshold, self.base.code())
    }
}

choice! {
    /// What a voter of an open vote said.
    Choice {
        /// In favour (tán thành).
        For = "for",
        /// Against (không tán thành).
        Against = "against",
        /// Neither (không biểu quyết).
        Abstain = "abstain",
    }
}

/// The figures of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// In favour.
    pub in_favour: u32,
    /// Against.
    pub against: u32,
    /// Abstained, or handed in no valid paper.
    pub abstained: u32,
}

impl Figures {
    /// Counts an open vote.
    #[must_use]
    pub fn of(choices: &BTreeMap<MembershipId, Choice>) -> Self {
        let mut figures = Self::default();
        for choice in choices.values() {
            let column = match choice {
                Choice::For => &mut figures.in_favour,
                Choice::Against => &mut figures.against,
                Choice::Abstain => &mut figures.abstained,
            };
            *column = column.saturating_add(1);
        }
        figures
    }

    /// How many took part.
    #[must_use]
    pub fn cast(&self) -> u32 {
        self.in_favour
            .saturating_add(self.against)
            .saturating_add(self.abstained)
    }
}

/// Who could vote on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Electorate {
    /// How the meeting's base came about.
    pub working: BaseWorking,
    /// Official members without the exempt ones.
    pub official_not_exempt: u32,
    /// Official members there for the vote who may vote.
    pub present: u32,
}

impl Electorate {
    /// From the roll. Without an item, whoever came is counted as there.
    #[must_use]
    pub fn of(
        roll: &[RollLine],
        leaves_out: &[LeftOut],
        item: Option<AgendaItemId>,
        order: &[AgendaItemId],
    ) -> Self {
        let official = |line: &RollLine| line.kind == VoterKind::Official;
        Self {
            working: BaseWorking::of(roll, leaves_out),
            official_not_exempt: count(roll, |it| official(it) && it.activity != Activity::Exempt),
            present: count(roll, |line| line.votes_on(item, order)),
        }
    }

    fn base(&self, base: VoteBase, figures: Figures) -> u32 {
        match base {
            VoteBase::Conference => self.working.base,
            VoteBase::Official => self.working.official,
            VoteBase::OfficialNotExempt => self.official_not_exempt,
            VoteBase::Present => self.present,
            VoteBase::ForAndAgainst => figures.in_favour.saturating_add(figures.against),
        }
    }
}

/// Why figures cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VoteProblem {
    /// More votes than voters.
    #[error("{cast} votes of {present} voters")]
    MoreVotesThanVoters {
        /// Votes of all three kinds.
        cast: u32,
        /// Voters there.
        present: u32,
    },
}

/// What a vote came to, with the working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Who could vote.
    pub electorate: Electorate,
    /// The figures.
    pub figures: Figures,
    /// The rule applied.
    pub rule: VoteRule,
    /// The base the rule counts from.
    pub base: u32,
    /// How many in favour that asks for.
    pub needed: u32,
    /// Whether the motion is carried.
    pub carried: bool,
}

/// Judges figures by a rule.
///
/// # Errors
/// `MoreVotesThanVoters`.
pub fn judge(
    electorate: Electorate,
    figures: Figures,
    rule: VoteRule,
) -> Result<Outcome, VoteProblem> {
    let (cast, present) = (figures.cast(), electorate.present);
    if cast > present {
        return Err(VoteProblem::MoreVotesThanVoters { cast, present });
    }
    let base = electorate.base(rule.base, figures);
    Ok(Outcome {
        electorate,
        figures,
        rule,
        base,
        needed: rule.threshold.needed(base),
        carried: rule.threshold.holds(figures.in_favour, base),
    })
}
