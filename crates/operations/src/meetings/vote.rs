//! Votes: the figures as counted in the room, judged by the rule of the day, with the working.

use super::roll;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{
    AgendaItem, AgendaItemId, Electorate, Figures, Meeting, MeetingId, Outcome, Vote, VoteId,
    VoteKind, VoteMethod, judge,
};
use domain::rule_set::Ruled;
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// What a vote decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VoteKindChoice {
    /// A resolution, a conclusion, anything without a rule of its own.
    Ordinary,
    /// Admission of a new member.
    Admission,
    /// Recognition as official member.
    Official,
    /// Progress of a member who was helped.
    Progress,
}

impl From<VoteKindChoice> for VoteKind {
    fn from(choice: VoteKindChoice) -> Self {
        match choice {
            VoteKindChoice::Ordinary => Self::Ordinary,
            VoteKindChoice::Admission => Self::Admission,
            VoteKindChoice::Official => Self::Official,
            VoteKindChoice::Progress => Self::Progress,
        }
    }
}

/// A vote that was taken.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewVote {
    /// The meeting.
    pub meeting: Uuid,
    /// The item it belongs to.
    pub item: Option<Uuid>,
    /// What was put to the vote.
    pub motion: String,
    /// What it decides.
    pub kind: VoteKindChoice,
    /// How it was taken.
    pub method: VoteMethod,
    /// In favour.
    pub in_favour: i64,
    /// Against.
    pub against: i64,
    /// Abstained.
    pub abstained: i64,
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

/// Writes down a vote with the base, the threshold and the legal reference it was judged by.
pub fn take_vote(desk: &Desk, request: NewVote) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let motion = form.required("motion", &request.motion);
    let figures = Figures {
        in_favour: count(&mut form, "in_favour", request.in_favour),
        against: count(&mut form, "against", request.against),
        abstained: count(&mut form, "abstained", request.abstained),
    };
    form.finish()?;
    let id = MeetingId(request.meeting);
    let item = request.item.map(AgendaItemId);
    desk.save("take_vote", &motion.clone(), |writing| {
        let meeting = writing.reading().meeting(id)?;
        let rules = desk
            .rules
            .on(meeting.planned.date())
            .ok_or(Failure::NotFound)?;
        let rule = rules.vote(request.kind.into());
        let electorate = electorate(desk, &writing.reading(), &meeting, item)?;
        let outcome = judge(electorate, figures, rule.value).map_err(|_| {
            let most = i64::from(electorate.present);
            Failure::invalid("in_favour", Problem::OutOfRange { least: 0, most })
        })?;
        let vote = written(&outcome, rule);
        writing.put(&Vote {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: id,
            item,
            motion,
            method: request.method,
            ..vote
        })?;
        Ok(id.record())
    })
}

fn count(form: &mut Form, field: &str, typed: i64) -> u32 {
    u32::try_from(form.number(field, typed, 0, MOST)).unwrap_or_default()
}

fn electorate(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
    item: Option<AgendaItemId>,
) -> Result<Electorate, Failure> {
    let rules = desk
        .rules
        .on(meeting.planned.date())
        .ok_or(Failure::NotFound)?;
    let roll = roll::lines(&roll::of(reading, meeting)?);
    let order: Vec<AgendaItemId> = reading
        .agenda(meeting.id)?
        .iter()
        .map(|item: &AgendaItem| item.id)
        .collect();
    Ok(Electorate::of(
        &roll,
        &rules.charter.base_leaves_out.value,
        item,
        &order,
    ))
}

fn written(outcome: &Outcome, rule: &Ruled<domain::meetings::VoteRule>) -> Vote {
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
