//! The agenda: items added, changed, moved by hand or keys, and taken out one by one.

use super::ShowMeeting;
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use domain::meetings::{
    AgendaItem, AgendaItemId, AgendaItemKind, ItemSource, Meeting, MeetingId, MeetingKind,
    MeetingState, order,
};
use serde::{Deserialize, Serialize};
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// What is planned of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemForm {
    /// What it is for.
    pub kind: AgendaItemKind,
    /// Title.
    pub title: String,
    /// Who presents it.
    pub presenter: String,
    /// Minutes planned.
    pub planned_minutes: i64,
    /// Where it comes from.
    pub source: ItemSource,
    /// A note for the chair alone.
    pub chair_note: String,
}

/// An item to add at the end.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// The meeting.
    pub meeting: Uuid,
    /// The item.
    pub form: ItemForm,
}

/// A changed item.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemEdit {
    /// The item.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// The item.
    pub form: ItemForm,
}

/// An item to move.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveItem {
    /// The item.
    pub id: Uuid,
    /// The item it shall stand behind; none for the first place.
    pub after: Option<Uuid>,
}

/// An item to take out.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveItem {
    /// The item.
    pub id: Uuid,
}

/// Most minutes one item can be planned for.
const LONGEST: i64 = 600;

fn check(typed: &ItemForm) -> Result<AgendaItem, Failure> {
    let mut form = Form::default();
    let item = AgendaItem {
        kind: typed.kind,
        title: form.required("title", &typed.title),
        presenter: form.line("presenter", &typed.presenter),
        planned_minutes: form.number("planned_minutes", typed.planned_minutes, 0, LONGEST),
        source: typed.source,
        chair_note: form.remark("chair_note", &typed.chair_note),
        ..AgendaItem::default()
    };
    form.finish()?;
    Ok(item)
}

/// Adds an item at the end. After the agenda was handed out it is late.
pub fn add_item(desk: &Desk, request: NewItem) -> Result<Saved, Failure> {
    let item = check(&request.form)?;
    let meeting = MeetingId(request.meeting);
    desk.save("add_item", &item.title.clone(), |writing| {
        let id = append(writing, meeting, item)?;
        Ok(id.record())
    })
}

fn append(
    writing: &mut Writing<'_>,
    meeting: MeetingId,
    item: AgendaItem,
) -> Result<AgendaItemId, Failure> {
    let state = writing.reading().meeting(meeting)?.state;
    let last = writing
        .reading()
        .agenda(meeting)?
        .pop()
        .map(|item| item.rank);
    let item = AgendaItem {
        id: writing.new_id()?,
        owner: writing.unit(),
        meeting,
        rank: order::between(last.as_deref(), None),
        late: state != MeetingState::Planned,
        ..item
    };
    writing.put(&item)?;
    Ok(item.id)
}

/// Changes an item.
pub fn edit_item(desk: &Desk, request: ItemEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = AgendaItemId(request.id);
    desk.save("edit_item", &typed.title.clone(), |writing| {
        writing.at_revision::<AgendaItem>(id.record(), request.revision)?;
        let known: AgendaItem = writing.reading().require(id.record())?;
        writing.put(&AgendaItem {
            kind: typed.kind,
            title: typed.title,
            presenter: typed.presenter,
            planned_minutes: typed.planned_minutes,
            source: typed.source,
            chair_note: typed.chair_note,
            ..known
        })?;
        Ok(id.record())
    })
}

/// Moves an item behind another, or to the first place.
pub fn move_item(desk: &Desk, request: MoveItem) -> Result<Saved, Failure> {
    let id = AgendaItemId(request.id);
    desk.save("move_item", "", |writing| {
        let item: AgendaItem = writing.reading().require(id.record())?;
        writing.about(&item.title)?;
        let others: Vec<AgendaItem> = writing
            .reading()
            .agenda(item.meeting)?
            .into_iter()
            .filter(|o| o.id != id)
            .collect();
        let place = match request.after {
            None => 0,
            Some(after) => others
                .iter()
                .position(|other| other.id.0 == after)
                .ok_or(Failure::NotFound)?
                .saturating_add(1),
        };
        let before = place.checked_sub(1).and_then(|before| others.get(before));
        let after = others.get(place);
        let rank = order::between(
            before.map(|o| o.rank.as_str()),
            after.map(|o| o.rank.as_str()),
        );
        writing.put(&AgendaItem { rank, ..item })?;
        Ok(id.record())
    })
}

/// Takes an item out.
pub fn remove_item(desk: &Desk, request: RemoveItem) -> Result<Saved, Failure> {
    let id = AgendaItemId(request.id);
    desk.save("remove_item", "", |writing| {
        let item: AgendaItem = writing.reading().require(id.record())?;
        writing.about(&item.title)?;
        writing.delete::<AgendaItem>(id.record())?;
        Ok(id.record())
    })
}

/// Fills an empty agenda with the usual steps of its kind of meeting (DOMAIN.md 3.1, 3.2), each
/// of which can be changed or taken out.
pub fn propose_items(desk: &Desk, request: ShowMeeting) -> Result<Saved, Failure> {
    let id = MeetingId(request.id);
    desk.save("propose_items", "", |writing| {
        let meeting: Meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let known: Vec<String> = writing
            .reading()
            .agenda(id)?
            .into_iter()
            .map(|item| item.title)
            .collect();
        for item in usual_items(meeting.kind)? {
            if !known.contains(&item.title) {
                append(writing, id, item)?;
            }
        }
        Ok(id.record())
    })
}

/// The usual steps of a kind of meeting, not yet anywhere.
pub(crate) fn usual_items(kind: MeetingKind) -> Result<Vec<AgendaItem>, Failure> {
    let steps = templates()?
        .items
        .into_iter()
        .filter(|item| item.kinds.contains(&kind));
    Ok(steps
        .map(|template| AgendaItem {
            kind: template.item,
            title: template.title,
            planned_minutes: template.minutes,
            ..AgendaItem::default()
        })
        .collect())
}

/// The usual steps, as data that an office can change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Templates {
    items: Vec<Template>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    kinds: Vec<MeetingKind>,
    item: AgendaItemKind,
    title: String,
    minutes: i64,
}

fn templates() -> Result<Templates, Failure> {
    serde_json::from_str(include_str!("agenda_templates.json"))
        .map_err(|source| Failure::internal(&source))
}

#[cfg(test)]
mod tests {
    use super::templates;
    use domain::meetings::MeetingKind;

    #[test]
    fn every_kind_of_meeting_has_usual_steps_that_begin_and_end() {
        let templates = templates().unwrap();
        for kind in MeetingKind::ALL {
            let steps: Vec<_> = templates
                .items
                .iter()
                .filter(|item| item.kinds.contains(kind))
                .collect();
            assert!(steps.len() >= 3, "{kind:?} has {} steps", steps.len());
        }
    }
}
