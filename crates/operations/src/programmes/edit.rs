//! Writing programmes down, changing and removing them.

use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::programmes::{Programme, ProgrammeId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What is known of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeForm {
    /// Its tag.
    pub name: String,
    /// The guidance it follows.
    pub reference: String,
    /// Products of one meeting, at least.
    pub products_min: i64,
    /// Products of one meeting, at most.
    pub products_max: i64,
    /// It is a pilot.
    pub pilot: bool,
    /// From when.
    pub since: String,
    /// Until when.
    pub until: String,
    /// The cells that take part, one a line.
    pub cells: String,
    /// Its phases and milestones, one a line.
    pub phases: String,
}

/// A programme to write down.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewProgramme {
    /// What is known of it.
    pub form: ProgrammeForm,
}

/// A changed programme, with the revision it was read at.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeEdit {
    /// The programme.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// What is known of it.
    pub form: ProgrammeForm,
}

/// A programme to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveProgramme {
    /// The programme.
    pub id: Uuid,
}

/// Products that one meeting can bring; more is a mistyped number.
const MOST_PRODUCTS: i64 = 20;

fn check(typed: &ProgrammeForm) -> Result<Programme, Failure> {
    let mut form = Form::default();
    let programme = Programme {
        name: form.required("name", &typed.name),
        reference: form.line("reference", &typed.reference),
        products_min: form.number("products_min", typed.products_min, 0, MOST_PRODUCTS),
        products_max: form.number("products_max", typed.products_max, 0, MOST_PRODUCTS),
        pilot: typed.pilot,
        since: form.day("since", &typed.since),
        until: form.day("until", &typed.until),
        cells: form.long("cells", &typed.cells),
        phases: form.remark("phases", &typed.phases),
        ..Programme::default()
    };
    if programme.products_max < programme.products_min && form.is_sound("products_max") {
        let least = programme.products_min;
        let most = MOST_PRODUCTS;
        form.problem("products_max", Problem::OutOfRange { least, most });
    }
    if let Some((since, until)) = programme.since.zip(programme.until)
        && until < since
    {
        form.problem("until", Problem::EndsBeforeItBegins);
    }
    form.finish()?;
    Ok(programme)
}

/// Writes a programme down.
pub fn add_programme(desk: &Desk, request: NewProgramme) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    desk.save("add_programme", &typed.name.clone(), |writing| {
        let known = writing.reading().programmes()?;
        if known.iter().any(|other| other.name == typed.name) {
            let by = typed.name.clone();
            return Err(Failure::invalid("name", Problem::Taken { by }));
        }
        let programme = Programme {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..typed
        };
        writing.put(&programme)?;
        Ok(programme.id.record())
    })
}

/// Changes a programme.
pub fn edit_programme(desk: &Desk, request: ProgrammeEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = ProgrammeId(request.id);
    desk.save("edit_programme", &typed.name.clone(), |writing| {
        writing.at_revision::<Programme>(id.record(), request.revision)?;
        let known: Programme = writing.reading().require(id.record())?;
        if known.owner != writing.unit() {
            return Err(Failure::NotNow {
                reason: crate::failure::NotNow::OtherUnit,
            });
        }
        writing.put(&Programme {
            id,
            owner: known.owner,
            ..typed
        })?;
        Ok(id.record())
    })
}

/// Takes a programme out. Meetings that bear its tag keep the tag.
pub fn remove_programme(desk: &Desk, request: RemoveProgramme) -> Result<Saved, Failure> {
    let id = ProgrammeId(request.id);
    desk.save("remove_programme", "", |writing| {
        let known: Programme = writing.reading().require(id.record())?;
        writing.about(&known.name)?;
        writing.delete::<Programme>(id.record())?;
        Ok(id.record())
    })
}
