//! The one command of the window: a name of the table in `operations` and its request.

use std::panic::{self, AssertUnwindSafe};

use serde_json::{Value, json};

/// What stands behind the one command.
pub trait Answers: Send + Sync + 'static {
    /// Performs one command of the table. Both sides are the JSON of the exported types.
    ///
    /// # Errors
    /// The `Failure` of the command, as the page reads it.
    fn call(&self, name: &str, request: Value) -> Result<Value, Value>;
}

/// Answers one call of a page. A panic is caught here, and the rest goes on.
///
/// # Errors
/// The `Failure` of the command; `internal` with a reference when the program itself was at fault.
pub fn answer(laptop: &dyn Answers, name: &str, request: Value) -> Result<Value, Value> {
    panic::catch_unwind(AssertUnwindSafe(|| laptop.call(name, request))).unwrap_or_else(|_| {
        let reference = new_reference();
        log::error!("the command {name} panicked, reference {reference}");
        Err(json!({ "code": "internal", "reference": reference }))
    })
}

/// Makes panics say where they happened and nothing else: what they carry may be a person's.
pub fn keep_panics_impersonal() {
    panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => log::error!("panic at {}:{}", place.file(), place.line()),
        None => log::error!("panic at an unknown place"),
    }));
}

/// Short enough to be read out on the telephone.
fn new_reference() -> String {
    let number = getrandom::u32().unwrap_or_default();
    format!("{:04X}-{:04X}", number >> 16, number & 0xFFFF)
}

#[cfg(test)]
mod tests;
