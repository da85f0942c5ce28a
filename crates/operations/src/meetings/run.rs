//! Running a meeting: announced, begun, ended.

use super::ShowMeeting;
use crate::failure::NotNow;
use crate::{Desk, Failure, Saved};
use chrono::NaiveDateTime;
use domain::meetings::{Meeting, MeetingId, MeetingState};

/// Members were told and have their papers.
pub fn announce_meeting(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let today = desk.today();
    step(desk, "announce_meeting", request, |meeting| {
        match meeting.state {
            MeetingState::Planned => Ok(Meeting {
                state: MeetingState::Announced,
                announced: Some(today),
                ..meeting
            }),
            MeetingState::Announced
            | MeetingState::Running
            | MeetingState::Ended
            | MeetingState::Closed => Err(Failure::NotNow {
                reason: NotNow::MeetingOver,
            }),
        }
    })
}

/// The meeting begins: now, or at its planned time if it is written down afterwards.
pub fn begin_meeting(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let now = desk.now();
    step(desk, "begin_meeting", request, |meeting| {
        match meeting.state {
            MeetingState::Planned | MeetingState::Announced => Ok(Meeting {
                state: MeetingState::Running,
                began: Some(on_the_day(now, meeting.planned)),
                ..meeting
            }),
            MeetingState::Running | MeetingState::Ended | MeetingState::Closed => {
                Err(Failure::NotNow {
                    reason: NotNow::MeetingOver,
                })
            }
        }
    })
}

/// The meeting is over: minutes can be finished.
pub fn end_meeting(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let now = desk.now();
    step(desk, "end_meeting", request, |meeting| {
        match meeting.state {
            MeetingState::Running => {
                let ended = on_the_day(now, super::plan::planned_end(&meeting));
                Ok(Meeting {
                    state: MeetingState::Ended,
                    ended: Some(meeting.began.map_or(ended, |began| ended.max(began))),
                    ..meeting
                })
            }
            MeetingState::Planned | MeetingState::Announced => Err(Failure::NotNow {
                reason: NotNow::MeetingNotBegun,
            }),
            MeetingState::Ended | MeetingState::Closed => Err(Failure::NotNow {
                reason: NotNow::MeetingOver,
            }),
        }
    })
}

/// Now, if it is the day of the meeting; else the planned moment, to be corrected by hand.
fn on_the_day(now: NaiveDateTime, planned: NaiveDateTime) -> NaiveDateTime {
    if now.date() == planned.date() {
        now
    } else {
        planned
    }
}

fn step(
    desk: &Desk,
    name: &'static str,
    request: ShowMeeting,
    change: impl FnOnce(Meeting) -> Result<Meeting, Failure>,
) -> Result<Saved, Failure> {
    let id = MeetingId(request.id);
    desk.save(name, "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let changed = change(meeting)?;
        writing.put(&changed)?;
        Ok(id.record())
    })
}
