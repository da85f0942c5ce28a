//! Making a book: a cell, a person, a passphrase, and a recovery code that is shown once.

use super::shelf::{BookOnShelf, write_label};
use super::unlock::DeskView;
use super::{Laptop, passphrase, recovery};
use crate::form::Form;
use crate::{Desk, Failure};
use domain::people::{Person, PersonId, PersonRole};
use domain::units::{CellKind, Profile, UnitId};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::{Arc, Mutex};
use storage::keys::{DataKey, KeyFile, Secret, SlotKind};
use storage::{Act, Book, NewBook};
use ts_rs::TS;
use uuid::Uuid;

/// What a new book needs to know.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewBookForm {
    /// The cell's name as it stands on papers.
    pub cell: String,
    /// The body above it.
    pub higher_body: String,
    /// The place in the date line of papers.
    pub place: String,
    /// Where the cell usually meets.
    pub meeting_place: String,
    /// What kind of cell it is.
    pub cell_kind: CellKind,
    /// Who opens the book.
    pub person: String,
    /// What that person does in the cell.
    pub role: PersonRole,
    /// The passphrase.
    pub passphrase: String,
    /// The passphrase once more.
    pub again: String,
}

/// A new book, open, with the code that recovers it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CreatedBook {
    /// Shown once, to be written down or printed: four groups on each half.
    pub recovery_code: Vec<String>,
    /// The desk.
    pub desk: DeskView,
}

/// What a checked form comes to.
pub(super) struct Founding {
    pub(super) profile: Profile,
    pub(super) person: Person,
    pub(super) passphrase: String,
    pub(super) practice: bool,
}

/// Makes a book and opens it.
pub fn create_book(laptop: &Laptop, form: NewBookForm) -> Result<CreatedBook, Failure> {
    let founding = check(&form)?;
    let id = Uuid::new_v4().to_string();
    let (desk, recovery_code) = laptop.found(&id, founding)?;
    Ok(CreatedBook {
        recovery_code,
        desk: DeskView::of(&desk)?,
    })
}

fn check(typed: &NewBookForm) -> Result<Founding, Failure> {
    let mut form = Form::default();
    let profile = Profile {
        name: form.required("cell", &typed.cell),
        higher_body: form.required("higher_body", &typed.higher_body),
        place: form.line("place", &typed.place),
        meeting_place: form.line("meeting_place", &typed.meeting_place),
        cell_kind: typed.cell_kind,
        ..Profile::default()
    };
    let person = Person {
        name: form.required("person", &typed.person),
        role: typed.role,
        ..Person::default()
    };
    passphrase::check(&mut form, "passphrase", &typed.passphrase);
    if typed.passphrase != typed.again {
        form.problem("again", crate::Problem::DoesNotMatch);
    }
    form.finish()?;
    Ok(Founding {
        profile,
        person,
        passphrase: typed.passphrase.clone(),
        practice: false,
    })
}

impl Laptop {
    /// Founds a book in a folder of its own; what was begun is taken away if it fails.
    pub(super) fn found(
        &self,
        id: &str,
        founding: Founding,
    ) -> Result<(Arc<Desk>, Vec<String>), Failure> {
        let folder = self.folders.books.join(id);
        if folder.exists() {
            return Err(Failure::BookExists);
        }
        let founded = self.found_in(&folder, id, founding);
        if founded.is_err() {
            let _ = std::fs::remove_dir_all(&folder);
        }
        founded
    }

    fn found_in(
        &self,
        folder: &Path,
        id: &str,
        founding: Founding,
    ) -> Result<(Arc<Desk>, Vec<String>), Failure> {
        let key = DataKey::random()?;
        let book = Book::create(
            folder,
            &key,
            &NewBook {
                practice: founding.practice,
                now: self.clock.now(),
            },
        )?;
        let person = write_first_page(&book, &founding, self.clock.now())?;
        let code = recovery::draw()?;
        let strength = self.strength()?;
        let mut keys = KeyFile::default();
        let slot = person.id.0;
        let secret = Secret::passphrase(&founding.passphrase);
        keys.put(slot, SlotKind::Person, &secret, strength, &key)?;
        let secret = Secret::recovery_code(&code.concat());
        keys.put(Uuid::new_v4(), SlotKind::Recovery, &secret, strength, &key)?;
        keys.write(folder)?;
        let label = BookOnShelf {
            id: id.to_owned(),
            label: founding.profile.name.clone(),
            practice: founding.practice,
            practice_passphrase: founding.practice.then(|| founding.passphrase.clone()),
        };
        write_label(folder, &label)?;
        Ok((self.sit_down(self.desk_for(book, person, slot)), code))
    }

    pub(super) fn desk_for(&self, book: Book, person: Person, slot: Uuid) -> Desk {
        Desk {
            book: Arc::new(book),
            person: Mutex::new(person),
            slot,
            clock: self.clock.clone(),
            host: self.host.clone(),
            rules: self.rules.clone(),
            holidays: self.holidays.clone(),
            papers: self.folders.papers.clone(),
            print: self.folders.print.clone(),
            uploads: Mutex::default(),
        }
    }
}

/// The first step in a book: the cell and the person, written by that person.
fn write_first_page(
    book: &Book,
    founding: &Founding,
    now: chrono::DateTime<chrono::FixedOffset>,
) -> Result<Person, Failure> {
    let id = PersonId(Uuid::new_v4());
    let act = Act {
        person: id,
        person_name: founding.person.name.clone(),
        name: "create_book",
        subject: founding.profile.name.clone(),
        at: now,
    };
    let person = Person {
        id,
        owner: UnitId::SELF,
        ..founding.person.clone()
    };
    book.transact(&act, |writing| {
        let profile = Profile {
            id: writing.new_id()?,
            owner: UnitId::SELF,
            ..founding.profile.clone()
        };
        writing.put(&profile)?;
        writing.put(&person)
    })?;
    Ok(person)
}
