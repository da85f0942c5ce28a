//! Laptops: let in by a slip, listed, struck off.

mod depth;
mod list;
mod redeem;
mod revoke;
mod slip;

pub use depth::set_depth;
pub use list::{Laptop, list};
pub use redeem::redeem;
pub use revoke::revoke;
pub use slip::{VALID_FOR, issue, issue_to_depth};
