//! Files that hang on a record: what may be kept, how large, and under which name it is shown.

mod name;
#[cfg(test)]
mod tests;

pub use name::clean_name;

use crate::meetings::{Meeting, MeetingId};
use crate::record::{FieldValue, Guard, RecordId, Value, choice, id, nothing_derived, record};

id! {
    /// An attachment's id.
    AttachmentId
}

choice! {
    /// What a file is, told by its content (RELIABILITY.md 4).
    FileKind {
        /// PDF.
        Pdf = "pdf",
        /// Word.
        Docx = "docx",
        /// Excel.
        Xlsx = "xlsx",
        /// PowerPoint.
        Pptx = "pptx",
        /// Picture, JPEG.
        Jpeg = "jpg",
        /// Picture, PNG.
        Png = "png",
        /// Sound.
        Mp3 = "mp3",
        /// Film: stays on this laptop, only its register entry travels.
        Mp4 = "mp4",
    }
}

/// A mebibyte.
const MIB: u64 = 1024 * 1024;

impl FileKind {
    /// The largest file of the kind that is kept, in bytes.
    #[must_use]
    pub const fn largest(self) -> u64 {
        match self {
            Self::Pdf | Self::Docx | Self::Xlsx | Self::Pptx | Self::Jpeg | Self::Png => 20 * MIB,
            Self::Mp3 => 50 * MIB,
            Self::Mp4 => 500 * MIB,
        }
    }

    /// Whether its bytes go to the province; a film stays here.
    #[must_use]
    pub const fn travels(self) -> bool {
        !matches!(self, Self::Mp4)
    }

    /// The largest file of any kind.
    #[must_use]
    pub fn largest_of_all() -> u64 {
        Self::ALL
            .iter()
            .map(|kind| kind.largest())
            .max()
            .unwrap_or_default()
    }
}

/// Sound and film, told by the first bytes of a file: they are kept as they are.
#[must_use]
pub fn kind_by_head(head: &[u8]) -> Option<FileKind> {
    match head {
        [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xf3 | 0xf2 | 0xfa, ..] => Some(FileKind::Mp3),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(FileKind::Mp4),
        _ => None,
    }
}

choice! {
    /// Why a file is not kept.
    FileProblem {
        /// There is nothing in it.
        Empty = "empty",
        /// It is none of the kinds that are kept.
        Unknown = "unknown",
        /// It is larger than its kind may be.
        TooLarge = "too_large",
        /// It brings macros.
        Macros = "macros",
        /// It brings embedded programs.
        Objects = "objects",
        /// The picture has too many points.
        Pixels = "pixels",
        /// It is another file besides.
        Disguised = "disguised",
        /// It ends before its end, or cannot be read.
        Damaged = "damaged",
    }
}

/// The record something hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParentId(pub RecordId);

impl FieldValue for ParentId {
    fn to_value(&self) -> Value {
        Value::Bytes(self.0.0.as_bytes().to_vec())
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(Self(RecordId(uuid::Uuid::from_slice(bytes).ok()?))),
            Value::Null | Value::Int(_) | Value::Text(_) => None,
        }
    }
}

record! {
    /// A file that hangs on a record (tệp đính kèm). Its bytes lie encrypted beside the book,
    /// found by their hash; this entry travels, the bytes have a lane of their own.
    record Attachment(AttachmentId, AttachmentField) = 47 in "attachments",
    guard Guard::Parent { link: 11, kind: Meeting::SPEC.kind }, derived nothing_derived;
    /// The record it hangs on.
    10 parent: ParentId, Visible, None "attachments";
    /// The meeting it belongs to, where it hangs on a meeting or an item: closed with it.
    11 meeting: Option<MeetingId>, Visible, None "attachments";
    /// The name it is shown under.
    12 name: String, Visible, Basic "attachments";
    /// What it is.
    13 kind: FileKind, Visible, None "attachments";
    /// Its size in bytes.
    14 size: i64, Visible, None "attachments";
    /// The BLAKE3 hash of its bytes, in hexadecimal: its address.
    15 hash: String, Visible, None "attachments";
    /// The day it was added.
    16 added: Option<chrono::NaiveDate>, Visible, None "attachments";
    /// The words below a picture, or what is to be seen or heard in the file.
    17 caption: String, Visible, Basic "attachments";
    /// Its place among the files of its record, where a person ordered them.
    18 rank: String, Silent, None "attachments";
}
