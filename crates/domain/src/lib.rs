//! Nouns and rules of a cell's ordinary administration.
//!
//! Pure: nothing here reads a clock, touches a file, speaks SQL or knows that a network exists.
//! Counts are whole numbers; no floating point decides anything.

pub mod attachments;
pub mod dates;
pub mod drafts;
pub mod incoming;
pub mod meetings;
pub mod members;
pub mod papers;
pub mod people;
pub mod programmes;
pub mod record;
pub mod rule_set;
pub mod tasks;
pub mod text;
pub mod units;
