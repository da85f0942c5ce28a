//! Who was there, counted; and over many meetings, one member's share.

use super::{AgendaItemId, Presence};
use crate::members::{Activity, Rank, Standing};

/// In which right somebody stands on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VoterKind {
    /// Official member of the cell: votes.
    Official,
    /// Probationary member of the cell: discusses, does not vote.
    Probationary,
    /// Takes part here for a time, counts at home.
    Temporary,
    /// Guest, observer, member of another cell.
    Guest,
}

/// One line of the roll: what was true of the person on the day of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollLine {
    /// In which right.
    pub kind: VoterKind,
    /// Active, exempt, away or suspended that day.
    pub activity: Activity,
    /// What the roll-call says.
    pub presence: Presence,
}

impl RollLine {
    /// The line of a member by standing; `None` for somebody who had left or was not yet admitted.
    #[must_use]
    pub fn of(standing: &Standing, presence: Presence) -> Option<Self> {
        let activity = standing.activity();
        let kind = match (activity, standing.rank()) {
            (Activity::Left(_), _) => return None,
            (Activity::TemporarilyHere, _) => VoterKind::Temporary,
            (_, Some(Rank::Official)) => VoterKind::Official,
            (_, Some(Rank::Probationary)) => VoterKind::Probationary,
            (_, None) => return None,
        };
        Some(Self {
            kind,
            activity,
            presence,
        })
    }

    /// Whether this is somebody who votes and was there for an item; without an item, who came.
    /// Official members vote, a suspended one does not.
    #[must_use]
    pub fn votes_on(&self, item: Option<AgendaItemId>, order: &[AgendaItemId]) -> bool {
        let entitled = self.kind == VoterKind::Official && self.activity != Activity::Suspended;
        entitled
            && match item {
                Some(item) => self.presence.was_there_for(item, order),
                None => self.presence.came(),
            }
    }

    /// Somebody who is listed but counts nowhere.
    #[must_use]
    pub fn guest(presence: Presence) -> Self {
        Self {
            kind: VoterKind::Guest,
            activity: Activity::Active,
            presence,
        }
    }
}

/// How many of one kind answered how. The five answers add up to `all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// On the roll.
    pub all: u32,
    /// Came.
    pub present: u32,
    /// Absent with reason.
    pub excused: u32,
    /// Absent without.
    pub absent: u32,
    /// Exempt and not there.
    pub exempt: u32,
    /// Not recorded yet.
    pub not_recorded: u32,
}

/// The count of a meeting by kind (tổng hợp điểm danh).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RollCount {
    /// Official members.
    pub official: Tally,
    /// Probationary members.
    pub probationary: Tally,
    /// Taking part temporarily.
    pub temporary: Tally,
    /// Guests; in no total.
    pub guests: Tally,
}

impl RollCount {
    /// Counts a roll.
    #[must_use]
    pub fn of(roll: &[RollLine]) -> Self {
        let mut count = Self::default();
        for line in roll {
            count.tally(line.kind).add(&line.presence);
        }
        count
    }

    /// Members of the cell, official and probationary together.
    #[must_use]
    pub fn members(&self) -> Tally {
        let (left, right) = (self.official, self.probationary);
        Tally {
            all: left.all.saturating_add(right.all),
            present: left.present.saturating_add(right.present),
            excused: left.excused.saturating_add(right.excused),
            absent: left.absent.saturating_add(right.absent),
            exempt: left.exempt.saturating_add(right.exempt),
            not_recorded: left.not_recorded.saturating_add(right.not_recorded),
        }
    }

    fn tally(&mut self, kind: VoterKind) -> &mut Tally {
        match kind {
            VoterKind::Official => &mut self.official,
            VoterKind::Probationary => &mut self.probationary,
            VoterKind::Temporary => &mut self.temporary,
            VoterKind::Guest => &mut self.guests,
        }
    }
}

impl Tally {
    fn add(&mut self, presence: &Presence) {
        let answer = match presence {
            Presence::Present { .. } => &mut self.present,
            Presence::Excused { .. } => &mut self.excused,
            Presence::Absent => &mut self.absent,
            Presence::Exempt => &mut self.exempt,
            Presence::NotRecorded => &mut self.not_recorded,
        };
        *answer = answer.saturating_add(1);
        self.all = self.all.saturating_add(1);
    }
}

/// How many of a kind were there for one item.
#[must_use]
pub fn there_for_item(
    roll: &[RollLine],
    kind: VoterKind,
    item: AgendaItemId,
    order: &[AgendaItemId],
) -> u32 {
    count(roll, |line| {
        line.kind == kind && line.presence.was_there_for(item, order)
    })
}

pub(super) fn count(roll: &[RollLine], keep: impl Fn(&RollLine) -> bool) -> u32 {
    u32::try_from(roll.iter().filter(|line| keep(line)).count()).unwrap_or(u32::MAX)
}

/// One member's attendance over the meetings held while the person belonged to the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attendance {
    /// Came.
    pub present: u32,
    /// Absent with reason.
    pub excused: u32,
    /// Absent without.
    pub absent: u32,
    /// On leave: exempt or away by decision; in a column of its own, not in the base.
    pub on_leave: u32,
    /// Meetings whose roll says nothing about the person; not in the base.
    pub not_recorded: u32,
}

impl Attendance {
    /// Adds up what the rolls say, meetings before joining already left out.
    #[must_use]
    pub fn of(rolls: &[RollLine]) -> Self {
        let mut sum = Self::default();
        for line in rolls {
            let leave = matches!(line.activity, Activity::TemporarilyAway | Activity::Exempt);
            let column = match &line.presence {
                Presence::Present { .. } => &mut sum.present,
                Presence::Exempt => &mut sum.on_leave,
                _ if leave => &mut sum.on_leave,
                Presence::Excused { .. } => &mut sum.excused,
                Presence::Absent => &mut sum.absent,
                Presence::NotRecorded => &mut sum.not_recorded,
            };
            *column = column.saturating_add(1);
        }
        sum
    }

    /// Meetings that count.
    #[must_use]
    pub fn base(&self) -> u32 {
        self.present
            .saturating_add(self.excused)
            .saturating_add(self.absent)
    }

    /// Tenths of a percent, rounded half up; `None` where nothing counts and a dash is shown.
    #[must_use]
    pub fn per_mille(&self) -> Option<u32> {
        per_mille(self.present, self.base())
    }
}

/// A share in tenths of a percent, rounded half up; `None` of nothing.
#[must_use]
pub fn per_mille(part: u32, whole: u32) -> Option<u32> {
    let whole = u64::from(whole);
    let doubled = u64::from(part).checked_mul(2_000)?.checked_add(whole)?;
    u32::try_from(doubled.checked_div(whole.checked_mul(2)?)?).ok()
}
