//! Closing a meeting: its minutes get a number, its roll is written down, and both are guarded.

use super::{ShowMeeting, roll, score};
use crate::drafts::DraftRow;
use crate::failure::NotNow;
use crate::form::Form;
use crate::papers::{Standing, letterhead_lines, next_number};
use crate::{Desk, Failure, Saved};
use domain::drafts::DraftStage;
use domain::meetings::{Meeting, MeetingField, MeetingId, MeetingState, MinutesVersion, Presence};
use domain::papers::MeetingPaperKind;
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// Closes a meeting.
pub fn close_meeting(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let id = MeetingId(request.id);
    desk.save("close_meeting", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let roll = roll::of(&writing.reading(), &meeting)?;
        let drafts = crate::drafts::of_meeting(&writing.reading(), id)?;
        if let Some(reason) = stands_against(&meeting, &roll, &drafts) {
            return Err(refusal(reason, &drafts));
        }
        let field = MeetingField::roll.number();
        writing.set_entries::<Meeting>(id.record(), field, roll::write_down(&roll)?)?;
        score::write_down(desk, writing, &meeting)?;
        let number = match meeting.number {
            Some(number) => number,
            None => next_number(&writing.reading(), MeetingPaperKind::Minutes, &meeting)?,
        };
        let meeting = Meeting {
            number: Some(number),
            version: meeting.version.saturating_add(1),
            ..meeting
        };
        writing.put(&meeting)?;
        keep_version(desk, writing, &meeting)?;
        writing.put(&Meeting {
            state: MeetingState::Closed,
            ..meeting
        })?;
        Ok(id.record())
    })
}

/// Keeps what the minutes say now, so that a later version never takes its place. Where both the
/// facts and a person changed the text somebody must have decided.
fn keep_version(desk: &Desk, writing: &mut Writing<'_>, meeting: &Meeting) -> Result<(), Failure> {
    let minutes = Standing::of(
        desk,
        &writing.reading(),
        meeting.id,
        MeetingPaperKind::Minutes,
    )?;
    if minutes.clashes() > 0 {
        return Err(Failure::NotNow {
            reason: NotNow::PaperClashes,
        });
    }
    let profile = writing.reading().profile()?.unwrap_or_default();
    writing.put(&MinutesVersion {
        id: writing.new_id()?,
        owner: writing.unit(),
        meeting: meeting.id,
        version: meeting.version,
        closed: Some(desk.today()),
        reason: meeting.reopened.clone(),
        words: minutes.draft().whole_text(),
        letterhead: letterhead_lines(&profile),
    })?;
    Ok(())
}

/// The refusal in words that help: a draft that is out is named.
fn refusal(reason: NotNow, drafts: &[DraftRow]) -> Failure {
    match drafts.iter().find(|draft| is_out(draft)) {
        Some(draft) if reason == NotNow::DraftOut => Failure::DraftOut {
            title: draft.title.clone(),
        },
        _ => Failure::NotNow { reason },
    }
}

/// Somebody is reviewing it.
pub(super) fn is_out(draft: &DraftRow) -> bool {
    draft.stage == DraftStage::ForReview
}

/// What a meeting still lacks before it can be closed.
pub(super) fn stands_against(
    meeting: &Meeting,
    roll: &[roll::OnRoll],
    drafts: &[DraftRow],
) -> Option<NotNow> {
    match meeting.state {
        MeetingState::Planned | MeetingState::Announced => return Some(NotNow::MeetingNotBegun),
        MeetingState::Closed => return Some(NotNow::MeetingOver),
        MeetingState::Running | MeetingState::Ended => {}
    }
    let nobody_marked = roll
        .iter()
        .all(|line| line.line.presence == Presence::NotRecorded);
    if nobody_marked {
        return Some(NotNow::RollNotTaken);
    }
    if meeting.chair.is_none() || meeting.minute_taker.is_none() {
        return Some(NotNow::NobodySigns);
    }
    drafts.iter().any(is_out).then_some(NotNow::DraftOut)
}

/// Closed minutes to open again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenMeeting {
    /// The meeting.
    pub id: Uuid,
    /// Why.
    pub reason: String,
    /// The minutes are to get another number: another meeting's have the same one.
    #[serde(default)]
    pub new_number: bool,
}

/// Opens closed minutes again, with a reason. The number stays unless another is asked for; closing
/// makes a new version.
pub fn reopen_meeting(desk: &Desk, request: ReopenMeeting) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let reason = form.required("reason", &request.reason);
    form.finish()?;
    let id = MeetingId(request.id);
    desk.save("reopen_meeting", &reason.clone(), |writing| {
        let meeting = writing.reading().meeting(id)?;
        if meeting.state != MeetingState::Closed {
            return Err(Failure::NotNow {
                reason: NotNow::MeetingNotBegun,
            });
        }
        writing.put(&Meeting {
            state: MeetingState::Ended,
            number: meeting.number.filter(|_| !request.new_number),
            reopened: reason,
            ..meeting
        })?;
        score::take_back(writing, id)?;
        Ok(id.record())
    })
}
