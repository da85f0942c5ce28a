//! What a laptop tells the province (operations) and what the province tells a laptop (rows).

use super::{Clock, RecordId, Stamp, Uid, Value};
use minicbor::{Decode, Encode};

/// The key of one entry of a map field (16 bytes of an id); empty for a plain field.
pub type Key = Vec<u8>;

/// The number of the field that says which unit owns a record.
pub const OWNER: u16 = 1;
/// The number of the field that says whether a record was deleted.
pub const DELETED: u16 = 2;

/// The number of the map field that says which of a record's fields were erased for good: its keys
/// are those fields' numbers. What is erased stays empty, whoever writes it again and whenever.
pub const ERASED: u16 = 3;

/// The key under which the erasure of a field is written.
#[must_use]
pub fn erasure_key(field: u16) -> Key {
    field.to_be_bytes().to_vec()
}

/// The field whose erasure a register or change says; `None` for any other.
#[must_use]
pub fn erased_field(field: u16, key: &[u8], value: &Value) -> Option<u16> {
    let said = field == ERASED && *value == Value::Int(1);
    <[u8; 2]>::try_from(key)
        .ok()
        .filter(|_| said)
        .map(u16::from_be_bytes)
        .filter(|erased| *erased >= FIRST_OWN_FIELD)
}

/// The number of the map field that keeps what lost against a value its writer had not seen, until a
/// person decides. The merge writes it; a laptop only empties its entries.
pub const LOST: u16 = 4;

/// The key under which a value that lost is kept: its field, the operation that wrote it, and its
/// own key in a map field.
#[must_use]
pub fn lost_key(field: u16, loser: Uid, key: &[u8]) -> Key {
    [&field.to_be_bytes()[..], &loser.to_bytes(), key].concat()
}

/// Reads [`lost_key`] back: field, operation, key.
#[must_use]
pub fn lost_place(key: &[u8]) -> Option<(u16, Uid, &[u8])> {
    let (field, rest) = key.split_at_checked(2)?;
    let (loser, key) = rest.split_at_checked(16)?;
    Some((
        u16::from_be_bytes(field.try_into().ok()?),
        Uid::from_bytes(loser)?,
        key,
    ))
}

/// The field a register or change speaks of: for what lost, the one it was written to.
#[must_use]
pub fn field_spoken_of(field: u16, key: &[u8]) -> u16 {
    match lost_place(key) {
        Some((spoken_of, ..)) if field == LOST => spoken_of,
        _ => field,
    }
}

/// A value that lost, as it is kept: whatever it was, its entry is not empty.
#[must_use]
pub fn keep_lost(value: &Value) -> Value {
    // Writing into memory cannot fail.
    Value::Bytes(minicbor::to_vec(value).unwrap_or_default())
}

/// Reads [`keep_lost`] back; `None` where nothing is left to decide.
#[must_use]
pub fn kept_lost(value: &Value) -> Option<Value> {
    match value {
        Value::Bytes(bytes) => minicbor::decode(bytes).ok(),
        Value::Null | Value::Int(_) | Value::Text(_) => None,
    }
}

/// The first number that a record's own fields may have.
pub const FIRST_OWN_FIELD: u16 = 10;

/// One field written by a person, with the value that was seen when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Change {
    /// The kind number of the record.
    #[n(0)]
    pub kind: u16,
    /// The record.
    #[n(1)]
    pub record: RecordId,
    /// The unit that owned it when it was written.
    #[n(2)]
    pub owner: RecordId,
    /// The field's number.
    #[n(3)]
    pub field: u16,
    /// The entry of a map field; empty for a plain one.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub key: Key,
    /// What was written.
    #[n(5)]
    pub value: Value,
    /// The operation whose value the writer saw; `None` where there was none.
    #[n(6)]
    pub base: Option<Uid>,
}

/// One named step of a person (or several folded together), whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Operation {
    /// Its permanent name.
    #[n(0)]
    pub uid: Uid,
    /// When it was written.
    #[n(1)]
    pub clock: Clock,
    /// The person who acted.
    #[n(2)]
    pub person: RecordId,
    /// The name of the step, from the list of verbs ("mark_attendance").
    #[n(3)]
    pub name: String,
    /// What it wrote.
    #[n(4)]
    pub changes: Vec<Change>,
}

/// One value as the province holds it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Register {
    /// The field's number.
    #[n(0)]
    pub field: u16,
    /// The entry of a map field; empty for a plain one.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub key: Key,
    /// What it holds.
    #[n(2)]
    pub value: Value,
    /// Who wrote it, when, and its place in the feed.
    #[n(3)]
    pub stamp: Stamp,
}

/// One record as the province holds it: all its registers, or those newer than a cursor.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Row {
    /// The record.
    #[n(0)]
    pub record: RecordId,
    /// Its kind number.
    #[n(1)]
    pub kind: u16,
    /// The unit that owns it.
    #[n(2)]
    pub owner: RecordId,
    /// The highest number that touched it.
    #[n(3)]
    pub seq: u64,
    /// Its registers.
    #[n(4)]
    pub registers: Vec<Register>,
}
