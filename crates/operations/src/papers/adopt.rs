//! Adopting a resolution or a conclusion: it gets its number, its text is kept for good, and it is
//! guarded. Opening it again takes a reason and makes a new version.

use super::number;
use super::show::lacks;
use super::text::{Standing, letterhead_lines};
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use domain::papers::{
    MeetingPaper, MeetingPaperId, MeetingPaperKind, MeetingPaperState, PaperVersion,
};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// Which paper.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdoptMeetingPaper {
    /// The paper.
    pub id: Uuid,
}

/// An adopted paper to open again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenMeetingPaper {
    /// The paper.
    pub id: Uuid,
    /// Why.
    pub reason: String,
    /// It is to get another number when it is adopted again: another paper has the same one.
    pub new_number: bool,
}

/// Adopts a resolution or a conclusion.
pub fn adopt_meeting_paper(desk: &Desk, request: AdoptMeetingPaper) -> Result<Saved, Failure> {
    let id = MeetingPaperId(request.id);
    desk.save("adopt_meeting_paper", "", |writing| {
        let paper = writing.reading().require::<MeetingPaper>(id.record())?;
        let standing = Standing::of(desk, &writing.reading(), paper.meeting, paper.kind)?;
        let day = standing.meeting.planned.format("%d/%m/%Y").to_string();
        writing.about(&day)?;
        if paper.kind == MeetingPaperKind::Minutes || paper.state == MeetingPaperState::Adopted {
            return Err(Failure::Guarded {
                record: "MeetingPaper".to_owned(),
            });
        }
        if let Some(reason) = lacks(&writing.reading(), &standing, paper.kind)? {
            return Err(Failure::NotNow { reason });
        }
        let number = match paper.number {
            Some(number) => number,
            None => number::next(&writing.reading(), paper.kind, &standing.meeting)?,
        };
        let paper = MeetingPaper {
            number: Some(number),
            version: paper.version.saturating_add(1),
            adopted: Some(desk.today()),
            ..paper
        };
        writing.put(&paper)?;
        let profile = writing.reading().profile()?.unwrap_or_default();
        writing.put(&PaperVersion {
            id: writing.new_id()?,
            owner: writing.unit(),
            paper: paper.id,
            version: paper.version,
            adopted: paper.adopted,
            reason: paper.reopened.clone(),
            text: standing.draft().whole_text(),
            letterhead: letterhead_lines(&profile),
        })?;
        writing.put(&MeetingPaper {
            state: MeetingPaperState::Adopted,
            ..paper
        })?;
        Ok(id.record())
    })
}

/// Opens an adopted paper again, with a reason. What it said stays.
pub fn reopen_meeting_paper(desk: &Desk, request: ReopenMeetingPaper) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let reason = form.required("reason", &request.reason);
    form.finish()?;
    let id = MeetingPaperId(request.id);
    desk.save("reopen_meeting_paper", &reason.clone(), |writing| {
        let paper = writing.reading().require::<MeetingPaper>(id.record())?;
        if paper.state != MeetingPaperState::Adopted {
            return Err(Failure::NotNow {
                reason: NotNow::NotAdopted,
            });
        }
        writing.put(&MeetingPaper {
            state: MeetingPaperState::Draft,
            number: paper.number.filter(|_| !request.new_number),
            reopened: reason,
            ..paper
        })?;
        Ok(id.record())
    })
}
