//! Taking a file off a record. Its bytes stay, so that undoing brings it back.

use crate::{Desk, Failure, Saved};
use domain::attachments::Attachment;
use domain::record::RecordId;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// A file to take off.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveAttachment {
    /// The attachment.
    pub id: Uuid,
}

/// Takes a file off its record.
pub fn remove_attachment(desk: &Desk, request: RemoveAttachment) -> Result<Saved, Failure> {
    let id = RecordId(request.id);
    desk.save("remove_attachment", "", |writing| {
        let known: Attachment = writing.reading().require(id)?;
        writing.about(&known.name)?;
        crate::drafts::refuse_closed(writing, known.parent)?;
        writing.delete::<Attachment>(id)?;
        Ok(id)
    })
}
