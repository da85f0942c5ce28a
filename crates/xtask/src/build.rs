//! Building the parts: the pages, and programs of the workspace.

use std::path::PathBuf;

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::program;

/// Builds the pages into `ui/build`.
pub fn pages(checkout: &Checkout) -> Outcome<()> {
    program::succeed(program::npm(checkout).args(["run", "build"]))
}

/// Builds the window, with the pages as they were last built inside it.
pub fn window(checkout: &Checkout) -> Outcome<PathBuf> {
    binary(checkout, "so-chi-bo", "so-chi-bo")
}

/// Builds one program of a package.
pub fn binary(checkout: &Checkout, package: &str, name: &str) -> Outcome<PathBuf> {
    program::succeed(program::cargo(checkout).args([
        "build",
        "--package",
        package,
        "--bin",
        name,
    ]))?;
    Ok(checkout.program(name))
}
