//! The template of agendas: the items that meetings of a kind have every time. Until a cell keeps
//! its own, the usual steps of DOMAIN.md 3.1 and 3.2 stand in.

use super::ItemForm;
use crate::form::Form;
use crate::{Desk, Failure, Nothing, Problem, Saved};
use domain::meetings::{
    AgendaItem, AgendaItemKind, MeetingKind, MeetingKinds, RecurringItem, RecurringItemId, order,
};
use domain::record::RecordId;
use serde::{Deserialize, Serialize};
use storage::{Reading, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// The template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateView {
    /// In their order.
    pub rows: Vec<RecurringRow>,
    /// The cell keeps its own; otherwise these are the usual steps, not to be edited.
    pub own: bool,
}

/// One recurring item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecurringRow {
    /// The item; none for a usual step.
    pub id: Option<Uuid>,
    /// To be sent back with a change.
    pub revision: i64,
    /// The item.
    pub form: RecurringForm,
}

/// What is set of a recurring item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecurringForm {
    /// The meetings that have it.
    pub meetings: Vec<MeetingKind>,
    /// New agendas get it.
    pub active: bool,
    /// The item, part of no other.
    pub item: ItemForm,
}

/// A recurring item to add at the end.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewRecurring {
    /// The item.
    pub form: RecurringForm,
}

/// A changed recurring item.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecurringEdit {
    /// The item.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// The item.
    pub form: RecurringForm,
}

/// A recurring item to move.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveRecurring {
    /// The item.
    pub id: Uuid,
    /// The item it shall stand behind; none for the first place.
    pub after: Option<Uuid>,
}

/// A recurring item to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveRecurring {
    /// The item.
    pub id: Uuid,
}

/// Shows the template.
pub fn show_template(desk: &Desk, _: Nothing) -> Result<TemplateView, Failure> {
    desk.book.read(|reading| {
        let own = reading.recurring_items()?;
        if own.is_empty() {
            let rows = usual_steps()?
                .into_iter()
                .map(|item| row(item, None))
                .collect();
            return Ok(TemplateView { rows, own: false });
        }
        let rows = own
            .into_iter()
            .map(|item| {
                let revision = reading.revision::<RecurringItem>(item.id.record())?;
                Ok(row(item, Some(revision)))
            })
            .collect::<Result<_, Failure>>()?;
        Ok(TemplateView { rows, own: true })
    })
}

fn row(item: RecurringItem, revision: Option<i64>) -> RecurringRow {
    RecurringRow {
        id: revision.map(|_| item.id.0),
        revision: revision.unwrap_or_default(),
        form: RecurringForm {
            meetings: item.meetings.0.iter().copied().collect(),
            active: item.active,
            item: ItemForm {
                kind: item.kind,
                title: item.title,
                presenter: item.presenter,
                planned_minutes: item.planned_minutes,
                source: item.source,
                chair_note: item.chair_note,
                part_of: None,
            },
        },
    }
}

/// Copies the usual steps into the book, so that the cell can change them. One step.
pub fn keep_template(desk: &Desk, _: Nothing) -> Result<Saved, Failure> {
    let (_, step) = desk.transact("keep_template", "", |writing| {
        if writing.reading().recurring_items()?.is_empty() {
            write_usual_steps(writing)?;
        }
        Ok(())
    })?;
    Ok(Saved { step, id: None })
}

fn write_usual_steps(writing: &mut Writing<'_>) -> Result<(), Failure> {
    let steps = usual_steps()?;
    for (item, rank) in steps.iter().zip(order::spread(steps.len())) {
        let item = RecurringItem {
            id: writing.new_id()?,
            owner: writing.unit(),
            rank,
            ..item.clone()
        };
        writing.put(&item)?;
    }
    Ok(())
}

fn check(typed: &RecurringForm) -> Result<RecurringItem, Failure> {
    let mut form = Form::default();
    if typed.meetings.is_empty() {
        form.problem("meetings", Problem::Required);
    }
    let item = super::agenda::check_into(&mut form, &typed.item);
    form.finish()?;
    Ok(RecurringItem {
        meetings: MeetingKinds(typed.meetings.iter().copied().collect()),
        kind: item.kind,
        title: item.title,
        presenter: item.presenter,
        planned_minutes: item.planned_minutes,
        source: item.source,
        chair_note: item.chair_note,
        active: typed.active,
        ..RecurringItem::default()
    })
}

/// Adds a recurring item at the end.
pub fn add_recurring(desk: &Desk, request: NewRecurring) -> Result<Saved, Failure> {
    let item = check(&request.form)?;
    desk.save("add_recurring", &item.title.clone(), |writing| {
        let last = writing.reading().recurring_items()?.pop();
        let item = RecurringItem {
            id: writing.new_id()?,
            owner: writing.unit(),
            rank: order::between(last.map(|last| last.rank).as_deref(), None),
            ..item
        };
        writing.put(&item)?;
        Ok(item.id.record())
    })
}

/// Changes a recurring item. Agendas that were made before keep theirs (M-09).
pub fn edit_recurring(desk: &Desk, request: RecurringEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = RecordId(request.id);
    desk.save("edit_recurring", &typed.title.clone(), |writing| {
        writing.at_revision::<RecurringItem>(id, request.revision)?;
        let known: RecurringItem = writing.reading().require(id)?;
        writing.put(&RecurringItem {
            id: known.id,
            owner: known.owner,
            rank: known.rank,
            ..typed
        })?;
        Ok(id)
    })
}

/// Moves a recurring item behind another, or to the first place.
pub fn move_recurring(desk: &Desk, request: MoveRecurring) -> Result<Saved, Failure> {
    let id = RecurringItemId(request.id);
    desk.save("move_recurring", "", |writing| {
        let item: RecurringItem = writing.reading().require(id.record())?;
        writing.about(&item.title)?;
        let mut others = writing.reading().recurring_items()?;
        others.retain(|other| other.id != id);
        let place = match request.after {
            None => 0,
            Some(after) => others
                .iter()
                .position(|other| other.id.0 == after)
                .ok_or(Failure::NotFound)?
                .saturating_add(1),
        };
        let rank = |at: Option<usize>| Some(others.get(at?)?.rank.as_str());
        let rank = order::between(rank(place.checked_sub(1)), rank(Some(place)));
        writing.put(&RecurringItem { rank, ..item })?;
        Ok(id.record())
    })
}

/// Takes a recurring item out.
pub fn remove_recurring(desk: &Desk, request: RemoveRecurring) -> Result<Saved, Failure> {
    let id = RecordId(request.id);
    desk.save("remove_recurring", "", |writing| {
        let item: RecurringItem = writing.reading().require(id)?;
        writing.about(&item.title)?;
        writing.delete::<RecurringItem>(id)?;
        Ok(id)
    })
}

/// The items a new agenda of a kind gets, in their order: the cell's own active ones, or the usual
/// steps.
pub(super) fn recurring(
    reading: &Reading<'_>,
    kind: MeetingKind,
) -> Result<Vec<AgendaItem>, Failure> {
    let own = reading.recurring_items()?;
    if own.is_empty() {
        return usual_items(kind);
    }
    Ok(own
        .into_iter()
        .filter(|item| item.active && item.meetings.0.contains(&kind))
        .map(|item| AgendaItem {
            recurring: Some(item.id),
            ..copied(item)
        })
        .collect())
}

fn copied(item: RecurringItem) -> AgendaItem {
    AgendaItem {
        kind: item.kind,
        title: item.title,
        presenter: item.presenter,
        planned_minutes: item.planned_minutes,
        source: item.source,
        chair_note: item.chair_note,
        ..AgendaItem::default()
    }
}

/// The usual steps of a kind of meeting, not yet anywhere.
pub(crate) fn usual_items(kind: MeetingKind) -> Result<Vec<AgendaItem>, Failure> {
    let steps = usual_steps()?.into_iter();
    Ok(steps
        .filter(|item| item.meetings.0.contains(&kind))
        .map(copied)
        .collect())
}

fn usual_steps() -> Result<Vec<RecurringItem>, Failure> {
    let steps = templates()?.items.into_iter();
    Ok(steps
        .map(|template| RecurringItem {
            meetings: MeetingKinds(template.kinds.into_iter().collect()),
            kind: template.item,
            title: template.title,
            planned_minutes: template.minutes,
            active: true,
            ..RecurringItem::default()
        })
        .collect())
}

/// Titles and minutes of the steps, as data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Templates {
    items: Vec<Template>,
    /// The item that asks to approve the last minutes; `{day}` is their meeting's.
    pub approval: ApprovalTemplate,
    /// The item that brings a document; `{number}` and `{title}` are the document's.
    pub document: ApprovalTemplate,
    /// The item on how the fee stands.
    pub fee: FeeTemplate,
    /// Why somebody who meets elsewhere for a time is excused.
    pub away_reason: String,
    /// Minutes planned for one task's result.
    pub report_minutes: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    kinds: Vec<MeetingKind>,
    item: AgendaItemKind,
    title: String,
    minutes: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ApprovalTemplate {
    pub title: String,
    pub minutes: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeeTemplate {
    pub title: String,
    pub minutes: i64,
    /// An item whose title has these words speaks of the fee already.
    pub names: String,
}

pub(super) fn templates() -> Result<Templates, Failure> {
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
        assert!(templates.approval.title.contains("{day}"));
    }
}
