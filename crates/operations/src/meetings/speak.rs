//! Who spoke: the speaker's name and what was said, item by item, for the minutes.

use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::meetings::{AgendaItem, AgendaItemId, Contribution, ContributionId};
use domain::members::MembershipId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContributionForm {
    /// The speaker: a stay in the cell.
    pub speaker: Option<Uuid>,
    /// The speaker's name, where it is a guest.
    pub name: String,
    /// What was said.
    pub words: String,
}

/// Something that was said on an item.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewContribution {
    /// The item.
    pub item: Uuid,
    /// Who said what.
    pub form: ContributionForm,
}

/// A contribution that was written down wrong.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContributionEdit {
    /// The contribution.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// Who said what.
    pub form: ContributionForm,
}

/// A contribution to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveContribution {
    /// The contribution.
    pub id: Uuid,
}

fn check(typed: &ContributionForm) -> Result<Contribution, Failure> {
    let mut form = Form::default();
    let contribution = Contribution {
        speaker: typed.speaker.map(MembershipId),
        name: form.line("name", &typed.name),
        words: form.remark("words", &typed.words),
        ..Contribution::default()
    };
    if contribution.speaker.is_none() && contribution.name.is_empty() {
        form.problem("speaker", Problem::Required);
    }
    form.finish()?;
    Ok(contribution)
}

/// Writes down who spoke on an item.
pub fn add_contribution(desk: &Desk, request: NewContribution) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let item = AgendaItemId(request.item);
    desk.save("add_contribution", "", |writing| {
        let item: AgendaItem = writing.reading().require(item.record())?;
        writing.about(&item.title)?;
        writing.put(&Contribution {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: item.meeting,
            item: Some(item.id),
            ..typed
        })?;
        Ok(item.meeting.record())
    })
}

/// Corrects who spoke or what was said.
pub fn edit_contribution(desk: &Desk, request: ContributionEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = ContributionId(request.id);
    desk.save("edit_contribution", "", |writing| {
        writing.at_revision::<Contribution>(id.record(), request.revision)?;
        let known: Contribution = writing.reading().require(id.record())?;
        let meeting = known.meeting;
        writing.put(&Contribution {
            speaker: typed.speaker,
            name: typed.name,
            words: typed.words,
            ..known
        })?;
        Ok(meeting.record())
    })
}

/// Takes a contribution out.
pub fn remove_contribution(desk: &Desk, request: RemoveContribution) -> Result<Saved, Failure> {
    let id = ContributionId(request.id);
    desk.save("remove_contribution", "", |writing| {
        let known: Contribution = writing.reading().require(id.record())?;
        writing.delete::<Contribution>(id.record())?;
        Ok(known.meeting.record())
    })
}
