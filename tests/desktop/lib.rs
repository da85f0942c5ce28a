//! The real window as a test drives it: through `tauri-driver`, by words, labels and roles.

pub mod driver;
mod element;
pub mod outcome;
pub mod programs;
pub mod window;
