//! The words of a draft.

use super::open;
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use domain::drafts::{Draft, DraftField, DraftId};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// The words of a draft.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftTextEdit {
    /// The draft.
    pub id: Uuid,
    /// The revision they were read at.
    pub revision: i64,
    /// Markdown.
    pub text: String,
}

/// Keeps the words of a draft.
pub fn save_draft_text(desk: &Desk, request: DraftTextEdit) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let text = form.long("text", &request.text);
    form.finish()?;
    let id = DraftId(request.id);
    let saved = desk.save("save_draft_text", "", |writing| {
        writing.at_revision::<Draft>(id.record(), request.revision)?;
        let known = open(writing, id)?;
        writing.about(&known.title)?;
        writing.put(&Draft { text, ..known })?;
        Ok(id.record())
    })?;
    desk.book
        .drop_unsaved(id.record(), DraftField::text.number())?;
    Ok(saved)
}
