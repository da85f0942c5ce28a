//! Versions: what a draft said is kept when somebody is to rely on it, and can come back.

use super::review::here;
use super::{ShowDraft, open, own};
use crate::{Desk, Failure, Saved};
use domain::drafts::{Draft, DraftField, DraftId, DraftVersion, DraftVersionId, KeptBecause};
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// The draft whose words are to be kept as they are.
pub type KeepDraftVersion = ShowDraft;

/// A version whose words are to come back.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreDraftVersion {
    /// The version.
    pub id: Uuid,
    /// The revision of the draft that the page shows.
    pub revision: i64,
}

/// Keeps what a draft says now.
pub fn keep_draft_version(desk: &Desk, request: KeepDraftVersion) -> Result<Saved, Failure> {
    let id = DraftId(request.id);
    desk.save("keep_draft_version", "", |writing| {
        let draft = own(writing, id)?;
        writing.about(&draft.title)?;
        keep(desk, writing, &draft, KeptBecause::Asked)?;
        Ok(id.record())
    })
}

/// Lets an earlier version take the place of the words; what they were is kept first.
pub fn restore_draft_version(desk: &Desk, request: RestoreDraftVersion) -> Result<Saved, Failure> {
    let id = DraftVersionId(request.id);
    let saved = desk.save("restore_draft_version", "", |writing| {
        let version: DraftVersion = writing.reading().require(id.record())?;
        writing.at_revision::<Draft>(version.draft.record(), request.revision)?;
        let draft = open(writing, version.draft)?;
        writing.about(&draft.title)?;
        keep(desk, writing, &draft, KeptBecause::Replaced)?;
        writing.put(&Draft {
            text: version.text,
            ..draft
        })?;
        Ok(version.draft.record())
    })?;
    if let Some(draft) = saved.id {
        let draft = DraftId(draft).record();
        desk.book.drop_unsaved(draft, DraftField::text.number())?;
    }
    Ok(saved)
}

/// Keeps the words as a version, unless the last one says the same or there are none.
pub(super) fn keep(
    desk: &Desk,
    writing: &mut Writing<'_>,
    draft: &Draft,
    because: KeptBecause,
) -> Result<(), Failure> {
    let versions = writing.reading().draft_versions(draft.id)?;
    let last = versions.last();
    let same = last.is_some_and(|last| last.text == draft.text && last.title == draft.title);
    if same || draft.text.trim().is_empty() {
        return Ok(());
    }
    let person = here(desk, &writing.reading())?;
    let version = DraftVersion {
        id: writing.new_id()?,
        owner: draft.owner,
        draft: draft.id,
        number: last.map_or(0, |last| last.number).saturating_add(1),
        because,
        at: Some(desk.now()),
        name: person.name,
        title: draft.title.clone(),
        text: draft.text.clone(),
    };
    Ok(writing.put(&version)?)
}
