//! What the page of a meeting's papers shows.

use super::number;
use super::text::Standing;
use crate::failure::NotNow;
use crate::history::DeliveryView;
use crate::meetings::{ShowMeeting, VersionView};
use crate::{Desk, Failure};
use domain::meetings::{MeetingId, MeetingState, VoteId};
use domain::papers::{
    MeetingPaper, MeetingPaperField, MeetingPaperKind, Part, Side, SignedFor, plain_text,
    word_differences,
};
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

const DAY: &str = "%d/%m/%Y";

/// Which paper of which meeting.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowMeetingPaper {
    /// The meeting.
    pub meeting: Uuid,
    /// The paper.
    pub kind: MeetingPaperKind,
}

/// The papers of a meeting that are text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingPapersView {
    /// Minutes first; the others where they were begun.
    pub papers: Vec<MeetingPaperView>,
}

/// One paper of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingPaperView {
    /// What it is.
    pub kind: MeetingPaperKind,
    /// Its record; minutes have none while nobody edits them.
    pub id: Option<Uuid>,
    /// To be sent back with a change.
    pub revision: i64,
    /// It was adopted, and takes no change any more.
    pub adopted: bool,
    /// The day it was adopted.
    pub adopted_on: String,
    /// Its number.
    pub number: Option<i64>,
    /// The number's sign ("NQ/CB").
    pub sign: String,
    /// Another laptop may have given the same number.
    pub provisional: bool,
    /// Days of other meetings whose paper has the same number.
    pub collides: Vec<String>,
    /// A person edited the text.
    pub edited: bool,
    /// The text as it stands, Markdown.
    pub text: String,
    /// What it was composed from, to be sent back with an edit.
    pub composed: String,
    /// Words typed but not saved when the program stopped.
    pub unsaved: Option<String>,
    /// Stretches that the facts renewed since the last edit.
    pub renewed: u32,
    /// Stretches that both the facts and a person changed.
    pub clashes: Vec<ClashView>,
    /// What the answers to the clashes are sent back with.
    pub seen: String,
    /// What it is about; empty for the usual words.
    pub subject: String,
    /// Whom it is signed for.
    pub signed_for: SignedFor,
    /// The vote that adopts it.
    pub vote: Option<Uuid>,
    /// Where it goes, one a line.
    pub recipients: String,
    /// How often it was adopted.
    pub version: i64,
    /// Why it was opened again.
    pub reopened: String,
    /// What it said each time it was adopted.
    pub versions: Vec<VersionView>,
    /// What stands against adopting it.
    pub lacks: Option<NotNow>,
    /// How far the newest change has travelled.
    pub delivery: DeliveryView,
}

/// A stretch that both changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClashView {
    /// As it was composed before, without its look.
    pub before: String,
    /// As it was edited, Markdown.
    pub mine: String,
    /// As the facts say it now, Markdown.
    pub new: String,
    /// Both, word by word.
    pub words: Vec<ClashWords>,
}

/// A run of words of two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClashWords {
    /// Who has them.
    pub side: ClashSide,
    /// The words.
    pub text: String,
}

/// Which of the two texts has some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClashSide {
    /// Both.
    Both,
    /// The edited one.
    Mine,
    /// The one the facts give now.
    New,
}

/// Shows the papers of a meeting.
pub fn list_meeting_papers(
    desk: &Desk,
    request: ShowMeeting,
) -> Result<MeetingPapersView, Failure> {
    let meeting = MeetingId(request.id);
    desk.book.read(|reading| {
        let begun = reading.meeting_papers(meeting)?;
        let kinds = MeetingPaperKind::ALL.iter().copied().filter(|kind| {
            *kind == MeetingPaperKind::Minutes || begun.iter().any(|paper| paper.kind == *kind)
        });
        let papers = kinds.map(|kind| view(desk, reading, meeting, kind));
        Ok(MeetingPapersView {
            papers: papers.collect::<Result<_, Failure>>()?,
        })
    })
}

/// Shows one paper of a meeting.
pub fn show_meeting_paper(
    desk: &Desk,
    request: ShowMeetingPaper,
) -> Result<MeetingPaperView, Failure> {
    desk.book
        .read(|reading| view(desk, reading, MeetingId(request.meeting), request.kind))
}

fn view(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: MeetingId,
    kind: MeetingPaperKind,
) -> Result<MeetingPaperView, Failure> {
    let standing = Standing::of(desk, reading, meeting, kind)?;
    let record = standing.record.clone().unwrap_or_default();
    let id = standing.record.as_ref().map(|record| record.id);
    let number = number::given(kind, &standing.meeting, standing.record.as_ref());
    let adopted = standing.is_adopted(kind);
    let last = standing.versions.last().filter(|_| adopted);
    let minutes = kind == MeetingPaperKind::Minutes;
    let numbered = match id {
        Some(id) if !minutes => id.record(),
        _ => meeting.record(),
    };
    Ok(MeetingPaperView {
        kind,
        id: id.map(|id| id.0),
        revision: match id {
            Some(id) => reading.revision::<MeetingPaper>(id.record())?,
            None => 0,
        },
        adopted,
        adopted_on: day(last.and_then(|last| last.adopted)),
        number,
        sign: standing.layout.sign(kind).to_owned(),
        provisional: number.is_some()
            && number::is_provisional(reading, kind, &standing.meeting, standing.record.as_ref())?,
        collides: collisions(reading, &standing, kind, number)?,
        edited: standing.renewal.is_some(),
        text: match last {
            Some(last) => last.text.clone(),
            None => standing.text(),
        },
        composed: standing.composed_from(),
        unsaved: match id {
            Some(id) => reading.unsaved(id.record(), MeetingPaperField::text.number())?,
            None => None,
        },
        renewed: standing.renewal.as_ref().map_or(0, |renewal| {
            u32::try_from(renewal.renewed()).unwrap_or(u32::MAX)
        }),
        clashes: standing
            .renewal
            .as_ref()
            .map(|renewal| renewal.clashes().map(clash).collect())
            .unwrap_or_default(),
        seen: seen(&standing),
        vote: record
            .vote
            .or(adopting_vote(reading, meeting)?)
            .map(|vote| vote.0),
        subject: record.subject,
        signed_for: record.signed_for,
        recipients: record.recipients,
        version: if minutes {
            standing.meeting.version
        } else {
            record.version
        },
        reopened: if minutes {
            standing.meeting.reopened.clone()
        } else {
            record.reopened
        },
        lacks: lacks(reading, &standing, kind)?,
        versions: standing
            .versions
            .into_iter()
            .map(|it| VersionView {
                version: it.version,
                closed: day(it.adopted),
                reason: it.reason,
                words: plain_text(&it.text),
            })
            .collect(),
        delivery: reading.delivery(numbered)?.into(),
    })
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.format(DAY).to_string())
        .unwrap_or_default()
}

fn collisions(
    reading: &Reading<'_>,
    standing: &Standing,
    kind: MeetingPaperKind,
    number: Option<i64>,
) -> Result<Vec<String>, Failure> {
    let Some(number) = number else {
        return Ok(Vec::new());
    };
    number::collisions(reading, kind, &standing.meeting, number)?
        .into_iter()
        .map(|other| Ok(day(Some(reading.meeting(other)?.planned.date()))))
        .collect()
}

/// The three texts that the answers were given to.
pub(super) fn seen(standing: &Standing) -> String {
    let record = standing.record.clone().unwrap_or_default();
    let composed = standing.layout.text_of(&standing.composed);
    let mut hash = blake3::Hasher::new();
    for text in [&record.composed, &record.text, &composed] {
        hash.update(blake3::hash(text.as_bytes()).as_bytes());
    }
    hash.finalize().to_hex().to_string()
}

fn clash(part: &Part) -> ClashView {
    let words = word_differences(&part.mine, &part.new);
    ClashView {
        before: plain_text(&part.before),
        mine: part.mine.clone(),
        new: part.new.clone(),
        words: words
            .into_iter()
            .map(|words| ClashWords {
                side: match words.side {
                    Side::Both => ClashSide::Both,
                    Side::First => ClashSide::Mine,
                    Side::Second => ClashSide::New,
                },
                text: words.text,
            })
            .collect(),
    }
}

/// The last ordinary vote of a meeting: what adopts its resolution unless another is named.
pub(super) fn adopting_vote(
    reading: &Reading<'_>,
    meeting: MeetingId,
) -> Result<Option<VoteId>, Failure> {
    use domain::meetings::VoteKind;
    let votes = reading.votes(meeting)?;
    let mut ordinary = votes.iter().rev();
    Ok(ordinary
        .find(|vote| vote.kind == VoteKind::Ordinary)
        .map(|vote| vote.id))
}

/// What stands against adopting a paper. Minutes are closed with their meeting, which says more.
pub(super) fn lacks(
    reading: &Reading<'_>,
    standing: &Standing,
    kind: MeetingPaperKind,
) -> Result<Option<NotNow>, Failure> {
    let meeting = &standing.meeting;
    if matches!(
        meeting.state,
        MeetingState::Planned | MeetingState::Announced
    ) {
        return Ok(Some(NotNow::MeetingNotBegun));
    }
    if standing.clashes() > 0 {
        return Ok(Some(NotNow::PaperClashes));
    }
    if kind != MeetingPaperKind::Resolution {
        return Ok(None);
    }
    let named = standing.record.as_ref().and_then(|record| record.vote);
    let Some(vote) = named.or(adopting_vote(reading, meeting.id)?) else {
        return Ok(Some(NotNow::NotVotedOn));
    };
    let vote: domain::meetings::Vote = reading.require(vote.record())?;
    Ok((!vote.carried).then_some(NotNow::NotCarried))
}
