//! A file on a stick: `magic | length | label | signature | age`.
//!
//! The label names nobody: ids, numbers and the hash of what follows. It is signed, so that a
//! damaged, cut or forged file is told before anything is decrypted.

use super::keys::{Keys, recipient};
use crate::sign::{self, Context};
use domain::record::{Line, RecordId};
use minicbor::{Decode, Encode};
use thiserror::Error;

const MAGIC: &[u8; 8] = b"SCBSTIK1";
/// No label of ours is longer.
const LONGEST_LABEL: usize = 1024;
/// Requests of a line are counted from 1: nothing on a stick is ever a request, nor the reverse.
const COUNTER: u64 = 0;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum What {
    /// From the laptop to the province.
    #[n(0)]
    Bundle,
    /// From the province to the laptop.
    #[n(1)]
    Return,
}

/// What may be known of a file without its key.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Label {
    /// What it holds.
    #[n(0)]
    pub what: What,
    /// The province's server.
    #[n(1)]
    pub server: RecordId,
    /// The laptop.
    #[n(2)]
    pub device: RecordId,
    /// The laptop's line of operations.
    #[n(3)]
    pub line: Line,
    /// The first operation's number; 0 if there is none.
    #[n(4)]
    pub first: u64,
    /// The last operation's number; 0 if there is none.
    #[n(5)]
    pub last: u64,
    /// This part, from 1.
    #[n(6)]
    pub part: u32,
    /// Of so many.
    #[n(7)]
    pub parts: u32,
    /// The hash of what follows; written by [`Keys::seal`].
    #[cbor(n(8), with = "minicbor::bytes")]
    pub hash: [u8; 32],
}

impl Label {
    /// What the file is called, without its ending. Written again, it takes the place of an older
    /// one of the same laptop: a bundle holds everything that one held, or its receipt came.
    #[must_use]
    pub fn file_name(&self) -> String {
        let device: String = self.device.0.simple().to_string().chars().take(8).collect();
        let what = match self.what {
            What::Bundle => "gui-tinh",
            What::Return => "tinh-tra-loi",
        };
        let part = if self.parts > 1 {
            format!("-{}-{}", self.part, self.parts)
        } else {
            String::new()
        };
        format!("so-chi-bo-{device}-{what}{part}")
    }
}

/// Why a file cannot be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StickError {
    /// Not a file of ours.
    #[error("not a file of this program")]
    NotAStickFile,
    /// It ends too early, or a byte was changed.
    #[error("the file is damaged or incomplete")]
    Damaged,
    /// Not signed by who it says it comes from.
    #[error("the signature does not hold")]
    Forged,
    /// Encrypted to somebody else.
    #[error("the file is for somebody else")]
    NotForUs,
}

fn context(label: &Label) -> Context {
    Context {
        server: label.server,
        device: label.device,
        counter: COUNTER,
    }
}

impl Keys {
    /// Encrypts to a recipient, labels and signs.
    ///
    /// # Errors
    /// `NotForUs` if the recipient's key is none; `Damaged` if the label cannot be written.
    pub fn seal(&self, label: &Label, plain: &[u8], to: &str) -> Result<Vec<u8>, StickError> {
        let to = recipient(to).ok_or(StickError::NotForUs)?;
        let secret = age::encrypt(&to, plain).map_err(|_| StickError::Damaged)?;
        let label = Label {
            hash: *blake3::hash(&secret).as_bytes(),
            ..label.clone()
        };
        let written = minicbor::to_vec(&label).map_err(|_| StickError::Damaged)?;
        let length = u16::try_from(written.len()).map_err(|_| StickError::Damaged)?;
        let signed = sign::seal(&self.signing, &context(&label), &written);
        let signature = signed.get(..sign::LENGTH).unwrap_or_default();
        let pieces = [
            MAGIC.as_slice(),
            &length.to_be_bytes(),
            &written,
            signature,
            &secret,
        ];
        Ok(pieces.concat())
    }

    /// Decrypts a file whose label and signature were looked at.
    ///
    /// # Errors
    /// `NotForUs`, or what [`label`] says.
    pub fn open(&self, file: &[u8]) -> Result<Vec<u8>, StickError> {
        age::decrypt(&self.identity, pieces(file)?.secret).map_err(|_| StickError::NotForUs)
    }
}

struct Pieces<'f> {
    label: Label,
    written: &'f [u8],
    signature: &'f [u8; sign::LENGTH],
    secret: &'f [u8],
}

fn pieces(file: &[u8]) -> Result<Pieces<'_>, StickError> {
    let rest = file.strip_prefix(MAGIC).ok_or(StickError::NotAStickFile)?;
    let (length, rest) = rest.split_first_chunk::<2>().ok_or(StickError::Damaged)?;
    let length = usize::from(u16::from_be_bytes(*length));
    if length > LONGEST_LABEL {
        return Err(StickError::Damaged);
    }
    let (written, rest) = rest.split_at_checked(length).ok_or(StickError::Damaged)?;
    let (signature, secret) = rest.split_first_chunk().ok_or(StickError::Damaged)?;
    Ok(Pieces {
        label: minicbor::decode(written).map_err(|_| StickError::Damaged)?,
        written,
        signature,
        secret,
    })
}

/// Reads the label of a file that is whole.
///
/// # Errors
/// `NotAStickFile`, `Damaged`.
pub fn label(file: &[u8]) -> Result<Label, StickError> {
    let pieces = pieces(file)?;
    if blake3::hash(pieces.secret).as_bytes() == &pieces.label.hash {
        Ok(pieces.label)
    } else {
        Err(StickError::Damaged)
    }
}

/// Whether the label was signed with this key.
///
/// # Errors
/// `NotAStickFile`, `Damaged`, `Forged`.
pub fn signed(file: &[u8], verifying: &[u8; 32]) -> Result<(), StickError> {
    let pieces = pieces(file)?;
    let context = context(&pieces.label);
    if sign::holds(verifying, &context, pieces.signature, pieces.written) {
        Ok(())
    } else {
        Err(StickError::Forged)
    }
}
