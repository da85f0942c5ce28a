//! Whom the level above sent to follow a meeting, and the remark that was left. It is about the
//! meeting.

use super::view::ObservationView;
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use domain::meetings::{MeetingId, Observation, ObservationId};
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// Who follows a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ObservationForm {
    /// Who.
    pub name: String,
    /// From which body and in what office.
    pub sent_by: String,
    /// The remark on how the meeting was held.
    pub remark: String,
}

/// Somebody assigned to a meeting.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewObservation {
    /// The meeting.
    pub meeting: Uuid,
    /// Who.
    pub form: ObservationForm,
}

/// A changed assignment or remark, with the revision it was read at.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ObservationEdit {
    /// The observation.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// Who, and the remark.
    pub form: ObservationForm,
}

/// An observation to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveObservation {
    /// The observation.
    pub id: Uuid,
}

fn check(typed: &ObservationForm) -> Result<Observation, Failure> {
    let mut form = Form::default();
    let observation = Observation {
        name: form.required("name", &typed.name),
        sent_by: form.line("sent_by", &typed.sent_by),
        remark: form.remark("remark", &typed.remark),
        ..Observation::default()
    };
    form.finish()?;
    Ok(observation)
}

/// Writes down who is sent to follow a meeting.
pub fn add_observation(desk: &Desk, request: NewObservation) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = MeetingId(request.meeting);
    desk.save("add_observation", &typed.name.clone(), |writing| {
        writing.reading().meeting(id)?;
        writing.put(&Observation {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: id,
            ..typed
        })?;
        Ok(id.record())
    })
}

/// Changes who follows a meeting, or writes the remark down.
pub fn edit_observation(desk: &Desk, request: ObservationEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = ObservationId(request.id);
    desk.save("edit_observation", &typed.name.clone(), |writing| {
        writing.at_revision::<Observation>(id.record(), request.revision)?;
        let known: Observation = writing.reading().require(id.record())?;
        writing.put(&Observation {
            name: typed.name,
            sent_by: typed.sent_by,
            remark: typed.remark,
            ..known.clone()
        })?;
        Ok(known.meeting.record())
    })
}

/// Takes an observation out again.
pub fn remove_observation(desk: &Desk, request: RemoveObservation) -> Result<Saved, Failure> {
    let id = ObservationId(request.id);
    desk.save("remove_observation", "", |writing| {
        let known: Observation = writing.reading().require(id.record())?;
        writing.about(&known.name)?;
        writing.delete::<Observation>(id.record())?;
        Ok(known.meeting.record())
    })
}

pub(super) fn observations(
    reading: &Reading<'_>,
    meeting: MeetingId,
) -> Result<Vec<ObservationView>, Failure> {
    reading
        .observations(meeting)?
        .into_iter()
        .map(|it| {
            Ok(ObservationView {
                id: it.id.0,
                revision: reading.revision::<Observation>(it.id.record())?,
                form: ObservationForm {
                    name: it.name,
                    sent_by: it.sent_by,
                    remark: it.remark,
                },
            })
        })
        .collect()
}
