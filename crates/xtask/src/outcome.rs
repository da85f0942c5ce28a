//! What a step of this tool answers. Errors are read by a person at a terminal, so they are sentences.

use std::error::Error;

/// The result of a step.
pub type Outcome<T> = Result<T, Box<dyn Error>>;
