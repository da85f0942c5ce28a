//! Records: what is written once, in one place, about each synced entity.

mod value;

pub use value::{FieldValue, Value};
