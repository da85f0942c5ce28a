//! A change of standing that was written down wrongly: put right, or taken back. Either is a step of
//! its own, so that the history shows what stood there before; nothing past is rewritten silently.

use super::standing::ends_membership;
use crate::form::Form;
use crate::{Desk, Failure, NotNow, Problem, Saved};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    Member, Membership, MembershipKind, StandingChange, StandingEvent, StandingEventId,
};
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// A change of standing as it should have been written. What happened stays what it is: another
/// change is taken back and recorded anew.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectStanding {
    /// The change.
    pub event: Uuid,
    /// From which day.
    pub effective: String,
    /// Until which day, where the decision says so.
    pub until: String,
    /// Number of the decision.
    pub decision: String,
    /// Remark.
    pub note: String,
}

/// Puts a change of standing right. A stay that it ended or began moves with its day.
pub fn correct_standing(desk: &Desk, request: CorrectStanding) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let effective = form.partial_date("effective", &request.effective);
    let until = form.day("until", &request.until);
    let decision = form.line("decision", &request.decision);
    let note = form.remark("note", &request.note);
    if let (Some(from), Some(until)) = (effective, until)
        && until < from.earliest()
    {
        form.problem("until", Problem::EndsBeforeItBegins);
    }
    form.finish()?;
    desk.save("correct_standing", "", |writing| {
        let (known, member) = own(writing, request.event)?;
        // A change whose day nobody knows may stay so; a known day is not made unknown.
        if effective.is_none() && known.effective.is_some() {
            return Err(Failure::invalid("effective", Problem::Required));
        }
        writing.about(&member.name())?;
        if known.effective != effective {
            move_stays(writing, &known, effective)?;
        }
        writing.put(&StandingEvent {
            effective,
            until,
            decision,
            note,
            ..known
        })?;
        Ok(member.id.record())
    })
}

/// Which change.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveStanding {
    /// The change.
    pub event: Uuid,
}

/// Takes back a change of standing that was recorded by mistake. A stay that it ended goes on.
pub fn remove_standing(desk: &Desk, request: RemoveStanding) -> Result<Saved, Failure> {
    desk.save("remove_standing", "", |writing| {
        let (known, member) = own(writing, request.event)?;
        writing.about(&member.name())?;
        if ends_membership(known.change) {
            for stay in ended_by(writing, &known)? {
                writing.put(&Membership {
                    until: None,
                    ..stay
                })?;
            }
        }
        writing.delete::<StandingEvent>(known.id.record())?;
        Ok(member.id.record())
    })
}

/// A change that this unit wrote and that no transfer stands behind.
fn own(writing: &Writing<'_>, event: Uuid) -> Result<(StandingEvent, Member), Failure> {
    let reading = writing.reading();
    let event: StandingEvent = reading.require(StandingEventId(event).record())?;
    let member: Member = reading.require(event.member.record())?;
    let refuse = |reason| Err(Failure::NotNow { reason });
    if event.owner != writing.unit() || member.owner != writing.unit() {
        return refuse(NotNow::OtherUnit);
    }
    let moves = matches!(
        event.change,
        StandingChange::Transferred
            | StandingChange::Received
            | StandingChange::WentAway
            | StandingChange::CameTemporarily
    );
    if moves && !reading.transfers_of(member.id)?.is_empty() {
        // Its own path says how far it is, and counts on both sides.
        return refuse(NotNow::TransferElsewhere);
    }
    Ok((event, member))
}

fn move_stays(
    writing: &mut Writing<'_>,
    known: &StandingEvent,
    effective: Option<PartialDate>,
) -> Result<(), Failure> {
    if ends_membership(known.change) {
        let until = effective.map(|date| date.latest());
        for stay in ended_by(writing, known)? {
            if stay
                .since
                .zip(until)
                .is_some_and(|(since, until)| until < since)
            {
                return Err(Failure::invalid("effective", Problem::EndsBeforeItBegins));
            }
            writing.put(&Membership { until, ..stay })?;
        }
    }
    if known.change == StandingChange::BecameProbationary {
        let day = known.effective.map(|date| date.earliest());
        let since = effective.map(|date| date.earliest());
        for stay in stays(writing, known)? {
            if day.is_some() && stay.since == day {
                writing.put(&Membership { since, ..stay })?;
            }
        }
    }
    Ok(())
}

/// Stays that a leaving ended: those whose last day is its day.
fn ended_by(writing: &Writing<'_>, event: &StandingEvent) -> Result<Vec<Membership>, Failure> {
    let day: Option<NaiveDate> = event.effective.map(|date| date.latest());
    let stays = stays(writing, event)?;
    Ok(stays
        .into_iter()
        .filter(|stay| day.is_some() && stay.until == day)
        .collect())
}

fn stays(writing: &Writing<'_>, event: &StandingEvent) -> Result<Vec<Membership>, Failure> {
    let unit = writing.unit();
    let stays = writing.reading().memberships_of(event.member)?;
    Ok(stays
        .into_iter()
        .filter(|stay| stay.owner == unit && stay.merged_into.is_none())
        .filter(|stay| stay.kind != MembershipKind::IntroducedHere)
        .collect())
}
