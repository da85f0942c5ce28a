//! The quality score of a meeting, as papers print it: settled figures and nothing else.

use crate::meetings::ScoreLevel;

/// A settled score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreFacts {
    /// Points.
    pub points: u32,
    /// The most there can be.
    pub most: u32,
    /// What the points mean.
    pub level: ScoreLevel,
    /// Group by group.
    pub groups: Vec<ScoreGroupFacts>,
}

/// One group of a settled score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreGroupFacts {
    /// Its name.
    pub name: String,
    /// Points.
    pub points: u32,
    /// Its most points.
    pub most: u32,
}
