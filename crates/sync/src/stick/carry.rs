//! Files on a stick that may be pulled out at any moment: whole or not there.

use super::ENDING;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// No file of ours is longer; anything else on the stick is left alone.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Writes under a name that does not end like a file of ours, flushes, renames, and reads back what
/// the stick holds. Only then may it be taken out.
///
/// # Errors
/// What the file system says; a file that reads back differently is an error too.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let whole = folder.join(format!("{name}.{ENDING}"));
    let half = folder.join(format!("{name}.half"));
    let mut file = File::create(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&half, &whole)?;
    // Not every file system can sync a folder; those that cannot have nothing to sync.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    if blake3::hash(&fs::read(&whole)?) == blake3::hash(bytes) {
        Ok(whole)
    } else {
        Err(io::Error::other("the stick does not hold what was written"))
    }
}

/// Files of ours in a folder, by name.
///
/// # Errors
/// What the file system says of the folder.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ours = path.extension().is_some_and(|ending| ending == ENDING);
        if ours && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a file, at most as much as one of ours can hold.
///
/// # Errors
/// What the file system says; `InvalidData` for a file that is too long.
pub fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= LONGEST) {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}
