//! Reading an encrypted file chunk by chunk.

use super::stream::{CHUNK, PREFIX, Stream, TAG};
use crate::{Error, Result};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The bytes of a file, decrypted as they are read.
pub struct FileReader {
    file: File,
    stream: Stream,
    /// Encrypted bytes that are still to come.
    left: u64,
    chunk: Vec<u8>,
    at: usize,
}

impl FileReader {
    pub(super) fn open(path: &Path, key: &[u8; 32]) -> Result<Self> {
        let mut file = File::open(path)?;
        let mut prefix = [0; PREFIX];
        file.read_exact(&mut prefix).map_err(|_| Error::Damaged)?;
        let head = u64::try_from(PREFIX).unwrap_or(u64::MAX);
        let left = file.metadata()?.len().saturating_sub(head);
        Ok(Self {
            file,
            stream: Stream::new(key, prefix),
            left,
            chunk: Vec::new(),
            at: 0,
        })
    }

    fn next_chunk(&mut self) -> Result<()> {
        let full = u64::try_from(CHUNK.saturating_add(TAG)).unwrap_or(u64::MAX);
        let size = self.left.min(full);
        let last = self.left <= full;
        let mut sealed = vec![0; usize::try_from(size).map_err(|_| Error::Damaged)?];
        self.file
            .read_exact(&mut sealed)
            .map_err(|_| Error::Damaged)?;
        self.left = self.left.saturating_sub(size);
        self.chunk = self.stream.open(&sealed, last)?;
        self.at = 0;
        Ok(())
    }

    /// All of it, where it is known to be small.
    ///
    /// # Errors
    /// `Damaged` if it was changed.
    pub fn whole(mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes).map_err(|_| Error::Damaged)?;
        Ok(bytes)
    }
}

impl Read for FileReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.chunk.len() {
            if self.left == 0 {
                return Ok(0);
            }
            self.next_chunk()
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        }
        let rest = self.chunk.get(self.at..).unwrap_or_default();
        let mut taken = 0_usize;
        for (place, byte) in buffer.iter_mut().zip(rest) {
            *place = *byte;
            taken = taken.saturating_add(1);
        }
        self.at = self.at.saturating_add(taken);
        Ok(taken)
    }
}
