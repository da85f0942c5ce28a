//! Hanging a file that came in on a record.

use crate::{Desk, Failure, Problem, Saved};
use domain::attachments::{Attachment, FileKind, FileProblem, ParentId, clean_name, kind_by_head};
use domain::drafts::DraftId;
use domain::incoming::IncomingDocument;
use domain::meetings::{AgendaItem, MeetingId};
use domain::record::RecordId;
use serde::{Deserialize, Serialize};
use storage::Writing;
use storage::attachments::{Intake, Taken};
use ts_rs::TS;
use uuid::Uuid;

/// What files hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachTo {
    /// A meeting.
    Meeting,
    /// An item of an agenda.
    Item,
    /// A document received.
    Document,
    /// A draft.
    Draft,
}

/// A file that came in, and what it is to hang on.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachFile {
    /// The file that came in.
    pub upload: Uuid,
    /// What it hangs on.
    pub to: AttachTo,
    /// Which one.
    pub parent: Uuid,
}

/// Files that one record can have.
const MOST: usize = 50;

/// Hangs a file on a record. What it is stands in its content; its name is only shown.
pub fn attach_file(desk: &Desk, request: AttachFile) -> Result<Saved, Failure> {
    let (name, intake) = crate::uploads::take_kept(desk, request.upload)?;
    let (kind, taken) = keep(desk, intake)?;
    let name = clean_name(&name, kind);
    let saved = desk.save("attach_file", &name.clone(), |writing| {
        let meeting = meeting_of(writing, request)?;
        let parent = ParentId(RecordId(request.parent));
        if writing.reading().attachments_of(parent)?.len() >= MOST {
            let limit = u32::try_from(MOST).unwrap_or(u32::MAX);
            return Err(Failure::invalid("file", Problem::TooLong { limit }));
        }
        let id = writing.new_id()?;
        let attachment = Attachment {
            id,
            owner: writing.unit(),
            parent,
            meeting,
            name,
            kind,
            size: i64::try_from(taken.size).unwrap_or(i64::MAX),
            hash: taken.hash.clone(),
            added: Some(desk.today()),
            ..Attachment::default()
        };
        writing.put(&attachment)?;
        Ok(id.record())
    });
    if saved.is_err() {
        desk.book.forget_file(&taken.hash)?;
    }
    saved
}

/// The meeting that closes with what hangs on it.
fn meeting_of(writing: &Writing<'_>, request: AttachFile) -> Result<Option<MeetingId>, Failure> {
    let reading = writing.reading();
    Ok(match request.to {
        AttachTo::Meeting => Some(reading.meeting(MeetingId(request.parent))?.id),
        AttachTo::Item => {
            let item: AgendaItem = reading.require(RecordId(request.parent))?;
            Some(item.meeting)
        }
        AttachTo::Document => {
            reading.require::<IncomingDocument>(RecordId(request.parent))?;
            None
        }
        AttachTo::Draft => {
            crate::drafts::open(writing, DraftId(request.parent))?;
            None
        }
    })
}

/// Keeps the bytes once it is known what they are; what is refused leaves nothing behind.
fn keep(desk: &Desk, intake: Intake) -> Result<(FileKind, Taken), Failure> {
    let bad = |reason| Failure::invalid("file", Problem::BadFile { reason });
    let size = intake.size();
    if let Some(kind) = kind_by_head(intake.head()) {
        // Sound and film are told by their first bytes and kept as they are.
        if size > kind.largest() {
            return Err(bad(FileProblem::TooLarge));
        }
        return Ok((kind, desk.book.keep_file(intake)?));
    }
    if size > FileKind::Pdf.largest() {
        return Err(bad(FileProblem::TooLarge));
    }
    let came = desk.book.keep_file(intake)?;
    let bytes = desk.book.read_file(&came.hash)?.whole()?;
    let cleaned = desk.host.clean_file(bytes);
    let (kind, bytes) = match cleaned {
        Ok(cleaned) => cleaned,
        Err(reason) => {
            desk.book.forget_file(&came.hash)?;
            return Err(bad(reason));
        }
    };
    let mut intake = desk.book.take_file()?;
    intake.push(&bytes)?;
    let kept = desk.book.keep_file(intake)?;
    if kept.hash != came.hash {
        desk.book.forget_file(&came.hash)?;
    }
    Ok((kind, kept))
}
