//! The agenda: items added, changed, moved by hand or keys, and taken out one by one.

use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{
    AgendaItem, AgendaItemId, AgendaItemKind, ItemSource, MeetingId, MeetingState, Presence,
    contradicted, numbers, order,
};
use domain::record::{FieldValue, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use storage::{Reading, Writing};
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
    /// The item it is a part of.
    pub part_of: Option<Uuid>,
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
    let item = check_into(&mut form, typed);
    form.finish()?;
    Ok(item)
}

/// The item that was typed, with its problems in the form.
pub(super) fn check_into(form: &mut Form, typed: &ItemForm) -> AgendaItem {
    AgendaItem {
        kind: typed.kind,
        title: form.required("title", &typed.title),
        presenter: form.line("presenter", &typed.presenter),
        planned_minutes: form.number("planned_minutes", typed.planned_minutes, 0, LONGEST),
        source: typed.source,
        chair_note: form.remark("chair_note", &typed.chair_note),
        part_of: typed.part_of.map(AgendaItemId),
        ..AgendaItem::default()
    }
}

/// Adds an item at the end, or behind the parts of another.
pub fn add_item(desk: &Desk, request: NewItem) -> Result<Saved, Failure> {
    let item = check(&request.form)?;
    let meeting = MeetingId(request.meeting);
    desk.save("add_item", &item.title.clone(), |writing| {
        let id = append(writing, meeting, item)?;
        Ok(id.record())
    })
}

/// Puts an item behind the last of its level.
fn append(
    writing: &mut Writing<'_>,
    meeting: MeetingId,
    item: AgendaItem,
) -> Result<AgendaItemId, Failure> {
    let agenda = writing.reading().agenda(meeting)?;
    check_whole(&agenda, None, item.part_of)?;
    let rank = order::between(last_rank(&agenda, item.part_of).as_deref(), None);
    insert(writing, meeting, AgendaItem { rank, ..item })
}

/// Writes a new item whose place is known. After the agenda was handed out it is late.
pub(super) fn insert(
    writing: &mut Writing<'_>,
    meeting: MeetingId,
    item: AgendaItem,
) -> Result<AgendaItemId, Failure> {
    let state = writing.reading().meeting(meeting)?.state;
    let item = AgendaItem {
        id: writing.new_id()?,
        owner: writing.unit(),
        meeting,
        late: state != MeetingState::Planned,
        ..item
    };
    writing.put(&item)?;
    Ok(item.id)
}

/// The rank of the last main item, or of the last part of an item.
pub(super) fn last_rank(agenda: &[AgendaItem], whole: Option<AgendaItemId>) -> Option<String> {
    siblings(agenda, whole).last().map(|item| item.rank.clone())
}

/// Main items, or the parts of one item, in their order.
fn siblings(
    agenda: &[AgendaItem],
    whole: Option<AgendaItemId>,
) -> impl Iterator<Item = &AgendaItem> {
    let mains = mains(agenda);
    agenda.iter().filter(move |item| match whole {
        Some(whole) => item.part_of == Some(whole) && !mains.contains(&item.id),
        None => mains.contains(&item.id),
    })
}

/// An item can be part of a main item of the same agenda; one that has parts of its own cannot.
fn check_whole(
    agenda: &[AgendaItem],
    item: Option<AgendaItemId>,
    whole: Option<AgendaItemId>,
) -> Result<(), Failure> {
    let Some(whole) = whole else { return Ok(()) };
    let has_parts = item.is_some_and(|item| siblings(agenda, Some(item)).next().is_some());
    if has_parts || item == Some(whole) || !mains(agenda).contains(&whole) {
        return Err(Failure::invalid("part_of", Problem::NotAChoice));
    }
    Ok(())
}

/// Changes an item.
pub fn edit_item(desk: &Desk, request: ItemEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = AgendaItemId(request.id);
    desk.save("edit_item", &typed.title.clone(), |writing| {
        writing.at_revision::<AgendaItem>(id.record(), request.revision)?;
        let known: AgendaItem = writing.reading().require(id.record())?;
        let agenda = writing.reading().agenda(known.meeting)?;
        check_whole(&agenda, Some(id), typed.part_of)?;
        let rank = if typed.part_of == known.part_of {
            known.rank.clone()
        } else {
            order::between(last_rank(&agenda, typed.part_of).as_deref(), None)
        };
        writing.put(&AgendaItem {
            rank,
            part_of: typed.part_of,
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

/// Moves an item behind another, or to the first place. A main item takes its parts with it and is
/// put behind the other's whole; a part may come to stand under another main item.
pub fn move_item(desk: &Desk, request: MoveItem) -> Result<Saved, Failure> {
    let id = AgendaItemId(request.id);
    desk.save("move_item", "", |writing| {
        let item: AgendaItem = writing.reading().require(id.record())?;
        writing.about(&item.title)?;
        let agenda = writing.reading().agenda(item.meeting)?;
        let (part_of, after) = landing(&agenda, &item, request.after)?;
        let others: Vec<&AgendaItem> = siblings(&agenda, part_of)
            .filter(|other| other.id != id)
            .collect();
        let place = match after {
            None => 0,
            Some(after) => others
                .iter()
                .position(|other| other.id == after)
                .ok_or(Failure::NotFound)?
                .saturating_add(1),
        };
        let before = place.checked_sub(1).and_then(|before| others.get(before));
        let after = others.get(place);
        let rank = order::between(
            before.map(|o| o.rank.as_str()),
            after.map(|o| o.rank.as_str()),
        );
        writing.put(&AgendaItem {
            rank,
            part_of,
            ..item.clone()
        })?;
        refuse_contradicted_votes(&writing.reading(), item.meeting)?;
        Ok(id.record())
    })
}

/// Who was away from one item to another was there for others once the order is changed: where
/// somebody voted on an item, it may not come to lie in that stretch (M-04).
fn refuse_contradicted_votes(reading: &Reading<'_>, meeting: MeetingId) -> Result<(), Failure> {
    let voters = reading.voters(meeting)?;
    if voters.is_empty() {
        return Ok(());
    }
    let agenda = reading.agenda(meeting)?;
    let order: Vec<AgendaItemId> = agenda.iter().map(|item| item.id).collect();
    for (membership, compact) in reading.attendance(meeting)? {
        let presence = Presence::from_value(&Value::Text(compact)).unwrap_or_default();
        let votes = voters
            .iter()
            .filter(|line| line.voter == membership)
            .map(|line| (line.item, line.item));
        let Some(item) = contradicted(&presence, votes, &order) else {
            continue;
        };
        let titled = agenda.iter().find(|other| Some(other.id) == item);
        let item = titled.map(|it| it.title.clone()).unwrap_or_default();
        return Err(Failure::invalid("after", Problem::Voted { item }));
    }
    Ok(())
}

/// Under which item a moved one comes to stand, and behind which of its level.
fn landing(
    agenda: &[AgendaItem],
    item: &AgendaItem,
    after: Option<Uuid>,
) -> Result<(Option<AgendaItemId>, Option<AgendaItemId>), Failure> {
    let mains = mains(agenda);
    let is_main = mains.contains(&item.id);
    let Some(after) = after else {
        return Ok((item.part_of.filter(|_| !is_main), None));
    };
    let target = agenda
        .iter()
        .find(|other| other.id.0 == after)
        .ok_or(Failure::NotFound)?;
    let whole = target.part_of.filter(|_| !mains.contains(&target.id));
    Ok(match (is_main, whole) {
        (true, Some(whole)) if whole == item.id => return Err(Failure::NotFound),
        (true, whole) => (None, Some(whole.unwrap_or(target.id))),
        (false, Some(whole)) => (Some(whole), Some(target.id)),
        (false, None) => (Some(target.id), None),
    })
}

/// Takes an item out, unless it was voted on: what was decided keeps its place.
pub fn remove_item(desk: &Desk, request: RemoveItem) -> Result<Saved, Failure> {
    let id = AgendaItemId(request.id);
    desk.save("remove_item", "", |writing| {
        let item: AgendaItem = writing.reading().require(id.record())?;
        writing.about(&item.title)?;
        let votes = writing.reading().votes(item.meeting)?;
        if votes.iter().any(|vote| vote.item == Some(id)) {
            return Err(Failure::NotNow {
                reason: NotNow::ItemVotedOn,
            });
        }
        writing.delete::<AgendaItem>(id.record())?;
        Ok(id.record())
    })
}

/// Items that are part of no other. What was part of an item that left the agenda stands for
/// itself.
pub(super) fn mains(agenda: &[AgendaItem]) -> BTreeSet<AgendaItemId> {
    let known: BTreeSet<AgendaItemId> = agenda.iter().map(|item| item.id).collect();
    agenda
        .iter()
        .filter(|item| item.part_of.is_none_or(|whole| !known.contains(&whole)))
        .map(|item| item.id)
        .collect()
}

/// The printed numbers of an agenda in its order.
pub(super) fn agenda_numbers(agenda: &[AgendaItem]) -> Vec<String> {
    let mains = mains(agenda);
    let depths: Vec<usize> = agenda
        .iter()
        .map(|item| usize::from(!mains.contains(&item.id)))
        .collect();
    numbers(&depths)
}
