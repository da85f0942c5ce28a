//! Beginning a draft, changing what it is called and whose it is, taking it out.

use super::{ShowDraft, open, own};
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::drafts::{Draft, DraftField, DraftId, DraftKind};
use domain::meetings::{Meeting, MeetingId};
use domain::members::{Membership, MembershipId};
use domain::record::{Key, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// What is known of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftForm {
    /// What it is called.
    pub title: String,
    /// What it is to become.
    pub kind: DraftKind,
    /// Who writes it: stays in the cell.
    pub authors: Vec<Uuid>,
    /// The meeting it came from.
    pub meeting: Option<Uuid>,
    /// The theme it came from; empty for that of the meeting.
    pub theme: String,
    /// The programme it counts for; empty for that of the meeting.
    pub programme: String,
}

/// A draft to begin.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// What is known of it.
    pub form: DraftForm,
}

/// A changed draft, with the revision it was read at.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftEdit {
    /// The draft.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// What is known of it.
    pub form: DraftForm,
}

/// Authors that one product can have; more is a list pasted by mistake.
const MOST_AUTHORS: usize = 30;

fn check(typed: &DraftForm) -> Result<Draft, Failure> {
    let mut form = Form::default();
    let draft = Draft {
        title: form.required("title", &typed.title),
        kind: typed.kind,
        meeting: typed.meeting.map(MeetingId),
        theme: form.line("theme", &typed.theme),
        programme: form.line("programme", &typed.programme),
        ..Draft::default()
    };
    match typed.authors.len() {
        0 => form.problem("authors", Problem::Required),
        count if count > MOST_AUTHORS => {
            let limit = u32::try_from(MOST_AUTHORS).unwrap_or(u32::MAX);
            form.problem("authors", Problem::TooLong { limit });
        }
        _ => {}
    }
    form.finish()?;
    Ok(draft)
}

/// Begins a draft.
pub fn add_draft(desk: &Desk, request: NewDraft) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    desk.save("add_draft", &typed.title.clone(), |writing| {
        let draft = Draft {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..from_meeting(writing, typed)?
        };
        writing.put(&draft)?;
        name_authors(writing, draft.id, &request.form.authors)?;
        Ok(draft.id.record())
    })
}

/// Changes what a draft is called, what it is, and whose.
pub fn edit_draft(desk: &Desk, request: DraftEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = DraftId(request.id);
    desk.save("edit_draft", &typed.title.clone(), |writing| {
        writing.at_revision::<Draft>(id.record(), request.revision)?;
        let known = open(writing, id)?;
        let typed = from_meeting(writing, typed)?;
        writing.put(&Draft {
            title: typed.title,
            kind: typed.kind,
            meeting: typed.meeting,
            theme: typed.theme,
            programme: typed.programme,
            ..known
        })?;
        name_authors(writing, id, &request.form.authors)?;
        Ok(id.record())
    })
}

/// Takes a draft out. What hangs on it is hidden with it.
pub fn remove_draft(desk: &Desk, request: ShowDraft) -> Result<Saved, Failure> {
    let id = DraftId(request.id);
    desk.save("remove_draft", "", |writing| {
        let known = own(writing, id)?;
        writing.about(&known.title)?;
        writing.delete::<Draft>(id.record())?;
        Ok(id.record())
    })
}

/// What nobody typed comes from the meeting.
fn from_meeting(writing: &Writing<'_>, draft: Draft) -> Result<Draft, Failure> {
    let Some(id) = draft.meeting else {
        return Ok(draft);
    };
    let meeting: Meeting = writing.reading().meeting(id)?;
    let or = |typed: String, known: String| if typed.is_empty() { known } else { typed };
    Ok(Draft {
        theme: or(draft.theme, meeting.theme),
        programme: or(draft.programme, meeting.programme),
        ..draft
    })
}

fn name_authors(writing: &mut Writing<'_>, id: DraftId, authors: &[Uuid]) -> Result<(), Failure> {
    let wanted: BTreeSet<MembershipId> = authors.iter().copied().map(MembershipId).collect();
    for author in &wanted {
        if writing
            .reading()
            .get::<Membership>(author.record())?
            .is_none()
        {
            return Err(Failure::invalid("authors", Problem::NotAChoice));
        }
    }
    let known = writing.reading().draft_authors(id)?;
    let gone = known
        .iter()
        .map(|line| line.membership)
        .filter(|author| !wanted.contains(author))
        .map(|author| (key(author), Value::Null));
    let entries: Vec<(Key, Value)> = wanted
        .iter()
        .map(|author| (key(*author), Value::Int(1)))
        .chain(gone)
        .collect();
    Ok(writing.set_entries::<Draft>(id.record(), DraftField::authors.number(), entries)?)
}

fn key(author: MembershipId) -> Key {
    author.0.as_bytes().to_vec()
}
