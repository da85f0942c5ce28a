//! The roll-call: one mark at a time, by keyboard, counted at once.

use super::agenda::agenda_numbers;
use super::template::templates;
use super::{ShowMeeting, roll};
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{
    AgendaItem, AgendaItemId, Away, Meeting, MeetingField, MeetingId, Presence, Vote, contradicted,
};
use domain::members::{Activity, MembershipId};
use domain::record::{FieldValue, Value};
use serde::{Deserialize, Serialize};
use storage::Reading;
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

impl PresenceChoice {
    /// The mark, and the reason of an excuse.
    pub(super) fn of(presence: &Presence) -> (Self, String) {
        match presence {
            Presence::Present { .. } => (Self::Present, String::new()),
            Presence::Excused { reason } => (Self::Excused, reason.clone()),
            Presence::Absent => (Self::Absent, String::new()),
            Presence::Exempt => (Self::Exempt, String::new()),
            Presence::NotRecorded => (Self::NotRecorded, String::new()),
        }
    }
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
    /// The stretches of the agenda somebody present was away for.
    pub away: Vec<AwayForm>,
}

/// A stretch of the agenda somebody was away for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AwayForm {
    /// The first item missed; none for somebody who came late.
    pub from: Option<Uuid>,
    /// The item the person was back for; none for somebody who did not come back.
    pub back_at: Option<Uuid>,
}

impl From<Away> for AwayForm {
    fn from(away: Away) -> Self {
        Self {
            from: away.from.map(|item| item.0),
            back_at: away.back_at.map(|item| item.0),
        }
    }
}

/// Most stretches one person can be away for.
const MOST_AWAY: usize = 20;

/// Marks one person. Somebody who voted on an item cannot be made absent for it (M-04).
pub fn mark_presence(desk: &Desk, request: MarkPresence) -> Result<Saved, Failure> {
    let id = MeetingId(request.meeting);
    let membership = MembershipId(request.membership);
    desk.save("mark_presence", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        let agenda = writing.reading().agenda(id)?;
        let presence = check(&request, &agenda)?;
        refuse_absent_voter(&writing.reading(), &agenda, (id, membership), &presence)?;
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

fn check(request: &MarkPresence, agenda: &[AgendaItem]) -> Result<Presence, Failure> {
    let mut form = Form::default();
    let reason = form.line("reason", &request.reason);
    if request.presence == PresenceChoice::Excused && reason.is_empty() {
        form.problem("reason", Problem::Required);
    }
    let away = stretches(&mut form, &request.away, agenda);
    form.finish()?;
    Ok(match request.presence {
        PresenceChoice::Present => Presence::Present { away },
        PresenceChoice::Excused => Presence::Excused { reason },
        PresenceChoice::Absent => Presence::Absent,
        PresenceChoice::Exempt => Presence::Exempt,
        PresenceChoice::NotRecorded => Presence::NotRecorded,
    })
}

/// Stretches in the order they were typed; nobody comes back before having left.
fn stretches(form: &mut Form, typed: &[AwayForm], agenda: &[AgendaItem]) -> Vec<Away> {
    let place = |id: Uuid| agenda.iter().position(|item| item.id.0 == id);
    for stretch in typed {
        let from = stretch.from.map_or(Some(0), place);
        let back = stretch.back_at.map_or(Some(agenda.len()), place);
        match (from, back) {
            (Some(from), Some(back)) if from < back => {}
            (Some(_), Some(_)) => form.problem("away", Problem::EndsBeforeItBegins),
            _ => form.problem("away", Problem::NotAChoice),
        }
    }
    if typed.len() > MOST_AWAY {
        let limit = u32::try_from(MOST_AWAY).unwrap_or(u32::MAX);
        form.problem("away", Problem::TooLong { limit });
    }
    typed
        .iter()
        .map(|stretch| Away {
            from: stretch.from.map(AgendaItemId),
            back_at: stretch.back_at.map(AgendaItemId),
        })
        .collect()
}

/// Somebody who voted on an item was there for it; to say otherwise, the vote is cleared first.
fn refuse_absent_voter(
    reading: &Reading<'_>,
    agenda: &[AgendaItem],
    (meeting, membership): (MeetingId, MembershipId),
    presence: &Presence,
) -> Result<(), Failure> {
    let order: Vec<AgendaItemId> = agenda.iter().map(|item| item.id).collect();
    let votes = reading
        .voters(meeting)?
        .into_iter()
        .filter(|line| line.voter == membership)
        .map(|line| ((line.vote, line.item), line.item));
    let Some((vote, item)) = contradicted(presence, votes, &order) else {
        return Ok(());
    };
    let known = item.and_then(|item| numbered(agenda, item));
    let item = match known {
        Some(item) => item,
        None => reading.require::<Vote>(vote.record())?.motion,
    };
    Err(Failure::invalid("presence", Problem::Voted { item }))
}

/// "3.1. Title".
fn numbered(agenda: &[AgendaItem], id: AgendaItemId) -> Option<String> {
    agenda
        .iter()
        .zip(agenda_numbers(agenda))
        .find(|(item, _)| item.id == id)
        .map(|(item, number)| format!("{number}. {}", item.title))
}

/// Marks everybody present who is not marked yet; exempt members are marked exempt, and whoever meets
/// elsewhere for a time is excused for that. One step.
pub fn mark_rest_present(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let id = MeetingId(request.id);
    let away_reason = templates()?.away_reason;
    desk.save("mark_rest_present", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let marks: Vec<(Vec<u8>, Value)> = roll::of(&writing.reading(), &meeting)?
            .into_iter()
            .filter(|line| line.line.presence == Presence::NotRecorded)
            // Whoever is suspended is not called; who comes all the same is marked by hand.
            .filter(|line| line.line.activity != Activity::Suspended)
            .map(|line| {
                let mark = match line.line.activity {
                    Activity::Exempt => Presence::Exempt,
                    Activity::TemporarilyAway => Presence::Excused {
                        reason: away_reason.clone(),
                    },
                    Activity::Active
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
