//! What a register holds: one of four plain shapes that SQLite and CBOR both keep exactly.

use minicbor::{Decode, Encode};

/// The plain value of one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Encode, Decode)]
pub enum Value {
    /// Nothing written.
    #[n(0)]
    Null,
    /// A whole number: counts, minutes, flags (0 or 1).
    #[n(1)]
    Int(#[n(0)] i64),
    /// Text in NFC, or the compact text form of a sum type.
    #[n(2)]
    Text(#[n(0)] String),
    /// An id (16 bytes) or another short run of bytes.
    #[n(3)]
    Bytes(#[cbor(n(0), with = "minicbor::bytes")] Vec<u8>),
}

/// A type that a field of a record can have.
///
/// A sum type writes itself as one compact text ("E:sick", "1960-09"), so that it is one register,
/// one column and one conflict, never three that disagree.
pub trait FieldValue: Sized {
    /// The plain form.
    fn to_value(&self) -> Value;
    /// Reads the plain form back; `None` if it is not one of ours.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FieldValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}

impl FieldValue for i64 {
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(*number),
            Value::Null | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
}

impl FieldValue for bool {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            Value::Int(_) | Value::Null | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, FieldValue::to_value)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            Value::Int(_) | Value::Text(_) | Value::Bytes(_) => T::from_value(value).map(Some),
        }
    }
}

impl FieldValue for chrono::NaiveDate {
    fn to_value(&self) -> Value {
        Value::Text(self.format("%Y-%m-%d").to_string())
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Self::parse_from_str(text, "%Y-%m-%d").ok(),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}

impl FieldValue for chrono::NaiveDateTime {
    fn to_value(&self) -> Value {
        Value::Text(self.format("%Y-%m-%dT%H:%M").to_string())
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Self::parse_from_str(text, "%Y-%m-%dT%H:%M").ok(),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}
