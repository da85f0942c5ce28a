//! Who a cell of this size may choose: a committee only from so many official members on.

use crate::{Desk, Failure, Nothing};
use domain::members::Rank;
use serde::Serialize;
use ts_rs::TS;

/// The size of the cell against the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CommitteeView {
    /// Official members today.
    pub official: u32,
    /// A cell has at least so many.
    pub least: u32,
    /// Whether it has fewer.
    pub too_few: bool,
    /// From so many official members on a cell has a committee.
    pub committee_from: u32,
    /// Whether it may have one.
    pub committee: bool,
    /// A committee has at most so many members.
    pub committee_most: u32,
    /// Where that is written.
    pub reference: String,
}

/// Shows what the size of the cell allows.
pub fn show_committee(desk: &Desk, _: Nothing) -> Result<CommitteeView, Failure> {
    let charter = &desk.rules_now()?.charter;
    let lines = desk.book.read(|reading| reading.roster(desk.today()))?;
    let official = lines
        .iter()
        .filter(|line| line.standing.is_counted() && line.standing.rank() == Some(Rank::Official))
        .count();
    let official = u32::try_from(official).unwrap_or(u32::MAX);
    Ok(CommitteeView {
        official,
        least: charter.cell_min_official.value,
        too_few: official < charter.cell_min_official.value,
        committee_from: charter.committee_min_official.value,
        committee: official >= charter.committee_min_official.value,
        committee_most: charter.committee_max_members.value,
        reference: charter.committee_min_official.reference.to_string(),
    })
}
