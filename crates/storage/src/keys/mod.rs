//! Keys: one random data key a book, wrapped in a slot for each person and one for recovery.
//!
//! The key file holds no name: which slot is whose is known only inside the book.

mod file;
mod slot;
#[cfg(test)]
mod tests;

pub use file::KeyFile;
pub use slot::{Secret, SlotKind, Strength};

use crate::{Error, Result};
use zeroize::Zeroizing;

/// The one random key of a book; the keys of its parts are derived from it.
#[derive(Clone)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// A new random key.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub fn random() -> Result<Self> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// The key that these bytes are, where they were kept elsewhere.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The raw key of the database, as SQLCipher takes it.
    #[must_use]
    pub fn database(&self) -> Zeroizing<[u8; 32]> {
        self.derive(b"so-chi-bo database v1")
    }

    /// The key of the files that hang on records.
    pub(crate) fn attachments(&self) -> Zeroizing<[u8; 32]> {
        self.derive(b"so-chi-bo attachments v1")
    }

    fn derive(&self, purpose: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        // 32 bytes are far below HKDF's limit of 8,160, so expanding cannot fail; were it to,
        // the all-zero key would open nothing.
        let _ = hkdf::Hkdf::<sha2::Sha256>::new(None, self.0.as_slice())
            .expand(purpose, key.as_mut_slice());
        key
    }
}

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::File(std::io::Error::other("randomness")))?;
    Ok(bytes)
}
