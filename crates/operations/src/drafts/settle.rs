//! Two texts of one draft, written on two laptops without a line: one is chosen, or both are joined.

use super::version::keep;
use super::{PieceView, open};
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use domain::drafts::{Draft, DraftField, DraftId, KeptBecause};
use domain::record::{Key, LOST, Value, kept_lost, lost_place};
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// A text that somebody wrote on another laptop while this one was changed, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OtherTextView {
    /// What tells it from others; to be sent back when it is settled.
    pub key: String,
    /// The words.
    pub text: String,
    /// What is only there, and what is only in the text that stands.
    pub pieces: Vec<PieceView>,
}

/// Which words stand from now on in place of two texts.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleDraftText {
    /// The draft.
    pub id: Uuid,
    /// The revision that was read.
    pub revision: i64,
    /// The other text.
    pub key: String,
    /// The words that stand from now on: either text, or both joined.
    pub text: String,
}

/// Lets one text stand in place of two. Both are kept as versions.
pub fn settle_draft_text(desk: &Desk, request: SettleDraftText) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let text = form.long("text", &request.text);
    form.finish()?;
    let id = DraftId(request.id);
    let key = read_key(&request.key)?;
    let saved = desk.save("settle_draft_text", "", |writing| {
        writing.at_revision::<Draft>(id.record(), request.revision)?;
        let draft = open(writing, id)?;
        writing.about(&draft.title)?;
        let conflict = writing.reading().conflict(id.record(), &key)?;
        let Value::Text(other) = &conflict.other else {
            return Err(Failure::NotFound);
        };
        if conflict.field != DraftField::text.number() {
            return Err(Failure::NotFound);
        }
        for words in [other, &draft.text] {
            let told = Draft {
                text: words.clone(),
                ..draft.clone()
            };
            keep(desk, writing, &told, KeptBecause::Replaced)?;
        }
        let instead = (text != draft.text).then_some(Value::Text(text));
        writing.settle(&conflict, instead)?;
        Ok(id.record())
    })?;
    desk.book
        .drop_unsaved(id.record(), DraftField::text.number())?;
    Ok(saved)
}

/// The texts that wait for somebody to choose.
pub(super) fn others(reading: &Reading<'_>, draft: &Draft) -> Result<Vec<OtherTextView>, Failure> {
    let fields = reading.fields(draft.id.record())?;
    let text = |(field, key, value): (u16, &Key, &Value)| {
        let (place, ..) = lost_place(key).filter(|_| field == LOST)?;
        match kept_lost(value) {
            Some(Value::Text(text)) if place == DraftField::text.number() => {
                Some((data_encoding::HEXLOWER.encode(key), text))
            }
            _ => None,
        }
    };
    Ok(fields
        .iter()
        .filter_map(text)
        .map(|(key, text)| OtherTextView {
            key,
            pieces: super::compare::pieces(&text, &draft.text),
            text,
        })
        .collect())
}

fn read_key(typed: &str) -> Result<Key, Failure> {
    data_encoding::HEXLOWER
        .decode(typed.as_bytes())
        .map_err(|_| Failure::BadRequest)
}
