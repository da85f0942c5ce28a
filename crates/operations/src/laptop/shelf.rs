//! The shelf: which books this laptop has. Nothing personal is known without opening one.

use super::Laptop;
use crate::{Desk, Failure, Nothing};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// The books on this laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShelfView {
    /// Each book.
    pub books: Vec<BookOnShelf>,
    /// Seconds until the next try to unlock.
    pub wait: u32,
}

/// One book, as its label says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookOnShelf {
    /// The name of its folder.
    pub id: String,
    /// The cell's name.
    pub label: String,
    /// A practice book.
    pub practice: bool,
    /// The passphrase of a practice book, which is no secret.
    pub practice_passphrase: Option<String>,
}

const LABEL: &str = "label.json";

/// Lists the books on this laptop.
pub fn show_shelf(laptop: &Laptop, _: Nothing) -> Result<ShelfView, Failure> {
    let mut books: Vec<BookOnShelf> = std::fs::read_dir(&laptop.folders.books)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| read_label(&entry.path()))
        .collect();
    books.sort_by(|a, b| (a.practice, &a.label, &a.id).cmp(&(b.practice, &b.label, &b.id)));
    Ok(ShelfView {
        books,
        wait: laptop.back_off.wait(laptop.clock.as_ref()),
    })
}

fn read_label(folder: &Path) -> Option<BookOnShelf> {
    serde_json::from_slice(&std::fs::read(folder.join(LABEL)).ok()?).ok()
}

/// Puts the label on a book's folder.
pub fn write_label(folder: &Path, book: &BookOnShelf) -> Result<(), Failure> {
    let body = serde_json::to_vec(book).map_err(|source| Failure::internal(&source))?;
    // Whole or not at all: without a label a book is not on the shelf.
    let new = folder.join("label.new");
    std::fs::write(&new, body)
        .and_then(|()| std::fs::rename(&new, folder.join(LABEL)))
        .map_err(|source| Failure::internal(&source))
}

/// Gives the label the name that the unit has now. A label that cannot be written says the old
/// name, which hinders nothing.
pub(super) fn relabel(desk: &Desk) {
    let folder = desk.book.folder();
    let named = desk
        .book
        .read::<_, Failure>(|reading| Ok(reading.profile()?));
    let (Some(label), Ok(Some(profile))) = (read_label(folder), named) else {
        return;
    };
    if label.label != profile.name {
        let label = BookOnShelf {
            label: profile.name,
            ..label
        };
        if let Err(failure) = write_label(folder, &label) {
            log::warn!("the shelf keeps an old label: {failure:?}");
        }
    }
}

impl Laptop {
    /// The folder of a book; ids that are no plain folder name are none of ours.
    pub(super) fn folder_of(&self, id: &str) -> Result<PathBuf, Failure> {
        let plain = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let folder = self.folders.books.join(id);
        if plain && folder.join(LABEL).is_file() {
            Ok(folder)
        } else {
            Err(Failure::NoBook)
        }
    }
}
