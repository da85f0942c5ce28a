//! Where a feed lies.

use super::{Address, random};
use crate::database::sqlite;
use crate::{Error, Result};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The name of the feed's file.
pub(crate) const FILE: &str = "feed.db";
/// The name of its key's file.
pub(crate) const KEY: &str = "feed.key";

/// Where a feed lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a folder: an encrypted file, and its key in a file that only the service may read.
    Folder(PathBuf),
    /// In a PostgreSQL.
    Postgres(Address),
}

impl From<&Path> for Place {
    fn from(folder: &Path) -> Self {
        Self::Folder(folder.to_owned())
    }
}

/// Opens the file in a folder.
pub(super) fn connect(folder: &Path) -> Result<Connection> {
    let file = folder.join(FILE);
    if !file.exists() {
        return Err(Error::Missing);
    }
    let key = Zeroizing::new(std::fs::read_to_string(folder.join(KEY))?);
    sqlite::connect(&file, &key)
}

/// Makes a folder with an empty file and its key.
pub(super) fn lay_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let key = Zeroizing::new(hexadecimal(&random::<32>()?));
    write_private(&folder.join(KEY), key.as_bytes())?;
    drop(sqlite::connect(&folder.join(FILE), &key)?);
    Ok(())
}

/// Only the service may read it.
fn write_private(file: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    std::io::Write::write_all(&mut file, bytes)?;
    file.sync_all()?;
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
