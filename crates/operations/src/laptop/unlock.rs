//! Unlocking and locking, and what the frame of the window shows of an open book.

use super::Laptop;
use super::shelf::{ShelfView, show_shelf};
use crate::{Desk, Failure, Nothing};
use domain::people::{Person, PersonId, PersonRole};
use serde::{Deserialize, Serialize};
use storage::keys::{DataKey, KeyFile, Secret, SlotKind};
use storage::{Book, Error};
use ts_rs::TS;
use uuid::Uuid;

/// Which book, and what opens it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockBook {
    /// The book on the shelf.
    pub book: String,
    /// The passphrase.
    pub passphrase: String,
}

/// What the frame shows of the open book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeskView {
    /// The book's place on the shelf.
    pub book: String,
    /// The unit's name.
    pub unit: String,
    /// The body above it.
    pub higher_body: String,
    /// A practice book.
    pub practice: bool,
    /// Who is at the desk.
    pub person: Uuid,
    /// That person's name.
    pub person_name: String,
    /// What that person does.
    pub role: PersonRole,
    /// Steps that wait to be sent.
    pub waiting: i64,
    /// Since when, as a date and time.
    pub waiting_since: Option<String>,
    /// Operations the province refused.
    pub refused: i64,
    /// Values that two laptops wrote without having seen each other, to be decided.
    pub conflicts: i64,
    /// Whether the book is enrolled with a province.
    pub enrolled: bool,
    /// When the last exchange was completed.
    pub last_exchange: Option<String>,
    /// Today by the laptop's clock.
    pub today: String,
}

impl DeskView {
    /// What there is to show.
    pub(super) fn of(desk: &Desk) -> Result<Self, Failure> {
        let person = desk
            .person
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone();
        desk.book.read(|reading| {
            let profile = reading.profile()?.unwrap_or_default();
            let waiting = reading.waiting()?;
            Ok(Self {
                book: desk.shelf_name(),
                unit: profile.name,
                higher_body: profile.higher_body,
                practice: reading.is_practice()?,
                person: person.id.0,
                person_name: person.name,
                role: person.role,
                waiting: waiting.steps,
                waiting_since: waiting.oldest,
                refused: waiting.refused,
                conflicts: reading.count_conflicts()?,
                enrolled: reading.enrolment()?.is_some(),
                last_exchange: reading.last_exchange()?,
                today: desk.today().format("%Y-%m-%d").to_string(),
            })
        })
    }
}

/// Opens a book.
pub fn unlock_book(laptop: &Laptop, request: UnlockBook) -> Result<DeskView, Failure> {
    let secret = Secret::passphrase(&request.passphrase);
    let (book, slot) = laptop.open_with(&request.book, SlotKind::Person, &secret)?;
    let person = person_of(&book, slot)?;
    let desk = laptop.sit_down(laptop.desk_for(book, person, slot));
    DeskView::of(&desk)
}

/// Closes the book.
pub fn lock_book(laptop: &Laptop, nothing: Nothing) -> Result<ShelfView, Failure> {
    laptop.lock();
    show_shelf(laptop, nothing)
}

/// Shows the frame.
pub fn show_desk(laptop: &Laptop, _: Nothing) -> Result<DeskView, Failure> {
    DeskView::of(laptop.desk()?.as_ref())
}

impl Laptop {
    /// Tries a secret on a book, with the back-off before and the count after.
    pub(super) fn open_with(
        &self,
        id: &str,
        kind: SlotKind,
        secret: &Secret,
    ) -> Result<(Book, Uuid), Failure> {
        let folder = self.folder_of(id)?;
        self.back_off.check(self.clock.as_ref())?;
        let (slot, key): (Uuid, DataKey) = match KeyFile::read(&folder)?.open(kind, secret) {
            Ok(opened) => opened,
            Err(Error::WrongKey) => {
                let wait = self.back_off.wrong(self.clock.as_ref())?;
                return Err(Failure::WrongKey { wait });
            }
            Err(other) => return Err(other.into()),
        };
        self.back_off.right()?;
        Ok((Book::open(&folder, &key)?, slot))
    }
}

impl Desk {
    /// The name of the book's folder, as the shelf lists it.
    fn shelf_name(&self) -> String {
        let name = self.book.folder().file_name();
        name.map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

/// The person a slot belongs to.
pub(super) fn person_of(book: &Book, slot: Uuid) -> Result<Person, Failure> {
    let id = PersonId(slot);
    book.read(|reading| reading.get::<Person>(id.record()))?
        .ok_or(Failure::Damaged)
}
