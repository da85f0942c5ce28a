//! The tree of units: set up by the operator, told to laptops as records.

mod find;
mod import;
mod name;

pub use find::{Unit, find, list};
pub use import::import;
pub use name::{NewUnit, add};
