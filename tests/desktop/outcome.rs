//! What a step answers. Problems are read by a person, so they are sentences.

use std::error::Error;

/// The result of a step.
pub type Outcome<T> = Result<T, Box<dyn Error>>;
