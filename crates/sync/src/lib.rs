//! Exchange with the province: push operations, pull state (SYNC.md).
//!
//! Without the feature `client` nothing here does IO but [`stick::carry`]: messages, codec, merge, and the two sides of
//! the line as machines over traits, so that all of it runs in one process with a seed.
//! With it, [`client`] joins the laptop's machine to the book and to HTTPS.

#[cfg(feature = "client")]
pub mod client;
pub mod digest;
pub mod frame;
pub mod laptop;
pub mod merge;
pub mod messages;
#[cfg(test)]
mod model;
pub mod server;
pub mod sign;
pub mod slip;
pub mod stick;
mod wire;
