//! `cargo xtask run`: the app on a practice cell, with a province to send to.

use std::process::{Command, ExitCode};

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::prepare::{For, prepare};
use crate::{build, province, tour};

/// Opens the window; without a screen, or when asked to, performs the tour instead.
pub fn run(checkout: &Checkout, arguments: &[String]) -> Outcome<ExitCode> {
    if let Some(unknown) = arguments.iter().find(|word| *word != "--tour") {
        return Err(format!("'{unknown}' is not understood; there is only --tour").into());
    }
    if !arguments.is_empty() || !has_a_screen() {
        return tour::run(checkout);
    }
    prepare(checkout, For::Window)?;
    build::pages(checkout)?;
    let window = build::window(checkout)?;
    let province = province::serve(checkout)?;
    println!("The province answers at {}", province.address);
    println!(
        "To send to it, type this slip in on the page Gửi nhận, once:\n{}",
        province.slip
    );
    let status = Command::new(window)
        .arg("--folder")
        .arg(checkout.leaves("practice"))
        .arg("--practice")
        .status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn has_a_screen() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
