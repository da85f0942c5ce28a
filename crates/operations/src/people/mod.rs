//! People who work in this book: each with a passphrase of their own.

use crate::form::Form;
use crate::{Desk, Failure, Nothing, Problem, Saved};
use domain::people::{Person, PersonRole};
use serde::{Deserialize, Serialize};
use storage::keys::{KeyFile, Secret, SlotKind, Strength};
use ts_rs::TS;
use uuid::Uuid;

/// Everybody who works or worked in the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeopleView {
    /// Each person.
    pub people: Vec<PersonView>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonView {
    /// The person.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// What the person does here.
    pub role: PersonRole,
    /// No longer works here.
    pub left: bool,
    /// Sits at the desk now.
    pub here: bool,
}

/// A person to let in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// What the person does here.
    pub role: PersonRole,
    /// The person's own passphrase.
    pub passphrase: String,
    /// Once more.
    pub again: String,
}

/// Lists the people of the book.
pub fn list_people(desk: &Desk, _: Nothing) -> Result<PeopleView, Failure> {
    let people = desk.book.read(|reading| reading.people())?;
    Ok(PeopleView {
        people: people
            .into_iter()
            .map(|person| PersonView {
                id: person.id.0,
                here: person.id.0 == desk.slot,
                name: person.name,
                role: person.role,
                left: person.left,
            })
            .collect(),
    })
}

/// Lets a person into the book.
pub fn add_person(desk: &Desk, request: NewPerson) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let name = form.required("name", &request.name);
    crate::laptop::check_passphrase(&mut form, "passphrase", &request.passphrase);
    if request.passphrase != request.again {
        form.problem("again", Problem::DoesNotMatch);
    }
    form.finish()?;
    let saved = desk.save("add_person", &name.clone(), |writing| {
        let id = writing.new_id()?;
        writing.put(&Person {
            id,
            owner: writing.unit(),
            name,
            role: request.role,
            ..Person::default()
        })?;
        Ok(id.record())
    })?;
    // The person is written first: a slot without a person would open the book for nobody.
    let slot = saved.id.ok_or(Failure::NotFound)?;
    let mut keys = KeyFile::read(desk.book.folder())?;
    let secret = Secret::passphrase(&request.passphrase);
    keys.put(
        slot,
        SlotKind::Person,
        &secret,
        Strength::calibrated()?,
        desk.book.key(),
    )?;
    keys.write(desk.book.folder())?;
    Ok(saved)
}
