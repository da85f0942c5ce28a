//! The one command of the window: a name of the table in `operations` and its request.

use std::io;
use std::panic::{self, AssertUnwindSafe};

use operations::{Failure, Laptop};
use serde_json::Value;

/// Answers one call of a page. A panic is caught here, and the rest goes on.
///
/// # Errors
/// What the command answers; `Internal` when the program itself was at fault.
pub fn answer(laptop: &Laptop, name: &str, request: Value) -> Result<Value, Failure> {
    catching(|| laptop.call(name, request))
}

fn catching(command: impl FnOnce() -> Result<Value, Failure>) -> Result<Value, Failure> {
    panic::catch_unwind(AssertUnwindSafe(command))
        .unwrap_or_else(|_| Err(Failure::internal(&io::Error::other("a command panicked"))))
}

/// Makes panics say where they happened and nothing else: what they carry may be a person's.
pub fn keep_panics_impersonal() {
    panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => log::error!("panic at {}:{}", place.file(), place.line()),
        None => log::error!("panic at an unknown place"),
    }));
}

#[cfg(test)]
mod tests;
