//! The laptop's side joined to the book and to HTTPS (feature `client`).
//!
//! Both calls block: they run on a thread of their own, and nothing waits for them.

mod book;
mod certificate;
mod enrol;
mod exchange;
mod https;
mod stick;

pub use crate::laptop::{ExchangeProblem, Next};
pub use enrol::{EnrolledAs, enrol};
pub use exchange::{Exchanged, exchange};
pub use https::Https;
pub use stick::{TakenFile, WrittenStick, take_stick, write_stick};
