//! Writing down what was said: under each item, and in the minutes' own words.

use crate::form::Form;
use crate::{Desk, Failure, Nothing, Saved};
use domain::drafts::DraftField;
use domain::meetings::{
    AgendaItem, AgendaItemField, AgendaItemId, Meeting, MeetingField, MeetingId,
};
use domain::papers::MeetingPaperField;
use domain::record::RecordId;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// What was said and concluded under an item.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemRecord {
    /// The item.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// Markdown.
    pub text: String,
}

/// Keeps what was said under an item.
pub fn record_item(desk: &Desk, request: ItemRecord) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let text = form.long("text", &request.text);
    form.finish()?;
    let id = AgendaItemId(request.id);
    let saved = desk.save("record_item", "", |writing| {
        writing.at_revision::<AgendaItem>(id.record(), request.revision)?;
        let item: AgendaItem = writing.reading().require(id.record())?;
        writing.about(&item.title)?;
        writing.put(&AgendaItem {
            record: text,
            ..item
        })?;
        Ok(id.record())
    })?;
    desk.book
        .drop_unsaved(id.record(), AgendaItemField::record.number())?;
    Ok(saved)
}

/// Keeps what the chair concluded on an item.
pub fn conclude_item(desk: &Desk, request: ItemRecord) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let text = form.long("text", &request.text);
    form.finish()?;
    let id = AgendaItemId(request.id);
    let saved = desk.save("conclude_item", "", |writing| {
        writing.at_revision::<AgendaItem>(id.record(), request.revision)?;
        let item: AgendaItem = writing.reading().require(id.record())?;
        writing.about(&item.title)?;
        writing.put(&AgendaItem {
            conclusion: text,
            ..item
        })?;
        Ok(id.record())
    })?;
    desk.book
        .drop_unsaved(id.record(), AgendaItemField::conclusion.number())?;
    Ok(saved)
}

/// The minutes' own words.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MinutesEdit {
    /// The meeting.
    pub id: Uuid,
    /// The revision they were read at.
    pub revision: i64,
    /// Markdown.
    pub text: String,
}

/// Keeps the minutes' own words.
pub fn save_minutes(desk: &Desk, request: MinutesEdit) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let text = form.long("text", &request.text);
    form.finish()?;
    let id = MeetingId(request.id);
    let saved = desk.save("save_minutes", "", |writing| {
        writing.at_revision::<Meeting>(id.record(), request.revision)?;
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        writing.put(&Meeting {
            minutes: text,
            ..meeting
        })?;
        Ok(id.record())
    })?;
    desk.book
        .drop_unsaved(id.record(), MeetingField::minutes.number())?;
    Ok(saved)
}

/// Which field is being typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TypingField {
    /// The record under an item.
    ItemRecord,
    /// The chair's conclusion on an item.
    ItemConclusion,
    /// The minutes' own words.
    Minutes,
    /// The text of a meeting's paper.
    Paper,
    /// The words of a draft.
    Draft,
}

/// Words as far as they are typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepTyping {
    /// The item or the meeting.
    pub record: Uuid,
    /// The field.
    pub field: TypingField,
    /// What stands there now.
    pub text: String,
}

/// Keeps words while they are typed, without a step, so that a power cut takes at most two seconds
/// of them.
pub fn keep_typing(desk: &Desk, request: KeepTyping) -> Result<Nothing, Failure> {
    let field = match request.field {
        TypingField::ItemRecord => AgendaItemField::record.number(),
        TypingField::ItemConclusion => AgendaItemField::conclusion.number(),
        TypingField::Minutes => MeetingField::minutes.number(),
        TypingField::Paper => MeetingPaperField::text.number(),
        TypingField::Draft => DraftField::text.number(),
    };
    let mut form = Form::default();
    let text = form.long("text", &request.text);
    form.finish()?;
    let at = desk.clock.now().to_rfc3339();
    desk.book
        .keep_unsaved(RecordId(request.record), field, &text, &at)?;
    Ok(Nothing {})
}
