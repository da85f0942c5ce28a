//! Registering that a person handed a product in.

use super::{not_now, own};
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::drafts::{DraftId, DraftState, HandIn, HandInId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Where a product was handed in, when, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandInForm {
    /// To whom, or to which contest.
    pub place: String,
    /// The day.
    pub handed: String,
    /// What came of it; empty while nobody knows.
    pub result: String,
}

/// A handing in to register.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewHandIn {
    /// The draft.
    pub draft: Uuid,
    /// Where, when, and what came of it.
    pub form: HandInForm,
}

/// A changed handing in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandInEdit {
    /// The handing in.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// Where, when, and what came of it.
    pub form: HandInForm,
}

/// A handing in to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveHandIn {
    /// The handing in.
    pub id: Uuid,
}

fn check(desk: &Desk, typed: &HandInForm) -> Result<HandIn, Failure> {
    let mut form = Form::default();
    let hand_in = HandIn {
        place: form.required("place", &typed.place),
        handed: form.day("handed", &typed.handed),
        result: form.remark("result", &typed.result),
        ..HandIn::default()
    };
    match hand_in.handed {
        None if form.is_sound("handed") => form.problem("handed", Problem::Required),
        Some(day) if day > desk.today() => {
            // What is only planned was not handed in.
            let day = desk.today().format("%d/%m/%Y").to_string();
            form.problem("handed", Problem::MustNotBeAfter { day });
        }
        _ => {}
    }
    form.finish()?;
    Ok(hand_in)
}

/// Registers that a product was handed in.
pub fn add_hand_in(desk: &Desk, request: NewHandIn) -> Result<Saved, Failure> {
    let typed = check(desk, &request.form)?;
    let id = DraftId(request.draft);
    desk.save("add_hand_in", "", |writing| {
        let draft = own(writing, id)?;
        writing.about(&draft.title)?;
        if draft.state != DraftState::Approved {
            return Err(not_now(NotNow::DraftElsewhere));
        }
        writing.put(&HandIn {
            id: writing.new_id()?,
            owner: draft.owner,
            draft: id,
            ..typed
        })?;
        Ok(id.record())
    })
}

/// Changes where it was handed in, or writes down what came of it.
pub fn edit_hand_in(desk: &Desk, request: HandInEdit) -> Result<Saved, Failure> {
    let typed = check(desk, &request.form)?;
    let id = HandInId(request.id);
    desk.save("edit_hand_in", "", |writing| {
        writing.at_revision::<HandIn>(id.record(), request.revision)?;
        let known: HandIn = writing.reading().require(id.record())?;
        let draft = own(writing, known.draft)?;
        writing.about(&draft.title)?;
        writing.put(&HandIn {
            place: typed.place,
            handed: typed.handed,
            result: typed.result,
            ..known
        })?;
        Ok(draft.id.record())
    })
}

/// Takes a handing in out.
pub fn remove_hand_in(desk: &Desk, request: RemoveHandIn) -> Result<Saved, Failure> {
    let id = HandInId(request.id);
    desk.save("remove_hand_in", "", |writing| {
        let known: HandIn = writing.reading().require(id.record())?;
        let draft = own(writing, known.draft)?;
        writing.about(&draft.title)?;
        writing.delete::<HandIn>(id.record())?;
        Ok(draft.id.record())
    })
}
