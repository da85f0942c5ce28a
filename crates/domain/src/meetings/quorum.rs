//! The number of members a meeting counts from, and whether enough came.

use super::roll_call::count;
use super::{AgendaItemId, Presence, RollLine, Threshold, VoterKind, there_for_item};
use crate::members::Activity;
use serde::Deserialize;

/// Who is left out of the number of members; which of them, the rule set of the day says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Transferred away for a time.
    TemporarilyAway,
    /// Exempt and not there. Exempt members who come count.
    ExemptAndAbsent,
    /// Suspended.
    Suspended,
    /// Absent throughout for an accepted reason.
    ExcusedThroughout,
}

/// How the base came about, number by number, so that window and paper can show the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BaseWorking {
    /// Official members of the cell.
    pub official: u32,
    /// Minus those temporarily away.
    pub temporarily_away: u32,
    /// Minus exempt members who did not come.
    pub exempt_and_absent: u32,
    /// Minus suspended members.
    pub suspended: u32,
    /// Minus those absent throughout for an accepted reason.
    pub excused_throughout: u32,
    /// What remains: the base.
    pub base: u32,
}

impl BaseWorking {
    /// Works out the base of a roll. Each member is left out once, for the first reason that fits.
    #[must_use]
    pub fn of(roll: &[RollLine], leaves_out: &[LeftOut]) -> Self {
        let mut working = Self::default();
        for line in roll.iter().filter(|line| line.kind == VoterKind::Official) {
            let column = match left_out(line, leaves_out) {
                Some(LeftOut::TemporarilyAway) => &mut working.temporarily_away,
                Some(LeftOut::ExemptAndAbsent) => &mut working.exempt_and_absent,
                Some(LeftOut::Suspended) => &mut working.suspended,
                Some(LeftOut::ExcusedThroughout) => &mut working.excused_throughout,
                None => &mut working.base,
            };
            *column = column.saturating_add(1);
            working.official = working.official.saturating_add(1);
        }
        working
    }
}

fn left_out(line: &RollLine, leaves_out: &[LeftOut]) -> Option<LeftOut> {
    let reason = match (line.activity, &line.presence) {
        (Activity::Suspended, _) => LeftOut::Suspended,
        // Whoever came counts, whatever the papers say.
        (_, Presence::Present { .. }) => return None,
        (Activity::TemporarilyAway, _) => LeftOut::TemporarilyAway,
        (Activity::Exempt, _) | (_, Presence::Exempt) => LeftOut::ExemptAndAbsent,
        (_, Presence::Excused { .. }) => LeftOut::ExcusedThroughout,
        (_, Presence::Absent | Presence::NotRecorded) => return None,
    };
    leaves_out.contains(&reason).then_some(reason)
}

/// Whether enough members are there (đủ số lượng), with the working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// How the base came about.
    pub working: BaseWorking,
    /// The rule.
    pub threshold: Threshold,
    /// How many that asks for.
    pub needed: u32,
    /// Official members there who may vote.
    pub present: u32,
    /// Whether that is enough.
    pub holds: bool,
}

impl Quorum {
    /// The quorum of a meeting as a whole.
    #[must_use]
    pub fn of_meeting(roll: &[RollLine], leaves_out: &[LeftOut], threshold: Threshold) -> Self {
        let present = count(roll, |line| may_vote(line) && line.presence.came());
        Self::of(BaseWorking::of(roll, leaves_out), threshold, present)
    }

    /// The quorum at one item: the base is the meeting's, people may have left.
    #[must_use]
    pub fn of_item(
        roll: &[RollLine],
        leaves_out: &[LeftOut],
        threshold: Threshold,
        item: AgendaItemId,
        order: &[AgendaItemId],
    ) -> Self {
        let voters: Vec<RollLine> = roll.iter().filter(|line| may_vote(line)).cloned().collect();
        let present = there_for_item(&voters, VoterKind::Official, item, order);
        Self::of(BaseWorking::of(roll, leaves_out), threshold, present)
    }

    fn of(working: BaseWorking, threshold: Threshold, present: u32) -> Self {
        Self {
            working,
            threshold,
            needed: threshold.needed(working.base),
            present,
            holds: threshold.holds(present, working.base),
        }
    }
}

/// Official members vote; a suspended one does not.
fn may_vote(line: &RollLine) -> bool {
    line.kind == VoterKind::Official && line.activity != Activity::Suspended
}
