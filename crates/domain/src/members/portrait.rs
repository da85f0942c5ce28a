//! The portrait in a member's file: a small picture, in a record of its own so that lists stay
//! fast.

use super::MemberId;
use crate::record::{FieldValue, Guard, Value, id, nothing_derived, record};

id! {
    /// A portrait's id.
    PortraitId
}

/// A picture (JPEG), as small as a portrait need be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture(pub Vec<u8>);

impl Picture {
    /// No picture in a book is heavier, in bytes: it travels with the file.
    pub const HEAVIEST: usize = 40 * 1024;
}

impl FieldValue for Picture {
    fn to_value(&self) -> Value {
        if self.0.is_empty() {
            Value::Null
        } else {
            Value::Bytes(self.0.clone())
        }
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(Self(bytes.clone())),
            Value::Null | Value::Int(_) | Value::Text(_) => None,
        }
    }
}

record! {
    /// A member's portrait (ảnh chân dung). The file names the one that stands in it.
    record Portrait(PortraitId, PortraitField) = 34 in "portraits",
    guard Guard::Open, derived nothing_derived;
    /// The member.
    10 member: MemberId, Visible, Basic "identity";
    /// The picture.
    11 picture: Picture, Visible, Sensitive "identity";
}
