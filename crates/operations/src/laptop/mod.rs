//! The laptop: its books on a shelf, and the desk at which one of them lies open.

mod back_off;
mod create;
mod passphrase;
mod practice;
mod practice_cell;
mod recovery;
mod shelf;
mod unlock;

pub use create::{CreatedBook, NewBookForm, create_book};
pub(crate) use passphrase::check as check_passphrase;
pub use passphrase::{
    ChangePassphrase, SuggestedPassphrase, change_passphrase, suggest_passphrase,
};
pub use practice::{PracticeBook, open_practice_book};
pub use recovery::{PrintRecoverySheet, RecoverBook, print_recovery_sheet, recover_book};
pub use shelf::{BookOnShelf, ShelfView, show_shelf};
pub use unlock::{DeskView, UnlockBook, lock_book, show_desk, unlock_book};

use crate::{Clock, Desk, Event, Failure, Host};
use domain::dates::Holidays;
use domain::rule_set::RuleSets;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use storage::keys::Strength;

/// Where a laptop keeps its things.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Books, one folder each.
    pub books: PathBuf,
    /// Papers and workbooks that a person asked for.
    pub papers: PathBuf,
    /// Sheets that must not stay: emptied when a book is locked, and when the program starts or ends.
    pub print: PathBuf,
}

/// A laptop with its shelf of books; at most one lies open.
pub struct Laptop {
    folders: Folders,
    clock: Arc<dyn Clock>,
    host: Arc<dyn Host>,
    rules: Arc<RuleSets>,
    holidays: Arc<Holidays>,
    strength: Option<Strength>,
    open: RwLock<Option<Arc<Desk>>>,
    back_off: back_off::BackOff,
}

impl Laptop {
    /// A laptop with nothing open.
    ///
    /// # Errors
    /// `Internal` if the program's own rule files do not hold.
    pub fn new(
        folders: Folders,
        clock: Arc<dyn Clock>,
        host: Arc<dyn Host>,
    ) -> Result<Self, Failure> {
        let rules = RuleSets::bundled().map_err(|source| Failure::internal(&source))?;
        let holidays = Holidays::bundled().map_err(|source| Failure::internal(&source))?;
        empty(&folders.print);
        let back_off = back_off::BackOff::read(&folders.books);
        Ok(Self {
            folders,
            clock,
            host,
            rules: Arc::new(rules),
            holidays: Arc::new(holidays),
            strength: None,
            open: RwLock::new(None),
            back_off,
        })
    }

    /// The same with the cost of a guess fixed, where nobody's secret is at stake.
    #[must_use]
    pub fn with_strength(mut self, strength: Strength) -> Self {
        self.strength = Some(strength);
        self
    }

    fn strength(&self) -> Result<Strength, Failure> {
        match self.strength {
            Some(strength) => Ok(strength),
            None => Ok(Strength::calibrated()?),
        }
    }

    /// The desk, if a book lies open.
    ///
    /// # Errors
    /// `Locked` if none does.
    pub fn desk(&self) -> Result<Arc<Desk>, Failure> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.clone().ok_or(Failure::Locked)
    }

    /// Does something at the desk.
    pub(crate) fn at_desk<T>(
        &self,
        verb: impl FnOnce(&Desk) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        verb(self.desk()?.as_ref())
    }

    fn sit_down(&self, desk: Desk) -> Arc<Desk> {
        shelf::relabel(&desk);
        let desk = Arc::new(desk);
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(desk.clone());
        desk
    }

    /// Closes the book and drops its key.
    pub fn lock(&self) {
        let was_open = self
            .open
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        empty(&self.folders.print);
        if let Some(desk) = was_open {
            shelf::relabel(&desk);
            self.host.emit(Event::Locked);
        }
    }
}

impl Drop for Laptop {
    fn drop(&mut self) {
        empty(&self.folders.print);
    }
}

/// Takes every file out of the print folder. What cannot be taken now, because a viewer still holds
/// it, goes at the next start.
fn empty(folder: &std::path::Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let _ = std::fs::remove_file(entry.path());
    }
}
