//! The quality score of a meeting (chấm điểm chất lượng sinh hoạt): groups, criteria and scale are
//! data of the rule set. What the record proves is filled in, the meeting decides the rest. It
//! scores the meeting and nobody in it.

use super::MeetingKind;
use crate::record::{FieldValue, Value, choice};
use serde::Deserialize;

choice! {
    /// What in a meeting's record can prove a criterion.
    Proof {
        /// Minutes missing to the length asked for.
        MissingMinutes = "missing_minutes",
        /// The share of members present, of those who count.
        Attendance = "attendance",
        /// The longest run of meetings this year that one member was excused from.
        ExcusedRunning = "excused_running",
        /// The committee met before, and its meeting is over.
        CommitteeMet = "committee_met",
        /// Members were told.
        Announced = "announced",
        /// Materials were handed out in time.
        Materials = "materials",
        /// The share of those present who spoke.
        Speakers = "speakers",
        /// The share of main items with something written down.
        Written = "written",
        /// Enough were there for every item.
        Quorum = "quorum",
        /// The share of the last meeting's tasks that are done.
        TasksDone = "tasks_done",
        /// Papers were put up in time after the meeting.
        Filed = "filed",
    }
}

choice! {
    /// What the points of a meeting mean.
    ScoreLevel {
        /// Good (tốt).
        Good = "good",
        /// Fair (khá).
        Fair = "fair",
        /// Average (trung bình).
        Average = "average",
        /// Weak (kém).
        Weak = "weak",
    }
}

/// One group of criteria.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreGroup {
    /// Its name on the sheet.
    pub name: String,
    /// Its most points; unknown where the regulation had no points.
    pub points: Option<u32>,
    /// What it is made of. Local: the regulation names the groups only.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What it is called in the book.
    pub code: String,
    /// Its name on the sheet.
    pub name: String,
    /// Its most points.
    pub points: u32,
    /// What in the record can prove it; nothing where only the meeting can say.
    pub proof: Option<Proof>,
    /// From the best to the worst; the first that fits counts. Empty for what is or is not.
    #[serde(default)]
    pub scale: Vec<ScoreStep>,
    /// The points where somebody was absent without a reason, whatever the share.
    pub somebody_absent: Option<u32>,
}

/// One step of a scale: its bounds are percents of a share, or plain counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreStep {
    /// Fits from here on.
    pub at_least: Option<u32>,
    /// Fits beyond this.
    pub above: Option<u32>,
    /// Fits up to here.
    pub at_most: Option<u32>,
    /// The points it gives.
    pub points: u32,
}

/// From how many points a meeting counts as good, fair, average (tốt, khá, trung bình).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreLevels {
    /// Good from.
    pub good: u32,
    /// Fair from.
    pub fair: u32,
    /// Average from; below is weak.
    pub average: u32,
}

impl ScoreLevels {
    /// What a sum of points means.
    #[must_use]
    pub const fn of(&self, points: u32) -> ScoreLevel {
        if points >= self.good {
            ScoreLevel::Good
        } else if points >= self.fair {
            ScoreLevel::Fair
        } else if points >= self.average {
            ScoreLevel::Average
        } else {
            ScoreLevel::Weak
        }
    }
}

/// Whether meetings of a kind are scored.
#[must_use]
pub const fn is_scored(kind: MeetingKind) -> bool {
    match kind {
        MeetingKind::Regular | MeetingKind::Thematic | MeetingKind::Combined => true,
        MeetingKind::Committee | MeetingKind::Extraordinary | MeetingKind::Congress => false,
    }
}

/// What the record says of one criterion, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// So many of so many.
    Share {
        /// So many.
        part: u32,
        /// Of so many; never 0.
        whole: u32,
    },
    /// A plain count.
    Count(u32),
    /// It is so, or it is not.
    Fact(bool),
}

/// What the record proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The criterion it is for.
    pub proof: Proof,
    /// In figures.
    pub measure: Measure,
    /// Somebody was absent without a reason.
    pub somebody_absent: bool,
}

impl Criterion {
    /// The points that the record proves.
    #[must_use]
    pub fn proved(&self, evidence: &Evidence) -> Option<u32> {
        if evidence.somebody_absent
            && let Some(points) = self.somebody_absent
        {
            return Some(points);
        }
        match evidence.measure {
            Measure::Fact(holds) => Some(if holds { self.points } else { 0 }),
            measure @ (Measure::Share { .. } | Measure::Count(_)) => self
                .scale
                .iter()
                .find(|step| step.fits(measure))
                .map(|step| step.points),
        }
    }
}

impl ScoreStep {
    fn fits(&self, measure: Measure) -> bool {
        let (found, unit) = match measure {
            // Part of whole against percents without dividing: part × 100 against bound × whole.
            Measure::Share { part, whole } => {
                (u64::from(part).saturating_mul(100), u64::from(whole))
            }
            Measure::Count(count) => (u64::from(count), 1),
            Measure::Fact(holds) => (u64::from(holds), 1),
        };
        let bound = |bound: u32| u64::from(bound).saturating_mul(unit);
        self.at_least.is_none_or(|least| found >= bound(least))
            && self.above.is_none_or(|above| found > bound(above))
            && self.at_most.is_none_or(|most| found <= bound(most))
    }
}

/// The points one criterion was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// So many.
    pub points: u32,
    /// The meeting gave them; otherwise the record did, when the minutes were closed.
    pub decided: bool,
    /// Why the meeting gave others than the record proves.
    pub remark: String,
}

/// `M 4 vì…` where the meeting decided, `R 4` where the record did.
impl FieldValue for Mark {
    fn to_value(&self) -> Value {
        let letter = if self.decided { 'M' } else { 'R' };
        let text = format!("{letter} {} {}", self.points, self.remark);
        Value::Text(text.trim_end().to_owned())
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Text(text) = value else {
            return None;
        };
        let mut parts = text.splitn(3, ' ');
        let decided = match parts.next()? {
            "M" => true,
            "R" => false,
            _ => return None,
        };
        Some(Self {
            decided,
            points: parts.next()?.parse().ok()?,
            remark: parts.next().unwrap_or_default().to_owned(),
        })
    }
}

/// One criterion with what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredCriterion {
    /// The criterion.
    pub criterion: Criterion,
    /// What the record says.
    pub evidence: Option<Evidence>,
    /// The points that the record proves.
    pub proved: Option<u32>,
    /// What was decided or written down.
    pub mark: Option<Mark>,
}

impl ScoredCriterion {
    /// The points that count; nothing while neither the record nor the meeting has said.
    #[must_use]
    pub fn points(&self) -> Option<u32> {
        self.mark.as_ref().map(|mark| mark.points).or(self.proved)
    }
}

/// One group with its criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredGroup {
    /// Its name.
    pub name: String,
    /// Its most points.
    pub most: u32,
    /// Its criteria.
    pub criteria: Vec<ScoredCriterion>,
}

impl ScoredGroup {
    /// The points so far.
    #[must_use]
    pub fn points(&self) -> u32 {
        let points = self.criteria.iter().filter_map(ScoredCriterion::points);
        points.fold(0, u32::saturating_add)
    }
}

/// The score of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Group by group.
    pub groups: Vec<ScoredGroup>,
    levels: Option<ScoreLevels>,
}

impl Score {
    /// Puts together what the record proves and what the meeting decided, by the sheet of its day.
    #[must_use]
    pub fn of(
        sheet: &[ScoreGroup],
        levels: Option<ScoreLevels>,
        evidence: &[Evidence],
        mark: impl Fn(&str) -> Option<Mark>,
    ) -> Self {
        let groups = sheet
            .iter()
            .map(|group| ScoredGroup {
                name: group.name.clone(),
                most: group.points.unwrap_or_default(),
                criteria: group
                    .criteria
                    .iter()
                    .map(|criterion| scored(criterion, evidence, mark(&criterion.code)))
                    .collect(),
            })
            .collect();
        Self { groups, levels }
    }

    /// Every criterion of every group.
    pub fn criteria(&self) -> impl Iterator<Item = &ScoredCriterion> {
        self.groups.iter().flat_map(|group| &group.criteria)
    }

    /// The points so far.
    #[must_use]
    pub fn points(&self) -> u32 {
        let groups = self.groups.iter().map(ScoredGroup::points);
        groups.fold(0, u32::saturating_add)
    }

    /// The most points there can be.
    #[must_use]
    pub fn most(&self) -> u32 {
        let groups = self.groups.iter().map(|group| group.most);
        groups.fold(0, u32::saturating_add)
    }

    /// Criteria that neither the record nor the meeting has settled.
    #[must_use]
    pub fn undecided(&self) -> u32 {
        let open = self.criteria().filter(|it| it.points().is_none());
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }

    /// What the points mean, once everything is settled.
    #[must_use]
    pub fn level(&self) -> Option<ScoreLevel> {
        let settled = self.undecided() == 0 && self.most() > 0;
        self.levels
            .filter(|_| settled)
            .map(|levels| levels.of(self.points()))
    }
}

fn scored(criterion: &Criterion, evidence: &[Evidence], mark: Option<Mark>) -> ScoredCriterion {
    let evidence = evidence
        .iter()
        .find(|found| Some(found.proof) == criterion.proof)
        .copied();
    ScoredCriterion {
        proved: evidence.and_then(|evidence| criterion.proved(&evidence)),
        evidence,
        mark,
        criterion: criterion.clone(),
    }
}
