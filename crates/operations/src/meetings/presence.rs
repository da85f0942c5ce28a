//! The roll-call: one mark at a time, by keyboard, counted at once.

use super::{ShowMeeting, roll};
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::AgendaItemId;
use domain::meetings::{Away, Meeting, MeetingField, MeetingId, Presence};
use domain::members::{Activity, MembershipId};
use domain::record::{FieldValue, Value};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// How somebody is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PresenceChoice {
    /// There.
    Present,
    /// Absent with a reason.
    Excused,
    /// Absent without one.
    Absent,
    /// Exempt and not there.
    Exempt,
    /// Nobody has said yet.
    NotRecorded,
}

/// A mark in the roll.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkPresence {
    /// The meeting.
    pub meeting: Uuid,
    /// The stay in the cell.
    pub membership: Uuid,
    /// The mark.
    pub presence: PresenceChoice,
    /// The reason of an excuse.
    pub reason: String,
    /// The item before which somebody came late; none from the beginning.
    pub came_at: Option<Uuid>,
    /// The item before which somebody left; none stayed to the end.
    pub left_at: Option<Uuid>,
}

/// Marks one person. Somebody who voted on an item cannot be made absent for it (M-04).
pub fn mark_presence(desk: &Desk, request: MarkPresence) -> Result<Saved, Failure> {
    let id = MeetingId(request.meeting);
    let membership = MembershipId(request.membership);
    let presence = check(&request)?;
    desk.save("mark_presence", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        let names = roll::of(&writing.reading(), &meeting)?;
        let line = names.iter().find(|line| line.membership == membership);
        writing.about(&line.ok_or(Failure::NotFound)?.name)?;
        let mark = (membership.0.as_bytes().to_vec(), presence.to_value());
        writing.set_entries::<Meeting>(
            id.record(),
            MeetingField::attendance.number(),
            vec![mark],
        )?;
        Ok(id.record())
    })
}

fn check(request: &MarkPresence) -> Result<Presence, Failure> {
    let mut form = Form::default();
    let reason = form.line("reason", &request.reason);
    if request.presence == PresenceChoice::Excused && reason.is_empty() {
        form.problem("reason", Problem::Required);
    }
    form.finish()?;
    let late = request.came_at.map(|item| Away {
        from: None,
        back_at: Some(AgendaItemId(item)),
    });
    let early = request.left_at.map(|item| Away {
        from: Some(AgendaItemId(item)),
        back_at: None,
    });
    Ok(match request.presence {
        PresenceChoice::Present => Presence::Present {
            away: late.into_iter().chain(early).collect(),
        },
        PresenceChoice::Excused => Presence::Excused { reason },
        PresenceChoice::Absent => Presence::Absent,
        PresenceChoice::Exempt => Presence::Exempt,
        PresenceChoice::NotRecorded => Presence::NotRecorded,
    })
}

/// Marks everybody present who is not marked yet; exempt members are marked exempt. One step.
pub fn mark_rest_present(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let id = MeetingId(request.id);
    desk.save("mark_rest_present", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let marks: Vec<(Vec<u8>, Value)> = roll::of(&writing.reading(), &meeting)?
            .into_iter()
            .filter(|line| line.line.presence == Presence::NotRecorded)
            .map(|line| {
                let mark = match line.line.activity {
                    Activity::Exempt => Presence::Exempt,
                    Activity::Active
                    | Activity::TemporarilyAway
                    | Activity::TemporarilyHere
                    | Activity::Suspended
                    | Activity::Left(_) => Presence::THROUGHOUT,
                };
                (line.membership.0.as_bytes().to_vec(), mark.to_value())
            })
            .collect();
        let field = MeetingField::attendance.number();
        writing.set_entries::<Meeting>(id.record(), field, marks)?;
        Ok(id.record())
    })
}
