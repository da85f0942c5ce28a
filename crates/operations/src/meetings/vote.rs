//! Votes: the figures as counted in the room, judged by the rule of the day, with the working.

use super::roll::{self, OnRoll};
use crate::form::Form;
use crate::{Desk, Failure, FieldProblem, Problem, Saved};
use domain::meetings::{
    AgendaItemId, Ballot, Choice, Electorate, Figures, MeetingId, Outcome, Vote, VoteField, VoteId,
    VoteKind, VoteMethod, VoteRule, VoteWorking, Voters, VotersProblem, judge,
    unticked_with_a_choice, voters_problems,
};
use domain::members::MembershipId;
use domain::record::{FieldValue, Value};
use domain::rule_set::{RuleSet, Ruled};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// One voter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoterForm {
    /// The stay in the cell.
    pub membership: Uuid,
    /// What the voter said, where the vote was open and somebody wrote it down.
    pub choice: Option<Choice>,
}

/// What was put to the vote and how it came out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoteForm {
    /// What was put to the vote.
    pub motion: String,
    /// What it decides.
    pub kind: VoteKind,
    /// How it was taken.
    pub method: VoteMethod,
    /// In favour.
    pub in_favour: i64,
    /// Against.
    pub against: i64,
    /// Abstained.
    pub abstained: i64,
    /// Everybody who voted.
    pub voters: Vec<VoterForm>,
}

/// A vote that was taken.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewVote {
    /// The meeting.
    pub meeting: Uuid,
    /// The item it belongs to.
    pub item: Option<Uuid>,
    /// The vote.
    pub form: VoteForm,
}

/// A vote whose figures or voters were written down wrong.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoteEdit {
    /// The vote.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// The vote.
    pub form: VoteForm,
}

/// Which item's voters.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowVoters {
    /// The meeting.
    pub meeting: Uuid,
    /// The item; none for the meeting as a whole.
    pub item: Option<Uuid>,
}

/// Everybody who may vote on an item and is there for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VotersView {
    /// In the order of the roll.
    pub rows: Vec<VoterRow>,
}

/// One person who may vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VoterRow {
    /// The stay in the cell.
    pub membership: Uuid,
    /// The name as of that day.
    pub name: String,
}

/// A vote to take out again.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveVote {
    /// The vote.
    pub id: Uuid,
}

/// Most voters a cell can have.
const MOST: i64 = 10_000;

/// Shows who may vote on an item.
pub fn show_voters(desk: &Desk, request: ShowVoters) -> Result<VotersView, Failure> {
    let meeting = MeetingId(request.meeting);
    desk.book.read(|reading| {
        let room = Room::of(desk, reading, meeting, request.item.map(AgendaItemId))?;
        let entitled = room.entitled();
        let lines = room.roll.into_iter();
        Ok(VotersView {
            rows: lines
                .filter(|line| entitled.contains(&line.membership))
                .map(|line| VoterRow {
                    membership: line.membership.0,
                    name: line.name,
                })
                .collect(),
        })
    })
}

/// Writes down a vote with its voters, the base, the threshold and the legal reference it was
/// judged by.
pub fn take_vote(desk: &Desk, request: NewVote) -> Result<Saved, Failure> {
    let (motion, figures) = check(&request.form)?;
    let id = MeetingId(request.meeting);
    let item = request.item.map(AgendaItemId);
    desk.save("take_vote", &motion.clone(), |writing| {
        let room = Room::of(desk, &writing.reading(), id, item)?;
        let judged = room.judge(&request.form, figures)?;
        let vote = Vote {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: id,
            item,
            motion,
            ..judged
        };
        writing.put(&vote)?;
        let voters = voters_of(&request.form);
        writing.set_entries::<Vote>(vote.id.record(), VOTERS, entries(&Voters::new(), &voters))?;
        Ok(id.record())
    })
}

/// Corrects a vote. It is judged anew by the rule of its meeting's day; a voter whose choice is
/// written down stays a voter until that choice is taken away.
pub fn correct_vote(desk: &Desk, request: VoteEdit) -> Result<Saved, Failure> {
    let (motion, figures) = check(&request.form)?;
    let id = VoteId(request.id);
    desk.save("correct_vote", &motion.clone(), |writing| {
        writing.at_revision::<Vote>(id.record(), request.revision)?;
        let known: Vote = writing.reading().require(id.record())?;
        let room = Room::of(desk, &writing.reading(), known.meeting, known.item)?;
        let before = voters_in(&writing.reading(), known.meeting, id)?;
        let after = voters_of(&request.form);
        room.refuse_unticked(&before, &after)?;
        let judged = room.judge(&request.form, figures)?;
        writing.put(&Vote {
            id,
            owner: known.owner,
            meeting: known.meeting,
            item: known.item,
            motion,
            ..judged
        })?;
        writing.set_entries::<Vote>(id.record(), VOTERS, entries(&before, &after))?;
        Ok(known.meeting.record())
    })
}

const VOTERS: u16 = VoteField::voters.number();

fn check(typed: &VoteForm) -> Result<(String, Figures), Failure> {
    let mut form = Form::default();
    let motion = form.required("motion", &typed.motion);
    let mut count =
        |field, typed| u32::try_from(form.number(field, typed, 0, MOST)).unwrap_or_default();
    let figures = Figures {
        in_favour: count("in_favour", typed.in_favour),
        against: count("against", typed.against),
        abstained: count("abstained", typed.abstained),
    };
    form.finish()?;
    Ok((motion, figures))
}

fn voters_of(form: &VoteForm) -> Voters {
    form.voters
        .iter()
        .map(|voter| (MembershipId(voter.membership), Ballot(voter.choice)))
        .collect()
}

fn voters_in(reading: &Reading<'_>, meeting: MeetingId, vote: VoteId) -> Result<Voters, Failure> {
    let lines = reading.voters(meeting)?.into_iter();
    Ok(lines
        .filter(|line| line.vote == vote)
        .map(|line| (line.voter, line.ballot))
        .collect())
}

/// What has to be written so that the map says `after`: who is no voter any more says nothing.
fn entries(before: &Voters, after: &Voters) -> Vec<(Vec<u8>, Value)> {
    let gone = before
        .keys()
        .filter(|voter| !after.contains_key(voter))
        .map(|voter| (*voter, Value::Null));
    let there = after
        .iter()
        .map(|(voter, ballot)| (*voter, ballot.to_value()));
    gone.chain(there)
        .map(|(voter, value)| (voter.0.as_bytes().to_vec(), value))
        .collect()
}

/// The room a vote is taken in: who is there for the item, and by what rules.
struct Room<'d> {
    rules: &'d RuleSet,
    roll: Vec<OnRoll>,
    order: Vec<AgendaItemId>,
    item: Option<AgendaItemId>,
}

impl<'d> Room<'d> {
    fn of(
        desk: &'d Desk,
        reading: &Reading<'_>,
        meeting: MeetingId,
        item: Option<AgendaItemId>,
    ) -> Result<Self, Failure> {
        let meeting = reading.meeting(meeting)?;
        let agenda = reading.agenda(meeting.id)?;
        Ok(Self {
            rules: desk
                .rules
                .on(meeting.planned.date())
                .ok_or(Failure::NotFound)?,
            roll: roll::of(reading, &meeting)?,
            order: agenda.iter().map(|item| item.id).collect(),
            item,
        })
    }

    fn name(&self, voter: MembershipId) -> String {
        let line = self.roll.iter().find(|line| line.membership == voter);
        line.map(|line| line.name.clone()).unwrap_or_default()
    }

    /// Who may vote and is there for the item.
    fn entitled(&self) -> BTreeSet<MembershipId> {
        self.roll
            .iter()
            .filter(|line| line.line.votes_on(self.item, &self.order))
            .map(|line| line.membership)
            .collect()
    }

    fn judge(&self, form: &VoteForm, figures: Figures) -> Result<Vote, Failure> {
        let voters = voters_of(form);
        let problems = voters_problems(&voters, figures, form.method, &self.entitled());
        if !problems.is_empty() {
            let problems = problems.into_iter().map(|it| self.problem(it)).collect();
            return Err(Failure::Invalid { problems });
        }
        let rule = self.rules.vote(form.kind);
        let electorate = Electorate::of(
            &roll::lines(&self.roll),
            &self.rules.charter.base_leaves_out.value,
            self.item,
            &self.order,
        );
        let outcome = judge(electorate, figures, rule.value).map_err(|_| {
            let most = i64::from(electorate.present);
            Failure::invalid("in_favour", Problem::OutOfRange { least: 0, most })
        })?;
        Ok(Vote {
            kind: form.kind,
            method: form.method,
            ..written(&outcome, rule)
        })
    }

    fn refuse_unticked(&self, before: &Voters, after: &Voters) -> Result<(), Failure> {
        let problems: Vec<FieldProblem> = unticked_with_a_choice(before, after)
            .into_iter()
            .map(|voter| FieldProblem {
                field: "voters".to_owned(),
                problem: Problem::ChoiceWritten {
                    who: self.name(voter),
                },
            })
            .collect();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::Invalid { problems })
        }
    }

    fn problem(&self, problem: VotersProblem) -> FieldProblem {
        let (field, problem) = match problem {
            VotersProblem::NotEntitled(voter) => (
                "voters",
                Problem::MayNotVote {
                    who: self.name(voter),
                },
            ),
            VotersProblem::SecretChoice => ("method", Problem::SecretChoice),
            VotersProblem::DoesNotAddUp { cast, voters } => (
                "in_favour",
                Problem::DoesNotAddUp {
                    sum: cast,
                    of: voters,
                },
            ),
            VotersProblem::ChoicesBeyondFigures => ("voters", Problem::DoesNotMatch),
        };
        FieldProblem {
            field: field.to_owned(),
            problem,
        }
    }
}

fn written(outcome: &Outcome, rule: &Ruled<VoteRule>) -> Vote {
    Vote {
        base: i64::from(outcome.base),
        in_favour: i64::from(outcome.figures.in_favour),
        against: i64::from(outcome.figures.against),
        abstained: i64::from(outcome.figures.abstained),
        threshold_num: i64::from(outcome.rule.threshold.num()),
        threshold_den: i64::from(outcome.rule.threshold.den()),
        threshold_strict: outcome.rule.threshold.is_strict(),
        rule: rule.reference.to_string(),
        carried: outcome.carried,
        working: Some(VoteWorking {
            base: outcome.rule.base,
            electorate: outcome.electorate,
        }),
        ..Vote::default()
    }
}

/// Takes a vote out again, where its figures were typed wrong.
pub fn remove_vote(desk: &Desk, request: RemoveVote) -> Result<Saved, Failure> {
    let id = VoteId(request.id);
    desk.save("remove_vote", "", |writing| {
        let vote: Vote = writing.reading().require(id.record())?;
        writing.about(&vote.motion)?;
        writing.delete::<Vote>(id.record())?;
        Ok(vote.meeting.record())
    })
}
