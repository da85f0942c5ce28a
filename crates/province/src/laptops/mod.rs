//! Laptops: let in by a slip, listed, struck off.

mod list;
mod redeem;
mod revoke;
mod slip;

pub use list::{Laptop, list};
pub use redeem::redeem;
pub use revoke::revoke;
pub use slip::{VALID_FOR, issue};
