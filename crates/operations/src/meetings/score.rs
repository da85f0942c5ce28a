//! The quality score of a meeting: what its record proves is filled in with its figures, the
//! meeting decides the rest and may overrule with a remark. It scores the meeting, nobody in it.

use super::evidence::evidence;
use super::{MeetingView, ShowMeeting};
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{
    Evidence, Mark, Measure, Meeting, MeetingField, MeetingId, MeetingState, Proof, Score,
    ScoreLevel, ScoredCriterion, ScoredGroup, is_scored,
};
use domain::record::{FieldValue, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use storage::{Reading, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// The score sheet of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreView {
    /// Group by group.
    pub groups: Vec<ScoreGroupView>,
    /// Points so far.
    pub points: u32,
    /// The most there can be; 0 where the rule of the day knew no points.
    pub most: u32,
    /// Criteria that nobody has settled.
    pub undecided: u32,
    /// What the points mean, once all is settled.
    pub level: Option<ScoreLevel>,
    /// Where the groups are written.
    pub reference: String,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreGroupView {
    /// Its name.
    pub name: String,
    /// Points so far.
    pub points: u32,
    /// Its most points.
    pub most: u32,
    /// What it is made of.
    pub criteria: Vec<CriterionView>,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CriterionView {
    /// What it is called in the book.
    pub code: String,
    /// Its name on the sheet.
    pub name: String,
    /// Its most points.
    pub most: u32,
    /// The points that can be given, from the most to the fewest.
    pub choices: Vec<u32>,
    /// What in the record can prove it.
    pub proof: Option<Proof>,
    /// What the record says, in figures.
    pub evidence: Option<EvidenceView>,
    /// The points that the record proves.
    pub proved: Option<u32>,
    /// The points that count.
    pub points: Option<u32>,
    /// The meeting gave them.
    pub decided: bool,
    /// Why they are not those of the record.
    pub remark: String,
}

/// What the record says of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct EvidenceView {
    /// So many, or a count.
    pub part: u32,
    /// Of so many; 0 where it is a plain count or a fact.
    pub whole: u32,
    /// It is so.
    pub holds: bool,
    /// Somebody was absent without a reason.
    pub somebody_absent: bool,
}

/// Points for one criterion.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkScore {
    /// The meeting.
    pub meeting: Uuid,
    /// The criterion.
    pub criterion: String,
    /// The points; none to go back to what the record proves.
    pub points: Option<u32>,
    /// Why they are not those of the record.
    pub remark: String,
}

/// Shows the score sheet of a meeting.
pub fn show_score(desk: &Desk, request: ShowMeeting) -> Result<ScoreView, Failure> {
    desk.book.read(|reading| {
        let meeting = reading.meeting(MeetingId(request.id))?;
        let score = score(desk, reading, &meeting)?.ok_or(Failure::NotFound)?;
        let reference = desk.rules.on(meeting.planned.date()).map(|rules| {
            let groups = &rules.meetings.score_groups;
            groups.reference.to_string()
        });
        Ok(ScoreView {
            points: score.points(),
            most: score.most(),
            undecided: score.undecided(),
            level: score.level(),
            reference: reference.unwrap_or_default(),
            groups: score.groups.iter().map(group_view).collect(),
        })
    })
}

fn group_view(group: &ScoredGroup) -> ScoreGroupView {
    ScoreGroupView {
        name: group.name.clone(),
        points: group.points(),
        most: group.most,
        criteria: group.criteria.iter().map(criterion_view).collect(),
    }
}

fn criterion_view(scored: &ScoredCriterion) -> CriterionView {
    let criterion = &scored.criterion;
    let mark = scored.mark.as_ref();
    CriterionView {
        code: criterion.code.clone(),
        name: criterion.name.clone(),
        most: criterion.points,
        choices: choices(scored),
        proof: criterion.proof,
        evidence: scored.evidence.map(evidence_view),
        proved: scored.proved,
        points: scored.points(),
        decided: mark.is_some_and(|mark| mark.decided),
        remark: mark.map(|mark| mark.remark.clone()).unwrap_or_default(),
    }
}

/// The points of its scale, or every number up to the most.
fn choices(scored: &ScoredCriterion) -> Vec<u32> {
    let criterion = &scored.criterion;
    let mut choices: BTreeSet<u32> = if criterion.scale.is_empty() {
        (0..=criterion.points).collect()
    } else {
        let steps = criterion.scale.iter().map(|step| step.points);
        steps.chain(criterion.somebody_absent).chain([0]).collect()
    };
    choices.extend(scored.points());
    choices.into_iter().rev().collect()
}

fn evidence_view(evidence: Evidence) -> EvidenceView {
    let (part, whole, holds) = match evidence.measure {
        Measure::Share { part, whole } => (part, whole, false),
        Measure::Count(count) => (count, 0, false),
        Measure::Fact(holds) => (0, 0, holds),
    };
    EvidenceView {
        part,
        whole,
        holds,
        somebody_absent: evidence.somebody_absent,
    }
}

/// Gives points for one criterion, or goes back to what the record proves. Whoever overrules the
/// record says why.
pub fn mark_score(desk: &Desk, request: MarkScore) -> Result<Saved, Failure> {
    let id = MeetingId(request.meeting);
    let mut form = Form::default();
    let remark = form.line("remark", &request.remark);
    desk.save("mark_score", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        let score = score(desk, &writing.reading(), &meeting)?.ok_or(Failure::NotFound)?;
        let scored = score
            .criteria()
            .find(|it| it.criterion.code == request.criterion)
            .ok_or(Failure::NotFound)?;
        writing.about(&scored.criterion.name)?;
        if matches!(
            meeting.state,
            MeetingState::Planned | MeetingState::Announced
        ) {
            return Err(Failure::NotNow {
                reason: NotNow::MeetingNotBegun,
            });
        }
        if let Some(points) = request.points {
            let most = i64::from(scored.criterion.points);
            form.number("points", i64::from(points), 0, most);
            if scored.proved.is_some_and(|proved| proved != points) && remark.is_empty() {
                form.problem("remark", Problem::Required);
            }
        }
        form.finish()?;
        let value = match request.points {
            // What the record proves needs no decision: it follows the record.
            Some(points) if scored.proved != Some(points) => Mark {
                points,
                decided: true,
                remark,
            }
            .to_value(),
            Some(_) | None => Value::Null,
        };
        let key = request.criterion.clone().into_bytes();
        let field = MeetingField::score.number();
        writing.set_entries::<Meeting>(id.record(), field, vec![(key, value)])?;
        Ok(id.record())
    })
}

/// The score of a meeting by the sheet of its day; none for a kind that is not scored.
pub(super) fn score(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Option<Score>, Failure> {
    let Some(rules) = desk.rules.on(meeting.planned.date()) else {
        return Ok(None);
    };
    if !is_scored(meeting.kind) {
        return Ok(None);
    }
    let marks = reading.score_marks(meeting.id)?;
    let evidence = evidence(desk, reading, meeting)?;
    let rules = &rules.meetings;
    Ok(Some(Score::of(
        &rules.score_groups.value,
        rules.score_levels.value,
        &evidence,
        |code| marks.get(code).cloned(),
    )))
}

/// Criteria that only the meeting can settle and that it has not: known without looking for
/// evidence.
pub(super) fn open_criteria(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Option<u32>, Failure> {
    let Some(rules) = desk.rules.on(meeting.planned.date()) else {
        return Ok(None);
    };
    let groups = &rules.meetings.score_groups.value;
    if !is_scored(meeting.kind) || groups.iter().all(|group| group.criteria.is_empty()) {
        return Ok(None);
    }
    let marks = reading.score_marks(meeting.id)?;
    let criteria = groups.iter().flat_map(|group| &group.criteria);
    let open = criteria.filter(|it| it.proof.is_none() && !marks.contains_key(&it.code));
    Ok(Some(u32::try_from(open.count()).unwrap_or(u32::MAX)))
}

/// Writes down what the record proves, so that the score of closed minutes stays what it was.
pub(super) fn write_down(
    desk: &Desk,
    writing: &mut Writing<'_>,
    meeting: &Meeting,
) -> Result<(), Failure> {
    let Some(score) = score(desk, &writing.reading(), meeting)? else {
        return Ok(());
    };
    let marks: Vec<(Vec<u8>, Value)> = score
        .criteria()
        .filter(|it| it.mark.as_ref().is_none_or(|mark| !mark.decided))
        .map(|it| {
            let mark = it.proved.map(|points| Mark {
                points,
                ..Mark::default()
            });
            (it.criterion.code.clone().into_bytes(), mark.to_value())
        })
        .collect();
    let field = MeetingField::score.number();
    Ok(writing.set_entries::<Meeting>(meeting.id.record(), field, marks)?)
}

/// Forgets what was written down of the record, so that minutes opened again are judged anew.
pub(super) fn take_back(writing: &mut Writing<'_>, meeting: MeetingId) -> Result<(), Failure> {
    let marks = writing.reading().score_marks(meeting)?;
    let written = marks.into_iter().filter(|(_, mark)| !mark.decided);
    let empty = written
        .map(|(code, _)| (code.into_bytes(), Value::Null))
        .collect();
    let field = MeetingField::score.number();
    Ok(writing.set_entries::<Meeting>(meeting.record(), field, empty)?)
}

/// What a meeting's page and papers say of its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreSumView {
    /// Points so far.
    pub points: u32,
    /// The most there can be.
    pub most: u32,
    /// Criteria that nobody has settled.
    pub undecided: u32,
    /// What the points mean, once all is settled.
    pub level: Option<ScoreLevel>,
    /// Each group with its points and the most it can have.
    pub groups: Vec<GroupSumView>,
}

/// One group of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupSumView {
    /// Its name.
    pub name: String,
    /// Points so far.
    pub points: u32,
    /// Its most points.
    pub most: u32,
}

/// The sums of a meeting that is over; while it goes on, every mark would change them.
pub(super) fn sum(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Option<ScoreSumView>, Failure> {
    if !matches!(meeting.state, MeetingState::Ended | MeetingState::Closed) {
        return Ok(None);
    }
    let score = score(desk, reading, meeting)?.filter(|score| score.most() > 0);
    Ok(score.map(|score| ScoreSumView {
        points: score.points(),
        most: score.most(),
        undecided: score.undecided(),
        level: score.level(),
        groups: score
            .groups
            .iter()
            .map(|group| GroupSumView {
                name: group.name.clone(),
                points: group.points(),
                most: group.most,
            })
            .collect(),
    }))
}

impl MeetingView {
    /// The score as papers print it: nothing while something is open.
    pub(crate) fn settled_score(&self) -> Option<domain::papers::ScoreFacts> {
        let sum = self.score.as_ref().filter(|sum| sum.undecided == 0)?;
        Some(domain::papers::ScoreFacts {
            points: sum.points,
            most: sum.most,
            level: sum.level?,
            groups: sum
                .groups
                .iter()
                .map(|group| domain::papers::ScoreGroupFacts {
                    name: group.name.clone(),
                    points: group.points,
                    most: group.most,
                })
                .collect(),
        })
    }
}
