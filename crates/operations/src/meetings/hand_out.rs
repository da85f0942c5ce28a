//! What was handed out before a meeting is ticked here: when, how and to whom. Nothing is sent.

use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{Handout, HandoutId, HandoutWay, Meeting, MeetingId, MeetingState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What was handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandoutForm {
    /// What.
    pub what: String,
    /// How.
    pub way: HandoutWay,
    /// To whom.
    pub receivers: String,
    /// When.
    pub given: String,
}

/// Something handed out before a meeting.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewHandout {
    /// The meeting.
    pub meeting: Uuid,
    /// What, how, to whom and when.
    pub form: HandoutForm,
}

/// A handout to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveHandout {
    /// The handout.
    pub id: Uuid,
}

/// Writes down what was handed out. The first time, members count as told from that day.
pub fn add_handout(desk: &Desk, request: NewHandout) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let typed = Handout {
        what: form.required("what", &request.form.what),
        way: request.form.way,
        receivers: form.required("receivers", &request.form.receivers),
        given: form.day("given", &request.form.given),
        ..Handout::default()
    };
    if request.form.given.trim().is_empty() {
        form.problem("given", Problem::Required);
    }
    form.finish()?;
    let id = MeetingId(request.meeting);
    desk.save("add_handout", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let given = typed.given;
        writing.put(&Handout {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: id,
            ..typed
        })?;
        if meeting.state == MeetingState::Planned {
            writing.put(&Meeting {
                state: MeetingState::Announced,
                announced: given,
                ..meeting
            })?;
        }
        Ok(id.record())
    })
}

/// Takes a handout out again.
pub fn remove_handout(desk: &Desk, request: RemoveHandout) -> Result<Saved, Failure> {
    let id = HandoutId(request.id);
    desk.save("remove_handout", "", |writing| {
        let known: Handout = writing.reading().require(id.record())?;
        writing.about(&known.what)?;
        writing.delete::<Handout>(id.record())?;
        Ok(known.meeting.record())
    })
}
