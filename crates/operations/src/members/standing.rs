//! Standing: what is true of a member on a day, and the dated events behind it.

use super::transfers::recorded;
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::members::{
    Activity, Leaving, Member, MemberId, Membership, MembershipKind, Rank, Standing,
    StandingChange, StandingEvent,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// The standing of a member on a day, as one word the window has a name for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StandingView {
    /// Official and active.
    Official,
    /// On probation and active.
    Probationary,
    /// Exempt from work and meetings.
    Exempt,
    /// Away for a time.
    TemporarilyAway,
    /// Here for a time, counted at home.
    TemporarilyHere,
    /// Suspended.
    Suspended,
    /// Left, or gone in another way.
    Left,
    /// Nothing recorded.
    Unknown,
}

impl From<&Standing> for StandingView {
    fn from(standing: &Standing) -> Self {
        match (standing.activity(), standing.rank()) {
            (
                Activity::Left(
                    Leaving::Transferred
                    | Leaving::StruckOff
                    | Leaving::Released
                    | Leaving::Expelled
                    | Leaving::Died,
                ),
                _,
            ) => Self::Left,
            (Activity::Exempt, _) => Self::Exempt,
            (Activity::TemporarilyAway, _) => Self::TemporarilyAway,
            (Activity::TemporarilyHere, _) => Self::TemporarilyHere,
            (Activity::Suspended, _) => Self::Suspended,
            (Activity::Active, Some(Rank::Official)) => Self::Official,
            (Activity::Active, Some(Rank::Probationary)) => Self::Probationary,
            (Activity::Active, None) => Self::Unknown,
        }
    }
}

/// Something that happened to a member's standing.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewStanding {
    /// The member.
    pub member: Uuid,
    /// What happened.
    pub change: StandingChange,
    /// From which day.
    pub effective: String,
    /// Until which day, where the decision says so.
    pub until: String,
    /// Number of the decision.
    pub decision: String,
    /// Remark.
    pub note: String,
    /// The unit gone to or come from.
    #[serde(default)]
    pub place: String,
    /// The month through which the fee was paid.
    #[serde(default)]
    pub fee_through: String,
}

/// Records an event of standing. Whoever leaves, leaves the cell's list from that day on.
pub fn record_standing(desk: &Desk, request: NewStanding) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let event = StandingEvent {
        member: MemberId(request.member),
        change: request.change,
        effective: form.partial_date("effective", &request.effective),
        until: form.day("until", &request.until),
        decision: form.line("decision", &request.decision),
        note: form.remark("note", &request.note),
        place: form.line("place", &request.place),
        fee_through: form.partial_date("fee_through", &request.fee_through),
        ..StandingEvent::default()
    };
    if request.effective.trim().is_empty() {
        form.problem("effective", Problem::Required);
    }
    if let (Some(from), Some(until)) = (event.effective, event.until)
        && until < from.earliest()
    {
        form.problem("until", Problem::EndsBeforeItBegins);
    }
    form.finish()?;
    desk.save("record_standing", "", |writing| {
        let member: Member = writing.reading().require(event.member.record())?;
        writing.about(&member.name())?;
        if member.owner != writing.unit() {
            return Err(Failure::NotNow {
                reason: NotNow::OtherUnit,
            });
        }
        // Going to another unit and coming from one is a transfer, whoever writes it down.
        if recorded(writing, &member, &event)?.is_some() {
            return Ok(member.id.record());
        }
        let event = StandingEvent {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..event
        };
        writing.put(&event)?;
        if ends_membership(event.change) {
            end_memberships(writing, &event)?;
        }
        if event.change == StandingChange::BecameProbationary {
            begin_membership(writing, &member, &event)?;
        }
        Ok(member.id.record())
    })
}

pub(super) fn ends_membership(change: StandingChange) -> bool {
    match change {
        StandingChange::StruckOff
        | StandingChange::Released
        | StandingChange::Expelled
        | StandingChange::Died => true,
        // Without a date nobody knows which stay it ended.
        StandingChange::Transferred
        | StandingChange::BecameProbationary
        | StandingChange::BecameOfficial
        | StandingChange::Resumed
        | StandingChange::Received
        | StandingChange::Exempted
        | StandingChange::WentAway
        | StandingChange::CameTemporarily
        | StandingChange::Suspended => false,
    }
}

/// Somebody who left is admitted again: a stay begins, unless one is running.
fn begin_membership(
    writing: &mut storage::Writing<'_>,
    member: &Member,
    event: &StandingEvent,
) -> Result<(), Failure> {
    let unit = writing.unit();
    let stays = writing.reading().memberships_of(member.id)?;
    let running = stays.iter().any(|stay| {
        stay.owner == unit && stay.until.is_none() && stay.kind != MembershipKind::IntroducedHere
    });
    if running {
        return Ok(());
    }
    writing.put(&Membership {
        id: writing.new_id()?,
        owner: unit,
        member: member.id,
        kind: MembershipKind::Regular,
        since: event.effective.map(|date| date.earliest()),
        name: member.name(),
        ..Membership::default()
    })?;
    Ok(())
}

fn end_memberships(
    writing: &mut storage::Writing<'_>,
    event: &StandingEvent,
) -> Result<(), Failure> {
    let unit = writing.unit();
    let stays: Vec<Membership> = writing.reading().memberships_of(event.member)?;
    for stay in stays
        .into_iter()
        .filter(|stay| stay.until.is_none() && stay.owner == unit)
    {
        let until = event.effective.map(|date| date.latest());
        writing.put(&Membership { until, ..stay })?;
    }
    Ok(())
}
