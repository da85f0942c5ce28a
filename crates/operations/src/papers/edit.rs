//! Writing a meeting's paper: begun, edited, described, taken away; and what clashed, decided.

use super::show::{ShowMeetingPaper, seen};
use super::text::Standing;
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{Meeting, MeetingId, MeetingState, Vote, VoteId};
use domain::papers::{
    MeetingPaper, MeetingPaperField, MeetingPaperId, MeetingPaperKind, SignedFor, canonical,
};
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// An edited text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeetingPaperEdit {
    /// The paper.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// Markdown.
    pub text: String,
    /// What the text that was edited was composed from, as it was shown.
    pub composed: String,
}

/// What a paper is about, who signs it, where it goes.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeetingPaperForm {
    /// The paper.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// What it is about; empty for the usual words.
    pub subject: String,
    /// Whom it is signed for.
    pub signed_for: SignedFor,
    /// The vote that adopts it.
    pub vote: Option<Uuid>,
    /// Where it goes, one a line; empty for the usual places.
    pub recipients: String,
}

/// What a person decided where both the facts and an edit changed the text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleMeetingPaper {
    /// The paper.
    pub id: Uuid,
    /// What was shown with the clashes.
    pub seen: String,
    /// What is to stand at each clash, Markdown, in their order.
    pub answers: Vec<String>,
}

/// Which paper.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DropMeetingPaper {
    /// The paper.
    pub id: Uuid,
}

/// Begins a paper of a meeting. It follows the facts until somebody edits it.
pub fn draft_meeting_paper(desk: &Desk, request: ShowMeetingPaper) -> Result<Saved, Failure> {
    let meeting = MeetingId(request.meeting);
    desk.save("draft_meeting_paper", "", |writing| {
        let known = writing.reading().meeting_paper(meeting, request.kind)?;
        if let Some(known) = known {
            return Ok(known.id.record());
        }
        let meeting = writing.reading().meeting(meeting)?;
        about(writing, &meeting)?;
        // Minutes that are closed are opened again first.
        if request.kind == MeetingPaperKind::Minutes && meeting.state == MeetingState::Closed {
            return Err(Failure::Guarded {
                record: "Meeting".to_owned(),
            });
        }
        let committee = meeting.kind == domain::meetings::MeetingKind::Committee;
        let paper = MeetingPaper {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: meeting.id,
            kind: request.kind,
            signed_for: if committee {
                SignedFor::Committee
            } else {
                SignedFor::Cell
            },
            ..MeetingPaper::default()
        };
        writing.put(&paper)?;
        Ok(paper.id.record())
    })
}

fn about(writing: &mut Writing<'_>, meeting: &Meeting) -> Result<(), Failure> {
    writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
    Ok(())
}

/// A paper that still takes changes. Closed minutes take none, whatever their text's record says.
fn open_paper(writing: &mut Writing<'_>, id: MeetingPaperId) -> Result<MeetingPaper, Failure> {
    let paper: MeetingPaper = writing.reading().require(id.record())?;
    let meeting = writing.reading().meeting(paper.meeting)?;
    about(writing, &meeting)?;
    if paper.kind == MeetingPaperKind::Minutes && meeting.state == MeetingState::Closed {
        return Err(Failure::Guarded {
            record: "Meeting".to_owned(),
        });
    }
    Ok(paper)
}

/// Keeps an edited text, and what it was composed from.
pub fn edit_meeting_paper(desk: &Desk, request: MeetingPaperEdit) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let text = form.long("text", &request.text);
    let composed = form.long("composed", &request.composed);
    form.finish()?;
    let id = MeetingPaperId(request.id);
    let saved = desk.save("edit_meeting_paper", "", |writing| {
        writing.at_revision::<MeetingPaper>(id.record(), request.revision)?;
        let paper = open_paper(writing, id)?;
        let (text, composed) = (canonical(&text), canonical(&composed));
        // A text that says what the facts say follows the facts again; so does an emptied one.
        let follows = text == composed || text.is_empty();
        writing.put(&MeetingPaper {
            text: if follows { String::new() } else { text },
            composed: if follows { String::new() } else { composed },
            ..paper
        })?;
        Ok(id.record())
    })?;
    desk.book
        .drop_unsaved(id.record(), MeetingPaperField::text.number())?;
    Ok(saved)
}

/// Says what a paper is about, who signs it, where it goes, and which vote adopts it.
pub fn describe_meeting_paper(desk: &Desk, request: MeetingPaperForm) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let subject = form.line("subject", &request.subject);
    let recipients = form.remark("recipients", &request.recipients);
    form.finish()?;
    let id = MeetingPaperId(request.id);
    desk.save("describe_meeting_paper", "", |writing| {
        writing.at_revision::<MeetingPaper>(id.record(), request.revision)?;
        let paper = open_paper(writing, id)?;
        let vote = request.vote.map(VoteId);
        if let Some(vote) = vote {
            let vote: Vote = writing.reading().require(vote.record())?;
            if vote.meeting != paper.meeting {
                return Err(Failure::invalid("vote", Problem::NotAChoice));
            }
        }
        writing.put(&MeetingPaper {
            subject,
            recipients,
            vote,
            signed_for: request.signed_for,
            ..paper
        })?;
        Ok(id.record())
    })
}

/// Writes down what a person decided at each clash; the text is renewed everywhere else.
pub fn settle_meeting_paper(desk: &Desk, request: SettleMeetingPaper) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let answers: Vec<String> = request
        .answers
        .iter()
        .zip(0_u32..)
        .map(|(answer, place)| form.long(&format!("answers.{place}"), answer))
        .collect();
    form.finish()?;
    let id = MeetingPaperId(request.id);
    desk.save("settle_meeting_paper", "", |writing| {
        let paper = open_paper(writing, id)?;
        let standing = Standing::of(desk, &writing.reading(), paper.meeting, paper.kind)?;
        // Answers to other questions than the ones that stand now are none.
        if seen(&standing) != request.seen {
            return Err(Failure::Stale);
        }
        let settled = standing
            .renewal
            .as_ref()
            .and_then(|renewal| renewal.settled(&answers))
            .ok_or(Failure::Stale)?;
        let composed = standing.layout.text_of(&standing.composed);
        let follows = settled == composed;
        writing.put(&MeetingPaper {
            text: if follows { String::new() } else { settled },
            composed: if follows { String::new() } else { composed },
            ..paper
        })?;
        Ok(id.record())
    })
}

/// Takes a draft away; undoing brings it back. An adopted paper is opened again first.
pub fn drop_meeting_paper(desk: &Desk, request: DropMeetingPaper) -> Result<Saved, Failure> {
    let id = MeetingPaperId(request.id);
    desk.save("drop_meeting_paper", "", |writing| {
        let paper = open_paper(writing, id)?;
        if paper.number.is_some() {
            return Err(Failure::NotNow {
                reason: NotNow::HasNumber,
            });
        }
        writing.delete::<MeetingPaper>(id.record())?;
        Ok(paper.meeting.record())
    })
}
