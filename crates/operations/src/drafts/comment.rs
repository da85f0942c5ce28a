//! Comments on a passage: said, seen to, taken out.

use super::review::here;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::drafts::{Draft, DraftComment, DraftCommentId, DraftId};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// A comment to leave.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDraftComment {
    /// The draft.
    pub draft: Uuid,
    /// The words it is about; empty for the whole.
    pub passage: String,
    /// What is said.
    pub words: String,
}

/// A comment that was seen to, or not after all.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleDraftComment {
    /// The comment.
    pub id: Uuid,
    /// It was seen to.
    pub settled: bool,
}

/// A comment to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveDraftComment {
    /// The comment.
    pub id: Uuid,
}

/// Leaves a comment.
pub fn add_draft_comment(desk: &Desk, request: NewDraftComment) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let passage = form.remark("passage", &request.passage);
    let words = form.remark("words", &request.words);
    if words.is_empty() && form.is_sound("words") {
        form.problem("words", Problem::Required);
    }
    form.finish()?;
    let id = DraftId(request.draft);
    desk.save("add_draft_comment", "", |writing| {
        let draft: Draft = super::own(writing, id)?;
        writing.about(&draft.title)?;
        let person = here(desk, &writing.reading())?;
        writing.put(&DraftComment {
            id: writing.new_id()?,
            owner: draft.owner,
            draft: id,
            name: person.name,
            at: Some(desk.now()),
            passage,
            words,
            settled: false,
        })?;
        Ok(id.record())
    })
}

/// Marks a comment as seen to, or not.
pub fn settle_draft_comment(desk: &Desk, request: SettleDraftComment) -> Result<Saved, Failure> {
    let id = DraftCommentId(request.id);
    desk.save("settle_draft_comment", "", |writing| {
        let known: DraftComment = writing.reading().require(id.record())?;
        let draft = super::own(writing, known.draft)?;
        writing.about(&draft.title)?;
        writing.put(&DraftComment {
            settled: request.settled,
            ..known
        })?;
        Ok(draft.id.record())
    })
}

/// Takes a comment out.
pub fn remove_draft_comment(desk: &Desk, request: RemoveDraftComment) -> Result<Saved, Failure> {
    let id = DraftCommentId(request.id);
    desk.save("remove_draft_comment", "", |writing| {
        let known: DraftComment = writing.reading().require(id.record())?;
        let draft = super::own(writing, known.draft)?;
        writing.about(&draft.title)?;
        writing.delete::<DraftComment>(id.record())?;
        Ok(draft.id.record())
    })
}
