//! What the record of a meeting proves of its quality, each with its figures. What is not written
//! down proves neither.

use super::roll::{self, OnRoll};
use super::show::least_minutes;
use crate::{Desk, Failure};
use chrono::Datelike;
use domain::meetings::{
    AgendaItem, Attendance, Duration, Evidence, Filing, Measure, Meeting, MeetingState, Presence,
    Proof, Quorum, VoterKind, on_time,
};
use std::collections::BTreeSet;
use storage::Reading;

/// Everything the record proves of a meeting that has begun.
pub(super) fn evidence(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Vec<Evidence>, Failure> {
    let over = matches!(meeting.state, MeetingState::Ended | MeetingState::Closed);
    let begun = over || meeting.state == MeetingState::Running;
    let roll = roll::of(reading, meeting)?;
    let items = reading.agenda(meeting.id)?;
    let fact = |proof, holds| (proof, Measure::Fact(holds), false);
    let mut found = vec![
        fact(Proof::CommitteeMet, committee_met(reading, meeting)?),
        fact(Proof::Announced, meeting.announced.is_some()),
    ];
    found.extend(materials(desk, reading, meeting)?.map(|in_time| fact(Proof::Materials, in_time)));
    found.extend(filed(desk, reading, meeting)?.map(|in_time| fact(Proof::Filed, in_time)));
    if begun {
        found.extend(attendance(&roll));
        found.extend(speakers(reading, meeting, &roll)?);
        found.extend(quorum(desk, meeting, &roll, &items).map(|holds| fact(Proof::Quorum, holds)));
    }
    if over {
        found.extend(missing_minutes(desk, reading, meeting)?);
        found.extend(written(reading, meeting, &items)?);
        let since = meeting
            .planned
            .date()
            .with_day(1)
            .and_then(|day| day.with_month(1));
        let run = reading.longest_excused_run(meeting, since.unwrap_or_default())?;
        found.push((Proof::ExcusedRunning, Measure::Count(run), false));
    }
    let (part, whole) = reading.last_tasks(meeting)?;
    found.extend(share(Proof::TasksDone, part, whole));
    Ok(found
        .into_iter()
        .map(|(proof, measure, somebody_absent)| Evidence {
            proof,
            measure,
            somebody_absent,
        })
        .collect())
}

type Found = (Proof, Measure, bool);

fn share(proof: Proof, part: u32, whole: u32) -> Option<Found> {
    (whole > 0).then_some((proof, Measure::Share { part, whole }, false))
}

fn committee_met(reading: &Reading<'_>, meeting: &Meeting) -> Result<bool, Failure> {
    let met = |state| matches!(state, MeetingState::Ended | MeetingState::Closed);
    let before = reading.preparing(meeting.id)?;
    Ok(before.iter().any(|committee| met(committee.state)))
}

/// Nothing written down of what was handed out proves neither.
fn materials(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Option<bool>, Failure> {
    let day = meeting.planned.date();
    let rules = desk.rules.on(day).map(|rules| &rules.meetings);
    let Some(days) = rules.map(|rules| rules.materials_days_before.value) else {
        return Ok(None);
    };
    let given = reading.handouts(meeting.id)?;
    let in_time: Vec<bool> = given
        .iter()
        .filter_map(|it| it.given)
        .map(|given| on_time(given, day, days))
        .collect();
    Ok((!in_time.is_empty()).then(|| in_time.contains(&true)))
}

fn filed(desk: &Desk, reading: &Reading<'_>, meeting: &Meeting) -> Result<Option<bool>, Failure> {
    let day = meeting.planned.date();
    let rules = desk.rules.on(day).map(|rules| &rules.meetings);
    let Some(days) = rules.and_then(|rules| rules.upload_days_after.value) else {
        return Ok(None);
    };
    let filings: Vec<Filing> = reading.filings(meeting.id)?;
    let in_time: Vec<bool> = filings
        .iter()
        .filter_map(|filing| filing.in_time(day, days))
        .collect();
    Ok((!in_time.is_empty()).then(|| in_time.contains(&true)))
}

/// A roll with somebody not yet called proves nothing.
fn attendance(roll: &[OnRoll]) -> Option<Found> {
    let members: Vec<_> = roll
        .iter()
        .map(|line| &line.line)
        .filter(|line| matches!(line.kind, VoterKind::Official | VoterKind::Probationary))
        .cloned()
        .collect();
    let sum = Attendance::of(&members);
    let complete = sum.not_recorded == 0;
    let (proof, measure, _) = share(Proof::Attendance, sum.present, sum.base())?;
    complete.then_some((proof, measure, sum.absent > 0))
}

/// Each member who spoke counts once, however often. Nobody written down proves nothing.
fn speakers(
    reading: &Reading<'_>,
    meeting: &Meeting,
    roll: &[OnRoll],
) -> Result<Option<Found>, Failure> {
    let spoke: BTreeSet<_> = reading
        .contributions(meeting.id)?
        .into_iter()
        .filter_map(|contribution| contribution.speaker)
        .collect();
    let present = roll.iter().filter(|line| line.line.presence.came());
    let (mut there, mut heard) = (0_u32, 0_u32);
    for line in present {
        there = there.saturating_add(1);
        heard = heard.saturating_add(u32::from(spoke.contains(&line.membership)));
    }
    Ok((heard > 0)
        .then(|| share(Proof::Speakers, heard, there))
        .flatten())
}

/// Enough were there for the meeting and for each of its items.
fn quorum(desk: &Desk, meeting: &Meeting, roll: &[OnRoll], items: &[AgendaItem]) -> Option<bool> {
    let lines = roll::lines(roll);
    let unknown = Presence::NotRecorded;
    if lines.iter().any(|line| line.presence == unknown) {
        return None;
    }
    let rules = &desk.rules.on(meeting.planned.date())?.charter;
    let order: Vec<_> = items.iter().map(|item| item.id).collect();
    let whole = roll::quorum(desk, meeting, roll)?.holds;
    let each = order.iter().all(|item| {
        let leaves_out = &rules.base_leaves_out.value;
        Quorum::of_item(
            &lines,
            leaves_out,
            rules.quorum_meeting.value,
            *item,
            &order,
        )
        .holds
    });
    Some(whole && each)
}

fn missing_minutes(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Option<Found>, Failure> {
    let needed = least_minutes(desk, reading, meeting)?;
    let lasted = meeting.began.zip(meeting.ended).zip(needed);
    let duration = lasted.and_then(|((began, ended), needed)| Duration::of(began, ended, needed));
    Ok(duration.map(|it| (Proof::MissingMinutes, Measure::Count(it.missing), false)))
}

/// Main items with something written down or voted on; opening and closing say enough by their
/// names.
fn written(
    reading: &Reading<'_>,
    meeting: &Meeting,
    items: &[AgendaItem],
) -> Result<Option<Found>, Failure> {
    use domain::meetings::AgendaItemKind::{Closing, Opening};
    let voted: BTreeSet<_> = reading
        .votes(meeting.id)?
        .into_iter()
        .filter_map(|vote| vote.item)
        .collect();
    let (mut whole, mut part) = (0_u32, 0_u32);
    for item in items
        .iter()
        .filter(|it| !matches!(it.kind, Opening | Closing))
    {
        let parts = items.iter().filter(|other| other.part_of == Some(item.id));
        let said = std::iter::once(item)
            .chain(parts)
            .any(|it| !it.record.is_empty() || voted.contains(&it.id));
        if item.part_of.is_none() {
            whole = whole.saturating_add(1);
            part = part.saturating_add(u32::from(said));
        }
    }
    Ok(share(Proof::Written, part, whole))
}
