//! The voters of a vote: who gave one always, and which one only where it was open.

use super::{AgendaItemId, Choice, Figures, Presence, VoteMethod};
use crate::members::MembershipId;
use crate::record::{FieldValue, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What is written beside a voter: that a vote was given, and which, where somebody wrote it down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Ballot(pub Option<Choice>);

/// Voters with their ballots.
pub type Voters = BTreeMap<MembershipId, Ballot>;

/// `cast`, or the code of the choice.
impl FieldValue for Ballot {
    fn to_value(&self) -> Value {
        Value::Text(self.0.map_or("cast", Choice::code).to_owned())
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) if text == "cast" => Some(Self(None)),
            Value::Text(text) => Choice::from_code(text).map(|choice| Self(Some(choice))),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}

/// Why a set of voters cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VotersProblem {
    /// Somebody who may not vote, or was not there for the item.
    NotEntitled(MembershipId),
    /// A secret ballot does not say who chose what.
    SecretChoice,
    /// The figures do not add up to the voters.
    DoesNotAddUp {
        /// Votes of all three kinds.
        cast: u32,
        /// Voters.
        voters: u32,
    },
    /// More voters are written down with a choice than the figures have.
    ChoicesBeyondFigures,
}

/// Everything wrong with voters and figures.
#[must_use]
pub fn voters_problems(
    voters: &Voters,
    figures: Figures,
    method: VoteMethod,
    entitled: &BTreeSet<MembershipId>,
) -> Vec<VotersProblem> {
    let mut problems: Vec<VotersProblem> = voters
        .keys()
        .filter(|voter| !entitled.contains(voter))
        .map(|voter| VotersProblem::NotEntitled(*voter))
        .collect();
    let count = u32::try_from(voters.len()).unwrap_or(u32::MAX);
    if figures.cast() != count {
        problems.push(VotersProblem::DoesNotAddUp {
            cast: figures.cast(),
            voters: count,
        });
    }
    let choices: BTreeMap<MembershipId, Choice> = voters
        .iter()
        .filter_map(|(voter, ballot)| Some((*voter, ballot.0?)))
        .collect();
    if method == VoteMethod::Secret && !choices.is_empty() {
        problems.push(VotersProblem::SecretChoice);
    }
    let written = Figures::of(&choices);
    if written.in_favour > figures.in_favour
        || written.against > figures.against
        || written.abstained > figures.abstained
    {
        problems.push(VotersProblem::ChoicesBeyondFigures);
    }
    problems
}

/// Voters who stood with a choice and are no longer among the voters: the choice must be taken
/// away before the voter is.
#[must_use]
pub fn unticked_with_a_choice(before: &Voters, after: &Voters) -> Vec<MembershipId> {
    before
        .iter()
        .filter(|(voter, ballot)| ballot.0.is_some() && !after.contains_key(voter))
        .map(|(voter, _)| *voter)
        .collect()
}

/// The first of the votes somebody took part in that a presence would contradict (M-04). A vote
/// without an item only asks that the person came; an item that left the agenda asks the same.
#[must_use]
pub fn contradicted<V>(
    presence: &Presence,
    votes: impl IntoIterator<Item = (V, Option<AgendaItemId>)>,
    order: &[AgendaItemId],
) -> Option<V> {
    votes
        .into_iter()
        .find(|(_, item)| match item.filter(|item| order.contains(item)) {
            Some(item) => !presence.was_there_for(item, order),
            None => !presence.came(),
        })
        .map(|(vote, _)| vote)
}
