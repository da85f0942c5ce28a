//! Showing a file: it lies in plain only until the book is locked.

use crate::{Desk, Failure, Nothing};
use domain::attachments::{Attachment, clean_name};
use domain::record::RecordId;
use serde::Deserialize;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use ts_rs::TS;
use uuid::Uuid;

/// Which file.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenAttachment {
    /// The attachment.
    pub id: Uuid,
}

/// Files of one name in one folder.
const MOST_OF_A_NAME: u32 = 100;

/// Opens a file in the system's viewer.
pub fn open_attachment(desk: &Desk, request: OpenAttachment) -> Result<Nothing, Failure> {
    let attachment: Attachment = desk
        .book
        .read(|reading| reading.require(RecordId(request.id)))?;
    let path = write_out(desk, &attachment, &desk.print)?;
    desk.host.open(&path)?;
    Ok(Nothing {})
}

/// Writes a file in plain into a folder, chunk by chunk, never over another. A name that came from
/// another laptop is cleaned again.
pub(crate) fn write_out(
    desk: &Desk,
    attachment: &Attachment,
    folder: &Path,
) -> Result<PathBuf, Failure> {
    let mut bytes = desk.book.read_file(&attachment.hash)?;
    std::fs::create_dir_all(folder).map_err(|_| Failure::FileFailed)?;
    let name = clean_name(&attachment.name, attachment.kind);
    let (mut file, path) = new_file(folder, &name)?;
    if let Err(error) = std::io::copy(&mut bytes, &mut file).and_then(|_| file.sync_all()) {
        let _ = std::fs::remove_file(&path);
        return Err(match error.kind() {
            ErrorKind::InvalidData => Failure::Damaged,
            ErrorKind::StorageFull => Failure::DiskFull,
            _ => Failure::FileFailed,
        });
    }
    Ok(path)
}

/// "a.pdf", or "a (2).pdf" where that is taken.
fn new_file(folder: &Path, name: &str) -> Result<(File, PathBuf), Failure> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    for count in 1..=MOST_OF_A_NAME {
        let name = if count == 1 {
            name.to_owned()
        } else {
            format!("{stem} ({count}).{ending}")
        };
        let path = folder.join(name);
        match File::create_new(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => break,
        }
    }
    Err(Failure::FileFailed)
}
