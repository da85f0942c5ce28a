//! Files that hang on records: the entries in the book, the bytes encrypted beside it.

mod intake;
mod reader;
mod stream;
#[cfg(test)]
mod tests;

pub use intake::{Intake, Taken};
pub use reader::FileReader;

use crate::book::{Reading, id};
use crate::{Book, Error, Result};
use domain::attachments::{Attachment, ParentId};
use domain::meetings::MeetingId;
use domain::record::RecordId;
use std::path::PathBuf;

/// The folder of the encrypted files, inside the book's.
const FOLDER: &str = "attachments";

impl Reading<'_> {
    /// What hangs on a record, in the order it was added.
    ///
    /// # Errors
    /// What the database says.
    pub fn attachments_of(&self, parent: ParentId) -> Result<Vec<Attachment>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM attachments WHERE parent = ?1 ORDER BY rank IS NULL, rank, id",
            [parent.0.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|one| self.require(one)).collect()
    }

    /// What hangs on a meeting and its items, in the order of the agenda, the meeting's own first.
    ///
    /// # Errors
    /// What the database says.
    pub fn attachments_of_meeting(&self, meeting: MeetingId) -> Result<Vec<Attachment>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT a.id FROM attachments AS a
             LEFT JOIN agenda_items AS i ON i.id = a.parent
             WHERE a.meeting = ?1
             ORDER BY i.rank, a.id",
            [meeting.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|one| self.require(one)).collect()
    }

    /// Whether the bytes of a hash lie on this laptop.
    ///
    /// # Errors
    /// What the database says.
    pub fn has_file(&self, hash: &str) -> Result<bool> {
        Ok(self.file_of(hash)?.is_some())
    }

    fn file_of(&self, hash: &str) -> Result<Option<String>> {
        self.row(
            "SELECT file FROM attachment_files WHERE hash = ?1",
            [hash],
            |row| row.get(0),
        )
    }
}

impl Book {
    /// Begins to take a file in: its bytes are encrypted as they come.
    ///
    /// # Errors
    /// What the file system says.
    pub fn take_file(&self) -> Result<Intake> {
        let folder = self.attachments_folder();
        std::fs::create_dir_all(&folder)?;
        Intake::begin(&folder, &self.key().attachments())
    }

    /// Keeps a file that came in whole; one with the same bytes is kept once.
    ///
    /// # Errors
    /// What the database or the file system says; nothing is kept then.
    pub fn keep_file(&self, intake: Intake) -> Result<Taken> {
        let (taken, name) = intake.end()?;
        let known = self.read(|reading| reading.file_of(&taken.hash))?;
        if known.is_some_and(|file| self.attachments_folder().join(file).exists()) {
            let _ = std::fs::remove_file(self.attachments_folder().join(&name));
            return Ok(taken);
        }
        self.keep(|connection| {
            connection.execute(
                "INSERT OR REPLACE INTO attachment_files (hash, file) VALUES (?1, ?2)",
                [&taken.hash, &name],
            )?;
            Ok(())
        })?;
        Ok(taken)
    }

    /// Lets the bytes of a hash go that no record names, also none that was deleted and can be
    /// brought back.
    ///
    /// # Errors
    /// What the database says.
    pub fn forget_file(&self, hash: &str) -> Result<()> {
        let file = self.keep(|connection| {
            let named: bool = connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM attachments WHERE hash = ?1)
                     OR EXISTS (SELECT 1 FROM changes WHERE after = ?1)",
                [hash],
                |row| row.get(0),
            )?;
            if named {
                return Ok(None);
            }
            let mut gone = connection
                .prepare_cached("DELETE FROM attachment_files WHERE hash = ?1 RETURNING file")?;
            Ok(gone
                .query_map([hash], |row| row.get::<_, String>(0))?
                .next()
                .transpose()?)
        })?;
        if let Some(file) = file {
            let _ = std::fs::remove_file(self.attachments_folder().join(file));
        }
        Ok(())
    }

    /// Reads the bytes of a hash.
    ///
    /// # Errors
    /// `NotFound` if they do not lie on this laptop, `Damaged` if they were changed.
    pub fn read_file(&self, hash: &str) -> Result<FileReader> {
        let file = self
            .read(|reading| reading.file_of(hash))?
            .ok_or(Error::NotFound)?;
        FileReader::open(
            &self.attachments_folder().join(file),
            &self.key().attachments(),
        )
    }

    /// Takes away what no file of the book is: pieces that a power cut left behind.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) fn sweep_attachments(&self) -> Result<()> {
        let kept: Vec<String> = self.read(|reading| {
            reading.rows("SELECT file FROM attachment_files", [], |row| row.get(0))
        })?;
        let Ok(entries) = std::fs::read_dir(self.attachments_folder()) else {
            return Ok(()); // No file was ever taken in.
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !kept.contains(&name) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
        Ok(())
    }

    fn attachments_folder(&self) -> PathBuf {
        self.folder().join(FOLDER)
    }
}
