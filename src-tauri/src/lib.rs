//! The desktop window around the book, and the host it shares with the browser bridge.
//!
//! Thin: it opens a window, hands each call of a page to `operations`, and passes on what changed.
//! Without the feature `window` nothing here links Tauri.

pub mod commands;
pub mod host;

#[cfg(feature = "window")]
mod window;

#[cfg(feature = "window")]
pub use window::open;
