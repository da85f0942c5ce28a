//! Recovery: a code of 160 bits on a sheet of two halves, for when a passphrase is forgotten.

use super::unlock::{DeskView, person_of};
use super::{Laptop, passphrase};
use crate::form::Form;
use crate::papers::{Printed, print_for_now};
use crate::{Desk, Failure};
use domain::papers::{RecoveryFacts, recovery_sheet};
use domain::people::Person;
use serde::Deserialize;
use storage::keys::{KeyFile, Secret, SlotKind};
use ts_rs::TS;

/// Letters and digits that are not mistaken for one another (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Draws a code: eight groups of four.
pub(super) fn draw() -> Result<Vec<String>, Failure> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|source| Failure::internal(&source))?;
    // Each byte gives five of its bits: 32 signs, 160 bits.
    let signs: Vec<char> = bytes
        .iter()
        .filter_map(|byte| {
            ALPHABET
                .get(usize::from(byte & 31))
                .copied()
                .map(char::from)
        })
        .collect();
    Ok(signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect())
}

/// A forgotten passphrase: the code from the sheet, and a new passphrase.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecoverBook {
    /// The book on the shelf.
    pub book: String,
    /// The code.
    pub recovery_code: String,
    /// The name of the person who recovers it, as it stands in the book.
    pub person: String,
    /// The new passphrase.
    pub passphrase: String,
    /// The new passphrase once more.
    pub again: String,
}

/// Opens a book with its recovery code and gives the person a new passphrase.
pub fn recover_book(laptop: &Laptop, request: RecoverBook) -> Result<DeskView, Failure> {
    let mut form = Form::default();
    passphrase::check(&mut form, "passphrase", &request.passphrase);
    if request.passphrase != request.again {
        form.problem("again", crate::Problem::DoesNotMatch);
    }
    form.finish()?;
    let code = Secret::recovery_code(&request.recovery_code);
    let (book, _) = laptop.open_with(&request.book, SlotKind::Recovery, &code)?;
    let named = domain::text::fold(&request.person);
    let people: Vec<Person> = book.read(|reading| reading.people())?;
    let person = people
        .into_iter()
        .find(|person| !person.left && domain::text::fold(&person.name) == named)
        .ok_or_else(|| Failure::invalid("person", crate::Problem::NotAChoice))?;
    let folder = book.folder().to_owned();
    let mut keys = KeyFile::read(&folder)?;
    let slot = person.id.0;
    let secret = Secret::passphrase(&request.passphrase);
    keys.put(
        slot,
        SlotKind::Person,
        &secret,
        laptop.strength()?,
        book.key(),
    )?;
    keys.write(&folder)?;
    let person = person_of(&book, slot)?;
    let desk = laptop.sit_down(laptop.desk_for(book, person, slot));
    DeskView::of(&desk)
}

/// The code that is on the screen, to be printed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintRecoverySheet {
    /// Eight groups of four, as shown once.
    pub recovery_code: Vec<String>,
}

/// Makes the recovery sheet, one half for the cell and one for the ward, where it does not outlive
/// the open book: whoever found it later could open the book with it.
pub fn print_recovery_sheet(desk: &Desk, request: PrintRecoverySheet) -> Result<Printed, Failure> {
    let mut form = Form::default();
    for group in &request.recovery_code {
        form.digits_or_letters("recovery_code", group, 4);
    }
    form.finish()?;
    let (first, second) = request
        .recovery_code
        .split_at(request.recovery_code.len() / 2);
    let profile = desk
        .book
        .read(|reading| reading.profile())?
        .unwrap_or_default();
    let facts = RecoveryFacts {
        unit: profile.name.clone(),
        book: profile.name,
        made_on: desk.today(),
        first_half: first.to_vec(),
        second_half: second.to_vec(),
    };
    let layout = crate::papers::layout(desk)?;
    print_for_now(desk, &recovery_sheet(&facts, &layout))
}
