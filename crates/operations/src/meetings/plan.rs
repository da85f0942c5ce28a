//! Planning a meeting, and changing the plan.

use super::ShowMeeting;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use chrono::{NaiveDateTime, TimeDelta};
use domain::meetings::{ItemSource, Meeting, MeetingId, MeetingKind, MeetingState, Rescheduling};
use domain::members::MembershipId;
use serde::{Deserialize, Serialize};
use storage::{Reading, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// What is planned of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeetingForm {
    /// What kind it is.
    pub kind: MeetingKind,
    /// Theme of a thematic meeting, or a title of its own.
    pub theme: String,
    /// The day.
    pub day: String,
    /// The time, "19:30".
    pub time: String,
    /// Where.
    pub place: String,
    /// How long, in minutes.
    pub planned_minutes: i64,
    /// Who chairs: a stay in the cell.
    pub chair: Option<Uuid>,
    /// Who takes the minutes: a stay in the cell.
    pub minute_taker: Option<Uuid>,
    /// Guests, one a line.
    pub guests: String,
    /// Whom the level above sends to follow it, one a line.
    pub observers: String,
    /// Who set the theme.
    pub theme_source: ItemSource,
    /// Who wrote the theme: a stay in the cell.
    pub author: Option<Uuid>,
    /// Who wrote the theme with its author, one a line.
    #[serde(default)]
    pub co_authors: String,
    /// The programme of themes it belongs to.
    pub programme: String,
    /// Names of the papers that are handed out with the agenda, one a line.
    pub materials: String,
    /// The cell meeting that a meeting of the committee prepares.
    pub prepares: Option<Uuid>,
}

/// A meeting to plan.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// The plan.
    pub form: MeetingForm,
}

/// A changed plan, with the revision it was read at.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeetingEdit {
    /// The meeting.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// The plan.
    pub form: MeetingForm,
    /// Why the meeting was put to another moment, if it was.
    pub reason: String,
}

/// Longest a meeting can be planned for: a day.
const LONGEST: i64 = 24 * 60;

fn check(typed: &MeetingForm) -> Result<Meeting, Failure> {
    let mut form = Form::default();
    let day = form.day("day", &typed.day);
    if typed.day.trim().is_empty() {
        form.problem("day", Problem::Required);
    }
    let time = chrono::NaiveTime::parse_from_str(typed.time.trim(), "%H:%M");
    if time.is_err() {
        form.problem("time", Problem::NotADate);
    }
    let theme = match typed.kind {
        MeetingKind::Thematic | MeetingKind::Combined => form.required("theme", &typed.theme),
        MeetingKind::Regular
        | MeetingKind::Committee
        | MeetingKind::Extraordinary
        | MeetingKind::Congress => form.line("theme", &typed.theme),
    };
    let meeting = Meeting {
        kind: typed.kind,
        theme,
        planned: day.unwrap_or_default().and_time(time.unwrap_or_default()),
        place: form.line("place", &typed.place),
        planned_minutes: form.number("planned_minutes", typed.planned_minutes, 1, LONGEST),
        chair: typed.chair.map(MembershipId),
        minute_taker: typed.minute_taker.map(MembershipId),
        guests: form.remark("guests", &typed.guests),
        observers: form.remark("observers", &typed.observers),
        theme_source: typed.theme_source,
        author: typed.author.map(MembershipId),
        co_authors: form.remark("co_authors", &typed.co_authors),
        programme: form.line("programme", &typed.programme),
        materials: form.remark("materials", &typed.materials),
        prepares: typed.prepares.map(MeetingId),
        ..Meeting::default()
    };
    form.finish()?;
    Ok(meeting)
}

/// M-01: two meetings of one cell cannot go on at the same time.
pub(super) fn refuse_same_time(reading: &Reading<'_>, planned: &Meeting) -> Result<(), Failure> {
    let end = planned.planned + TimeDelta::minutes(planned.planned_minutes);
    let around = reading.meetings(planned.planned - TimeDelta::days(2), end)?;
    for other in around.into_iter().filter(|other| other.id != planned.id) {
        let other: Meeting = reading.meeting(other.id)?;
        let other_end = other.planned + TimeDelta::minutes(other.planned_minutes);
        if other.planned < end && planned.planned < other_end {
            return Err(Failure::invalid("time", Problem::SameTime));
        }
    }
    Ok(())
}

/// M-01: the committee meets before the meeting it prepares.
fn refuse_late_preparation(reading: &Reading<'_>, meeting: &Meeting) -> Result<(), Failure> {
    if let Some(prepared) = meeting.prepares {
        let prepared = reading.meeting(prepared)?;
        let is_committee = meeting.kind == MeetingKind::Committee;
        if !is_committee || prepared.kind == MeetingKind::Committee {
            return Err(Failure::invalid("prepares", Problem::NotAChoice));
        }
        refuse_not_before(meeting, &prepared)?;
    }
    for committee in reading.preparing(meeting.id)? {
        refuse_not_before(&committee, meeting)?;
    }
    Ok(())
}

fn refuse_not_before(first: &Meeting, second: &Meeting) -> Result<(), Failure> {
    if first.planned < second.planned {
        return Ok(());
    }
    let day = second.planned.format("%d/%m/%Y %H:%M").to_string();
    Err(Failure::invalid("day", Problem::MustBeBefore { day }))
}

fn subject(meeting: &Meeting) -> String {
    meeting.planned.format("%d/%m/%Y").to_string()
}

/// Plans a meeting.
pub fn plan_meeting(desk: &Desk, request: NewMeeting) -> Result<Saved, Failure> {
    let mut meeting = check(&request.form)?;
    meeting.state = MeetingState::Planned;
    desk.save("plan_meeting", &subject(&meeting), |writing| {
        meeting.id = writing.new_id()?;
        meeting.owner = writing.unit();
        refuse_same_time(&writing.reading(), &meeting)?;
        refuse_late_preparation(&writing.reading(), &meeting)?;
        writing.put(&meeting)?;
        Ok(meeting.id.record())
    })
}

/// Changes the plan of a meeting. Another moment is kept with its reason; once members were told,
/// there must be one.
pub fn edit_meeting(desk: &Desk, request: MeetingEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let mut form = Form::default();
    let reason = form.line("reason", &request.reason);
    form.finish()?;
    let today = desk.today();
    let id = MeetingId(request.id);
    desk.save("edit_meeting", &subject(&typed), |writing| {
        writing.at_revision::<Meeting>(id.record(), request.revision)?;
        let known = writing.reading().meeting(id)?;
        if typed.planned != known.planned {
            let moved = Rescheduling {
                meeting: id,
                before: known.planned,
                after: typed.planned,
                reason,
                decided: Some(today),
                ..Rescheduling::default()
            };
            reschedule(writing, &known, moved)?;
        }
        let meeting = Meeting {
            kind: typed.kind,
            theme: typed.theme,
            planned: typed.planned,
            place: typed.place,
            planned_minutes: typed.planned_minutes,
            chair: typed.chair,
            minute_taker: typed.minute_taker,
            guests: typed.guests,
            observers: typed.observers,
            theme_source: typed.theme_source,
            author: typed.author,
            co_authors: typed.co_authors,
            programme: typed.programme,
            materials: typed.materials,
            prepares: typed.prepares,
            ..known
        };
        refuse_same_time(&writing.reading(), &meeting)?;
        refuse_late_preparation(&writing.reading(), &meeting)?;
        writing.put(&meeting)?;
        Ok(id.record())
    })
}

fn reschedule(
    writing: &mut Writing<'_>,
    known: &Meeting,
    moved: Rescheduling,
) -> Result<(), Failure> {
    if known.state == MeetingState::Announced && moved.reason.is_empty() {
        return Err(Failure::invalid("reason", Problem::Required));
    }
    writing.put(&Rescheduling {
        id: writing.new_id()?,
        owner: writing.unit(),
        ..moved
    })?;
    Ok(())
}

/// Takes a meeting off the calendar. Undoing brings it back with its agenda.
pub fn delete_meeting(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let id = MeetingId(request.id);
    desk.save("delete_meeting", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&subject(&meeting))?;
        writing.delete::<Meeting>(id.record())?;
        Ok(id.record())
    })
}

/// The end of a plan.
pub(super) fn planned_end(meeting: &Meeting) -> NaiveDateTime {
    meeting.planned + TimeDelta::minutes(meeting.planned_minutes)
}
