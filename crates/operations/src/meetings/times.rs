//! Correcting when a meeting began and ended, where it was written down afterwards.

use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use chrono::{Days, NaiveDateTime, NaiveTime};
use domain::meetings::{Meeting, MeetingId, MeetingState};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// When a meeting really began and ended.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectTimes {
    /// The meeting.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// "19:30" on its day.
    pub began: String,
    /// "21:05"; empty while it goes on. Earlier than `began` is after midnight.
    pub ended: String,
}

/// Longest a meeting can last, in hours; more is a mistyped time.
const LONGEST: i64 = 12;

/// Corrects when a meeting began and ended.
pub fn correct_times(desk: &Desk, request: CorrectTimes) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let began = time(&mut form, "began", &request.began);
    let ended = time(&mut form, "ended", &request.ended);
    if began.is_none() && request.began.trim().is_empty() {
        form.problem("began", Problem::Required);
    }
    form.finish()?;
    let id = MeetingId(request.id);
    desk.save("correct_times", "", |writing| {
        writing.at_revision::<Meeting>(id.record(), request.revision)?;
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let began = began.map(|time| meeting.planned.date().and_time(time));
        let ended = ended.zip(began).map(|(time, began)| after(began, time));
        let over = matches!(meeting.state, MeetingState::Ended | MeetingState::Closed);
        if over && ended.is_none() {
            return Err(Failure::invalid("ended", Problem::Required));
        }
        let length = began.zip(ended).map(|(began, ended)| ended - began);
        if length.is_some_and(|length| length.num_hours() >= LONGEST) {
            return Err(Failure::invalid("ended", Problem::EndsBeforeItBegins));
        }
        writing.put(&Meeting {
            began,
            ended,
            ..meeting
        })?;
        Ok(id.record())
    })
}

fn time(form: &mut Form, field: &str, typed: &str) -> Option<NaiveTime> {
    if typed.trim().is_empty() {
        return None;
    }
    let time = NaiveTime::parse_from_str(typed.trim(), "%H:%M").ok();
    if time.is_none() {
        form.problem(field, Problem::NotADate);
    }
    time
}

/// The first moment at that time of day that is not before the beginning.
fn after(began: NaiveDateTime, time: NaiveTime) -> NaiveDateTime {
    let same_day = began.date().and_time(time);
    if same_day < began {
        same_day + Days::new(1)
    } else {
        same_day
    }
}
