//! Taking a file in: hashed, encrypted and written as its bytes come, never whole in memory.

use super::stream::{CHUNK, PREFIX, Stream};
use crate::Result;
use crate::keys::random;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Bytes at the head of a file that are kept in memory: enough to tell what it is.
const HEAD: usize = 4096;

/// A file that is coming in.
pub struct Intake {
    path: PathBuf,
    file: File,
    stream: Stream,
    waiting: Vec<u8>,
    hasher: blake3::Hasher,
    head: Vec<u8>,
    size: u64,
    /// Whether the file stays when this goes.
    ended: bool,
}

/// A file that came in whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The BLAKE3 hash of its bytes, in hexadecimal.
    pub hash: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Intake {
    pub(super) fn begin(folder: &Path, key: &[u8; 32]) -> Result<Self> {
        let prefix = random::<PREFIX>()?;
        let name = uuid::Uuid::from_bytes(random()?).simple().to_string();
        let path = folder.join(name);
        let mut file = File::create_new(&path)?;
        file.write_all(&prefix)?;
        Ok(Self {
            path,
            file,
            stream: Stream::new(key, prefix),
            waiting: Vec::with_capacity(CHUNK),
            hasher: blake3::Hasher::new(),
            head: Vec::new(),
            size: 0,
            ended: false,
        })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// `DiskFull`, or what the file system says.
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.hasher.update(bytes);
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.size = self.size.saturating_add(size);
        let wanted = HEAD.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(wanted));
        self.waiting.extend_from_slice(bytes);
        // The last chunk says that it is the last: one is always held back.
        while self.waiting.len() > CHUNK {
            let rest = self.waiting.split_off(CHUNK);
            let chunk = std::mem::replace(&mut self.waiting, rest);
            self.file.write_all(&self.stream.seal(&chunk, false)?)?;
        }
        Ok(())
    }

    /// Bytes taken so far.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The first bytes, which tell what the file is.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Writes what is left and makes sure of it; gives the name the file lies under.
    pub(super) fn end(mut self) -> Result<(Taken, String)> {
        let chunk = std::mem::take(&mut self.waiting);
        self.file.write_all(&self.stream.seal(&chunk, true)?)?;
        self.file.sync_all()?;
        self.ended = true;
        let taken = Taken {
            hash: self.hasher.finalize().to_hex().to_string(),
            size: self.size,
        };
        let name = self.path.file_name().unwrap_or_default();
        Ok((taken, name.to_string_lossy().into_owned()))
    }
}

/// A file that was given up leaves nothing behind.
impl Drop for Intake {
    fn drop(&mut self) {
        if !self.ended {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
