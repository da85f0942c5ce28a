//! A member's standing on a day, derived from the dated events: what the past was is never guessed
//! from what the present is.

use super::{StandingChange, StandingEvent, StandingEventId};
use crate::dates::PartialDate;
use chrono::NaiveDate;

/// First axis: how far the membership is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// On probation (dự bị).
    Probationary,
    /// Official (chính thức).
    Official,
}

/// How somebody left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaving {
    /// Transferred (chuyển đi).
    Transferred,
    /// Struck off (xóa tên).
    StruckOff,
    /// Released (cho ra).
    Released,
    /// Expelled (khai trừ).
    Expelled,
    /// Died (từ trần).
    Died,
}

/// Second axis: how the member takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Activity {
    /// As usual (sinh hoạt bình thường).
    Active,
    /// Exempt from work and meetings (miễn công tác và sinh hoạt).
    Exempt,
    /// Away for a time (tạm thời đi).
    TemporarilyAway,
    /// Here for a time, counted at home (tạm thời đến).
    TemporarilyHere,
    /// Suspended (đình chỉ).
    Suspended,
    /// No longer here.
    Left(Leaving),
}

/// What is true of a member on a day, and which events say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    rank: Option<Rank>,
    activity: Activity,
    rank_by: Option<StandingEventId>,
    activity_by: Option<StandingEventId>,
}

/// One event as standing sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedChange {
    /// The event.
    pub event: StandingEventId,
    /// What changed.
    pub change: StandingChange,
    /// From when; `None` if nobody remembers: then it holds from the beginning.
    pub effective: Option<PartialDate>,
    /// The last day of an exemption, an absence or a suspension, where the decision says so.
    pub until: Option<NaiveDate>,
}

impl DatedChange {
    /// The change that an event records.
    #[must_use]
    pub fn of(event: StandingEventId, recorded: &StandingEvent) -> Self {
        Self {
            event,
            change: recorded.change,
            effective: recorded.effective,
            until: recorded.until,
        }
    }

    /// The first day on which it holds. The unit somebody is transferred from counts the day of the
    /// transfer itself; the one that receives begins on the day after (DOMAIN.md 3.6).
    pub(super) fn begins(&self) -> Option<NaiveDate> {
        let day = self.effective.map(|date| date.earliest())?;
        match self.change {
            StandingChange::Transferred => day.succ_opt(),
            _ => Some(day),
        }
    }

    /// Events of one day happen in this order: who is gone since the evening before is gone before
    /// anything else, an absence ends before the next begins, and whoever leaves otherwise has left
    /// in the evening.
    fn place_in_day(&self) -> u8 {
        match self.change {
            StandingChange::Transferred => 0,
            StandingChange::BecameProbationary | StandingChange::Received => 1,
            StandingChange::BecameOfficial => 2,
            StandingChange::Resumed => 3,
            StandingChange::Exempted
            | StandingChange::WentAway
            | StandingChange::CameTemporarily
            | StandingChange::Suspended => 4,
            StandingChange::StruckOff
            | StandingChange::Released
            | StandingChange::Expelled
            | StandingChange::Died => 5,
        }
    }
}

impl Standing {
    /// The standing on a day. Events may come in any order.
    #[must_use]
    pub fn on(changes: &[DatedChange], date: NaiveDate) -> Self {
        let mut past: Vec<&DatedChange> = changes
            .iter()
            .filter(|it| it.begins().is_none_or(|begins| begins <= date))
            .collect();
        past.sort_by_key(|it| (it.begins(), it.place_in_day(), it.event));
        let mut standing = Self {
            rank: None,
            activity: Activity::Active,
            rank_by: None,
            activity_by: None,
        };
        for change in past {
            standing.apply(change, date);
        }
        standing
    }

    /// A standing that was worked out before and written down with the events that gave it.
    #[must_use]
    pub const fn recorded(
        (rank, rank_by): (Option<Rank>, Option<StandingEventId>),
        (activity, activity_by): (Activity, Option<StandingEventId>),
    ) -> Self {
        Self {
            rank,
            activity,
            rank_by,
            activity_by,
        }
    }

    /// Probationary or official; `None` before admission.
    #[must_use]
    pub fn rank(&self) -> Option<Rank> {
        self.rank
    }

    /// How the member takes part.
    #[must_use]
    pub fn activity(&self) -> Activity {
        self.activity
    }

    /// The event that gave the rank.
    #[must_use]
    pub fn rank_by(&self) -> Option<StandingEventId> {
        self.rank_by
    }

    /// The event that gave the activity; `None` for somebody active from the beginning.
    #[must_use]
    pub fn activity_by(&self) -> Option<StandingEventId> {
        self.activity_by
    }

    /// Whether the member stands on the cell's list that day (đảng số): admitted, not left, and
    /// not only here for a time.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.rank.is_some()
            && !matches!(self.activity, Activity::Left(_) | Activity::TemporarilyHere)
    }

    /// Whether the member can vote that day: official, counted here, not suspended.
    #[must_use]
    pub fn can_vote(&self) -> bool {
        self.rank == Some(Rank::Official)
            && self.is_counted()
            && self.activity != Activity::Suspended
    }

    fn apply(&mut self, change: &DatedChange, date: NaiveDate) {
        // Death is the one event that nothing after it undoes.
        if self.activity == Activity::Left(Leaving::Died) {
            return;
        }
        match change.change {
            StandingChange::BecameProbationary => {
                self.set_rank(Rank::Probationary, change);
                // Admitted again after having left.
                if matches!(self.activity, Activity::Left(_)) {
                    self.set_activity(Activity::Active, change);
                }
            }
            StandingChange::BecameOfficial => self.set_rank(Rank::Official, change),
            StandingChange::Resumed | StandingChange::Received => {
                self.set_activity(Activity::Active, change);
            }
            StandingChange::Exempted => self.set_until(Activity::Exempt, change, date),
            StandingChange::WentAway => self.set_until(Activity::TemporarilyAway, change, date),
            StandingChange::CameTemporarily => {
                self.set_until(Activity::TemporarilyHere, change, date);
            }
            StandingChange::Suspended => self.set_until(Activity::Suspended, change, date),
            StandingChange::Transferred => self.leave(Leaving::Transferred, change),
            StandingChange::StruckOff => self.leave(Leaving::StruckOff, change),
            StandingChange::Released => self.leave(Leaving::Released, change),
            StandingChange::Expelled => self.leave(Leaving::Expelled, change),
            StandingChange::Died => self.leave(Leaving::Died, change),
        }
    }

    /// A state with a last day is over on the day after, except a visit: who came for a time and
    /// whose time is up is not a member here, but gone home.
    fn set_until(&mut self, activity: Activity, change: &DatedChange, date: NaiveDate) {
        let over = change.until.is_some_and(|until| until < date);
        match (over, activity) {
            (false, activity) => self.set_activity(activity, change),
            (true, Activity::TemporarilyHere) => self.leave(Leaving::Transferred, change),
            (true, _) => self.set_activity(Activity::Active, change),
        }
    }

    fn leave(&mut self, leaving: Leaving, change: &DatedChange) {
        self.set_activity(Activity::Left(leaving), change);
    }

    fn set_rank(&mut self, rank: Rank, change: &DatedChange) {
        self.rank = Some(rank);
        self.rank_by = Some(change.event);
    }

    fn set_activity(&mut self, activity: Activity, change: &DatedChange) {
        self.activity = activity;
        self.activity_by = Some(change.event);
    }
}
