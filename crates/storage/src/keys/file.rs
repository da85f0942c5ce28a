//! The key file beside the book: its slots, written so that a power cut leaves the old or the new.

use super::slot::Slot;
use super::{DataKey, Secret, SlotKind, Strength};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The slots of one book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    version: u32,
    slots: Vec<Slot>,
}

/// A key file larger than this is none of ours.
const LARGEST: u64 = 64 * 1024;

impl Default for KeyFile {
    fn default() -> Self {
        Self {
            version: 1,
            slots: Vec::new(),
        }
    }
}

impl KeyFile {
    /// Reads the key file of a book, or its second copy, or the previous generation.
    ///
    /// # Errors
    /// `Missing` if there is none, `Damaged` if none of them can be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let copies = Self::copies(folder);
        if copies.iter().all(|copy| !copy.exists()) {
            return Err(Error::Missing);
        }
        copies
            .iter()
            .find_map(|copy| Self::read_one(copy).ok())
            .ok_or(Error::Damaged)
    }

    fn read_one(path: &Path) -> Result<Self> {
        if std::fs::metadata(path)?.len() > LARGEST {
            return Err(Error::Damaged);
        }
        let file: Self =
            serde_json::from_slice(&std::fs::read(path)?).map_err(|_| Error::Damaged)?;
        if file.version > 1 {
            return Err(Error::TooNew {
                needs: i64::from(file.version),
            });
        }
        Ok(file)
    }

    /// The id of the slot this secret opens, and the key in it.
    ///
    /// # Errors
    /// `WrongKey` if it opens none.
    pub fn open(&self, kind: SlotKind, secret: &Secret) -> Result<(Uuid, DataKey)> {
        for slot in self.slots.iter().filter(|slot| slot.kind == kind) {
            match slot.unwrap(secret) {
                Ok(key) => return Ok((slot.id, key)),
                Err(Error::WrongKey | Error::Damaged) => {}
                Err(other) => return Err(other),
            }
        }
        Err(Error::WrongKey)
    }

    /// Puts a slot in, in place of one with the same id.
    ///
    /// # Errors
    /// If the system lacks memory or randomness.
    pub fn put(
        &mut self,
        id: Uuid,
        kind: SlotKind,
        secret: &Secret,
        strength: Strength,
        key: &DataKey,
    ) -> Result<()> {
        let slot = Slot::wrap(id, kind, secret, strength, key)?;
        self.slots.retain(|other| other.id != id);
        self.slots.push(slot);
        Ok(())
    }

    /// Takes a slot out.
    pub fn remove(&mut self, id: Uuid) {
        self.slots.retain(|slot| slot.id != id);
    }

    /// Writes both copies, keeping the previous generation until the new one was read back.
    ///
    /// # Errors
    /// If the disk refuses; the previous generation then still opens the book.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let [first, second, previous] = Self::copies(folder);
        if first.exists() {
            std::fs::copy(&first, &previous)?;
        }
        for copy in [&first, &second] {
            self.write_one(copy)?;
        }
        if previous.exists() {
            std::fs::remove_file(&previous)?;
        }
        Ok(())
    }

    fn write_one(&self, path: &Path) -> Result<()> {
        let body = serde_json::to_vec(self).map_err(|_| Error::Damaged)?;
        let temporary = path.with_extension("new");
        let mut file = std::fs::File::create(&temporary)?;
        file.write_all(&body)?;
        file.sync_all()?;
        std::fs::rename(&temporary, path)?;
        if Self::read_one(path)? == *self {
            Ok(())
        } else {
            Err(Error::Damaged)
        }
    }

    fn copies(folder: &Path) -> [PathBuf; 3] {
        ["book.keys", "book.keys.copy", "book.keys.before"].map(|name| folder.join(name))
    }
}
