//! What was handed in after a meeting is ticked here: what, how and when. Nothing is sent.

use super::view::{FilingView, RuledDay};
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use chrono::Days;
use domain::meetings::{Filing, FilingId, HandoutWay, Meeting, MeetingId, MeetingState};
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// What was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FilingForm {
    /// What.
    pub what: String,
    /// How.
    pub way: HandoutWay,
    /// When.
    pub filed: String,
}

/// Something handed in after a meeting.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewFiling {
    /// The meeting.
    pub meeting: Uuid,
    /// What, how and when.
    pub form: FilingForm,
}

/// A filing to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveFiling {
    /// The filing.
    pub id: Uuid,
}

/// Writes down what was handed in after a meeting, also when its minutes are closed.
pub fn add_filing(desk: &Desk, request: NewFiling) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let typed = Filing {
        what: form.required("what", &request.form.what),
        way: request.form.way,
        filed: form.day("filed", &request.form.filed),
        ..Filing::default()
    };
    if request.form.filed.trim().is_empty() {
        form.problem("filed", Problem::Required);
    }
    let id = MeetingId(request.meeting);
    desk.save("add_filing", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        if typed.filed.is_some_and(|day| day < meeting.planned.date()) {
            let day = meeting.planned.format("%d/%m/%Y").to_string();
            form.problem("filed", Problem::MustNotBeBefore { day });
        }
        form.finish()?;
        writing.put(&Filing {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: id,
            ..typed
        })?;
        Ok(id.record())
    })
}

/// Takes a filing out again.
pub fn remove_filing(desk: &Desk, request: RemoveFiling) -> Result<Saved, Failure> {
    let id = FilingId(request.id);
    desk.save("remove_filing", "", |writing| {
        let known: Filing = writing.reading().require(id.record())?;
        writing.about(&known.what)?;
        writing.delete::<Filing>(id.record())?;
        Ok(known.meeting.record())
    })
}

pub(super) fn filings(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Vec<FilingView>, Failure> {
    let day = meeting.planned.date();
    let rule = days_after(desk, meeting);
    let filings = reading.filings(meeting.id)?.into_iter();
    Ok(filings
        .map(|it| FilingView {
            id: it.id.0,
            in_time: rule.and_then(|(days, _)| it.in_time(day, days)),
            form: FilingForm {
                filed: it
                    .filed
                    .map(|day| day.format("%d/%m/%Y").to_string())
                    .unwrap_or_default(),
                what: it.what,
                way: it.way,
            },
        })
        .collect())
}

fn days_after<'d>(
    desk: &'d Desk,
    meeting: &Meeting,
) -> Option<(u32, &'d domain::rule_set::LegalReference)> {
    let rule = &desk
        .rules
        .on(meeting.planned.date())?
        .meetings
        .upload_days_after;
    Some((rule.value?, &rule.reference))
}

/// The last day to hand papers in, for a meeting that is over.
pub(super) fn file_by(desk: &Desk, meeting: &Meeting) -> Option<RuledDay> {
    if !matches!(meeting.state, MeetingState::Ended | MeetingState::Closed) {
        return None;
    }
    let (days, reference) = days_after(desk, meeting)?;
    let latest = meeting
        .planned
        .date()
        .checked_add_days(Days::new(u64::from(days)))?;
    Some(RuledDay {
        day: latest.format("%d/%m/%Y").to_string(),
        days_before: days,
        reference: reference.to_string(),
    })
}
