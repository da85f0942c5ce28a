//! The desktop window around the book, and the host it shares with the browser bridge.
//!
//! Thin: it opens a window, hands each call of a page to `operations`, and passes on what changed.
//! Without the feature `window` nothing here links Tauri.

pub mod commands;
pub mod host;

/// Reads a workbook and is done, if the program was started for that; a program asks first of all.
pub use documents::workbook::serve_if_asked;

#[cfg(feature = "window")]
mod window;

#[cfg(feature = "window")]
pub use window::open;
