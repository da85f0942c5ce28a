//! The province's server: the one place where operations are merged.
//!
//! It owns its SQL and its schema. The merge itself is `sync`'s; this crate gives it a database
//! (embedded SQLite, encrypted, or PostgreSQL), a listener with a certificate of its own, and an operator's verbs.

pub mod clock;
mod database;
mod error;
pub mod feed;
pub mod keeping;
pub mod laptops;
pub mod server;
pub mod sticks;
pub mod units;

pub use clock::Clock;
pub use error::{Error, Result};
pub use feed::Feed;
