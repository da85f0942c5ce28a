//! What stands beside a meeting's plan, agenda and roll: who spoke, what was handed out, how it was
//! rescheduled, and the meetings it prepares or is prepared by.

use super::roll::OnRoll;
use super::view::{
    ContributionView, HandoutView, MeetingLink, ReschedulingView, RuledDay, VersionView,
};
use super::{ContributionForm, HandoutForm};
use crate::{Desk, Failure};
use domain::meetings::{Contribution, Meeting, MeetingId, latest_day, on_time};
use storage::Reading;

const DAY: &str = "%d/%m/%Y";

pub fn contributions(
    reading: &Reading<'_>,
    meeting: MeetingId,
    roll: &[OnRoll],
) -> Result<Vec<ContributionView>, Failure> {
    reading
        .contributions(meeting)?
        .into_iter()
        .map(|it| {
            let line = roll.iter().find(|line| Some(line.membership) == it.speaker);
            Ok(ContributionView {
                id: it.id.0,
                revision: reading.revision::<Contribution>(it.id.record())?,
                item: it.item.map(|item| item.0),
                speaker: line.map_or_else(|| it.name.clone(), |line| line.name.clone()),
                form: ContributionForm {
                    speaker: it.speaker.map(|speaker| speaker.0),
                    name: it.name,
                    words: it.words,
                },
            })
        })
        .collect()
}

pub fn reschedulings(
    reading: &Reading<'_>,
    meeting: MeetingId,
) -> Result<Vec<ReschedulingView>, Failure> {
    let moved = reading.reschedulings(meeting)?.into_iter();
    Ok(moved
        .map(|it| ReschedulingView {
            before: it.before,
            after: it.after,
            reason: it.reason,
            decided: it
                .decided
                .map(|day| day.format(DAY).to_string())
                .unwrap_or_default(),
        })
        .collect())
}

pub fn handouts(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Vec<HandoutView>, Failure> {
    let day = meeting.planned.date();
    let rule = desk
        .rules
        .on(day)
        .map(|rules| rules.meetings.materials_days_before.value);
    let given = reading.handouts(meeting.id)?.into_iter();
    Ok(given
        .map(|it| HandoutView {
            id: it.id.0,
            on_time: it
                .given
                .zip(rule)
                .map(|(given, days)| on_time(given, day, days)),
            form: HandoutForm {
                what: it.what,
                way: it.way,
                receivers: it.receivers,
                given: it
                    .given
                    .map(|day| day.format(DAY).to_string())
                    .unwrap_or_default(),
            },
        })
        .collect())
}

pub fn materials_by(desk: &Desk, meeting: &Meeting) -> Option<RuledDay> {
    let day = meeting.planned.date();
    let rule = &desk.rules.on(day)?.meetings.materials_days_before;
    Some(RuledDay {
        day: latest_day(day, rule.value)?.format(DAY).to_string(),
        days_before: rule.value,
        reference: rule.reference.to_string(),
    })
}

pub fn prepares(reading: &Reading<'_>, meeting: &Meeting) -> Result<Option<MeetingLink>, Failure> {
    let Some(prepared) = meeting.prepares else {
        return Ok(None);
    };
    Ok(reading
        .get::<Meeting>(prepared.record())?
        .as_ref()
        .map(link))
}

pub fn prepared_by(reading: &Reading<'_>, meeting: MeetingId) -> Result<Vec<MeetingLink>, Failure> {
    Ok(reading.preparing(meeting)?.iter().map(link).collect())
}

fn link(meeting: &Meeting) -> MeetingLink {
    MeetingLink {
        id: meeting.id.0,
        planned: meeting.planned,
        state: meeting.state,
    }
}

pub fn versions(reading: &Reading<'_>, meeting: MeetingId) -> Result<Vec<VersionView>, Failure> {
    let versions = reading.minutes_versions(meeting)?.into_iter();
    Ok(versions
        .map(|it| VersionView {
            version: it.version,
            closed: it
                .closed
                .map(|day| day.format(DAY).to_string())
                .unwrap_or_default(),
            reason: it.reason,
            words: domain::papers::plain_text(&it.words),
        })
        .collect())
}
