//! The book on disk: one encrypted SQLite file, its keys, its history and its outbox.
//!
//! The laptop's only crate that says SELECT. Two doors write: [`Book::transact`] for a person's
//! step and [`Book::receive`] for what the province says.

pub mod attachments;
pub mod book;
pub mod conflicts;
pub mod drafts;
mod error;
pub mod exchange;
pub mod history;
pub mod incoming;
pub mod keys;
pub mod meetings;
pub mod members;
mod migrations;
pub mod papers;
pub mod people;
pub mod programmes;
pub mod tasks;
pub mod units;
pub mod unsaved;

pub use book::{Act, Book, Changed, Done, NewBook, Reading, Writing};
pub use error::{Error, Result};
