//! Reading in a process of its own: our own program, started with one word, before any window. What a
//! hostile workbook does to it, it does to nobody else: its memory and its time are bounded, and a
//! person who gives up ends it.

mod asked;
mod bounds;
mod message;
mod served;

pub use asked::read_in_child;
pub use served::serve_if_asked;

/// The word a program is started with to read a workbook and end.
const WORD: &str = "read-workbook";
