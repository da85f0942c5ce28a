//! Records: what is written once, in one place, about each synced entity.
//!
//! A noun is declared by `record!`; its values are registers; a person's step becomes changes, a
//! sealed step an operation. Nothing here knows a file, a table's text or a line.

mod catalogue;
mod choice;
mod declaration;
mod id;
mod list;
mod operation;
mod stamp;
#[cfg(test)]
mod tests;
mod value;

pub use catalogue::{ALL, spec};
pub(crate) use choice::choice;
pub(crate) use declaration::record;
pub use declaration::{
    FieldSpec, Fields, Guard, Policy, Record, RecordSpec, Sensitivity, nothing_derived,
};
pub use id::RecordId;
pub(crate) use id::id;
pub use list::RecordList;
pub use operation::{
    Change, DELETED, ERASED, FIRST_OWN_FIELD, Key, LOST, OWNER, Operation, Register, Row,
    erased_field, erasure_key, field_spoken_of, keep_lost, kept_lost, lost_key, lost_place,
};
pub use stamp::{Clock, Line, Stamp, Uid};
pub use value::{FieldValue, Value};
