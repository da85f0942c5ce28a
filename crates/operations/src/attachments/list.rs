//! What hangs on a record.

use super::AttachTo;
use crate::{Desk, Failure};
use domain::attachments::{Attachment, FileKind, ParentId};
use domain::meetings::MeetingId;
use domain::record::RecordId;
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// Of what.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListAttachments {
    /// What files hang on. A meeting's list has those of its items, too.
    pub to: AttachTo,
    /// Which one.
    pub parent: Uuid,
}

/// Files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentsView {
    /// The meeting's own first, then in the order of the agenda.
    pub rows: Vec<AttachmentRow>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentRow {
    /// The attachment.
    pub id: Uuid,
    /// The record it hangs on.
    pub parent: Uuid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its size in bytes.
    pub size: i64,
    /// The day it was added.
    pub added: String,
    /// The words below it.
    pub caption: String,
    /// Its bytes lie on this laptop.
    pub here: bool,
    /// Its bytes go to the province; a film's stay here.
    pub travels: bool,
}

/// Lists what hangs on a record.
pub fn list_attachments(desk: &Desk, request: ListAttachments) -> Result<AttachmentsView, Failure> {
    desk.book.read(|reading| {
        let found = match request.to {
            AttachTo::Meeting => reading.attachments_of_meeting(MeetingId(request.parent))?,
            AttachTo::Item | AttachTo::Document | AttachTo::Draft => {
                reading.attachments_of(ParentId(RecordId(request.parent)))?
            }
        };
        let rows = found.into_iter().map(|it| row(reading, it));
        Ok(AttachmentsView {
            rows: rows.collect::<Result<_, _>>()?,
        })
    })
}

fn row(reading: &Reading<'_>, attachment: Attachment) -> Result<AttachmentRow, Failure> {
    Ok(AttachmentRow {
        id: attachment.id.0,
        parent: attachment.parent.0.0,
        here: reading.has_file(&attachment.hash)?,
        travels: attachment.kind.travels(),
        caption: attachment.caption,
        name: attachment.name,
        kind: attachment.kind,
        size: attachment.size,
        added: attachment
            .added
            .map(|day| day.format("%d/%m/%Y").to_string())
            .unwrap_or_default(),
    })
}
