//! The tree of units: set up by the operator, told to laptops as records.

mod find;
mod import;
mod name;
mod not_kept;

pub use find::{Unit, find, list};
pub use import::import;
pub use name::{NewUnit, add};
pub use not_kept::leave_out;
