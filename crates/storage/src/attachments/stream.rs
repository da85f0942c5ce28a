//! How a file is encrypted: in chunks, each with its place and whether it is the last in its nonce
//! (the STREAM construction), so that none can be left out, doubled, moved or cut off.

use crate::{Error, Result};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

/// Bytes of a chunk before it is encrypted.
pub const CHUNK: usize = 64 * 1024;
/// What the encryption adds to each chunk.
pub const TAG: usize = 16;
/// The random part of every nonce, at the head of the file.
pub const PREFIX: usize = 19;

/// The cipher of one file.
pub struct Stream {
    cipher: XChaCha20Poly1305,
    prefix: [u8; PREFIX],
    place: u32,
}

impl Stream {
    pub fn new(key: &[u8; 32], prefix: [u8; PREFIX]) -> Self {
        Self {
            cipher: XChaCha20Poly1305::new(&Key::from(*key)),
            prefix,
            place: 0,
        }
    }

    /// Encrypts the next chunk.
    pub fn seal(&mut self, chunk: &[u8], last: bool) -> Result<Vec<u8>> {
        let nonce = self.next(last)?;
        self.cipher
            .encrypt(&nonce, chunk)
            .map_err(|_| Error::Damaged)
    }

    /// Decrypts the next chunk; `Damaged` for any other than the one that was written here.
    pub fn open(&mut self, chunk: &[u8], last: bool) -> Result<Vec<u8>> {
        let nonce = self.next(last)?;
        self.cipher
            .decrypt(&nonce, chunk)
            .map_err(|_| Error::Damaged)
    }

    fn next(&mut self, last: bool) -> Result<XNonce> {
        let mut nonce = [0_u8; 24];
        let tail = self.place.to_be_bytes().into_iter().chain([u8::from(last)]);
        for (place, byte) in nonce.iter_mut().zip(self.prefix.into_iter().chain(tail)) {
            *place = byte;
        }
        self.place = self.place.checked_add(1).ok_or(Error::Damaged)?;
        Ok(XNonce::from(nonce))
    }
}
