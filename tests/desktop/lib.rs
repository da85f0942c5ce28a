//! What several programs here share: the real window as a test drives it, through `tauri-driver`, by
//! words, labels and roles; a PostgreSQL of a test's own; laptops by the hundred.

pub mod driver;
mod element;
#[path = "../load/mod.rs"]
pub mod load;
pub mod outcome;
#[path = "../postgres/mod.rs"]
pub mod postgres;
pub mod programs;
#[path = "../servers/mod.rs"]
pub mod servers;
pub mod window;
