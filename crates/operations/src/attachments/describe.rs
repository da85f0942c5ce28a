//! Captions of files and their order; small copies of pictures to look at.

use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::attachments::{Attachment, FileKind, ParentId};
use domain::record::RecordId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// The words below a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CaptionAttachment {
    /// The attachment.
    pub id: Uuid,
    /// The words; may be empty.
    pub caption: String,
}

/// The files of a record in their new order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderAttachments {
    /// The record they hang on.
    pub parent: Uuid,
    /// All of them.
    pub order: Vec<Uuid>,
}

/// Which picture.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowThumbnail {
    /// The attachment.
    pub id: Uuid,
}

/// A small copy of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Thumbnail {
    /// JPEG in base 64; empty where the file is none, or does not lie on this laptop.
    pub picture: String,
}

/// The longest side of a small copy, in points.
const LONGEST: u32 = 320;

/// Writes the words below a file.
pub fn caption_attachment(desk: &Desk, request: CaptionAttachment) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let caption = form.line("caption", &request.caption);
    form.finish()?;
    let id = RecordId(request.id);
    desk.save("caption_attachment", "", |writing| {
        let known: Attachment = writing.reading().require(id)?;
        writing.about(&known.name)?;
        crate::drafts::refuse_closed(writing, known.parent)?;
        writing.put(&Attachment { caption, ..known })?;
        Ok(id)
    })
}

/// Puts the files of a record in order.
pub fn order_attachments(desk: &Desk, request: OrderAttachments) -> Result<Saved, Failure> {
    let parent = ParentId(RecordId(request.parent));
    desk.save("order_attachments", "", |writing| {
        crate::drafts::refuse_closed(writing, parent)?;
        let known = writing.reading().attachments_of(parent)?;
        let all: BTreeSet<Uuid> = known.iter().map(|file| file.id.0).collect();
        let asked: BTreeSet<Uuid> = request.order.iter().copied().collect();
        if all != asked || asked.len() != request.order.len() {
            return Err(Failure::invalid("order", Problem::NotAChoice));
        }
        for (place, id) in (1_u32..).zip(&request.order) {
            let file = known.iter().find(|file| file.id.0 == *id);
            if let Some(file) = file {
                writing.about(&file.name)?;
                writing.put(&Attachment {
                    rank: format!("{place:04}"),
                    ..file.clone()
                })?;
            }
        }
        Ok(parent.0)
    })
}

/// Shows a small copy of a picture, made on this laptop.
pub fn show_thumbnail(desk: &Desk, request: ShowThumbnail) -> Result<Thumbnail, Failure> {
    let (file, here) = desk.book.read(|reading| {
        let file: Attachment = reading.require(RecordId(request.id))?;
        let here = reading.has_file(&file.hash)?;
        Ok::<_, Failure>((file, here))
    })?;
    let is_picture = matches!(file.kind, FileKind::Jpeg | FileKind::Png);
    if !is_picture || !here {
        return Ok(Thumbnail {
            picture: String::new(),
        });
    }
    let bytes = desk.book.read_file(&file.hash)?.whole()?;
    let small = desk.host.shrink_picture(&bytes, LONGEST)?;
    Ok(Thumbnail {
        picture: data_encoding::BASE64.encode(&small),
    })
}
