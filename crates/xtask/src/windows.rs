//! `cargo xtask windows`: the program for 64-bit Windows, built on Debian with its MinGW compiler.

use std::process::ExitCode;

use crate::build;
use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::prepare::{For, prepare};
use crate::program;

const TARGET: &str = "x86_64-pc-windows-gnu";

/// Builds it, after the compiler for it is there.
pub fn windows(checkout: &Checkout, _: &[String]) -> Outcome<ExitCode> {
    prepare(checkout, For::Window)?;
    if !program::is_there("x86_64-w64-mingw32-gcc") {
        return Err(
            "the compiler for Windows is missing: on Debian, install gcc-mingw-w64-x86-64".into(),
        );
    }
    program::succeed(std::process::Command::new("rustup").args(["target", "add", TARGET]))?;
    build::pages(checkout)?;
    program::succeed(program::cargo(checkout).args([
        "build",
        "--release",
        "--package",
        "so-chi-bo",
        "--features",
        "custom-protocol",
        "--target",
        TARGET,
    ]))?;
    println!(
        "Built {}",
        checkout
            .built()
            .join(TARGET)
            .join("release")
            .join("so-chi-bo.exe")
            .display()
    );
    Ok(ExitCode::SUCCESS)
}
