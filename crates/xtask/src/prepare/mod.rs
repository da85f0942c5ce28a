//! Sets the machine up: what is there already costs a second, what is missing is installed or named.

mod driver;
mod fonts;
mod pages;
mod system;

use std::process::ExitCode;

use crate::checkout::Checkout;
use crate::outcome::Outcome;

/// What the machine is to be ready for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Building and opening the window on a screen.
    Window,
    /// That, and driving the window and a browser without a screen.
    Tests,
}

/// Makes the machine ready.
pub fn prepare(checkout: &Checkout, purpose: For) -> Outcome<()> {
    system::install(purpose)?;
    pages::install(checkout)?;
    fonts::lay_out(checkout)?;
    if purpose == For::Tests {
        driver::install(checkout)?;
    }
    Ok(())
}

/// The verb: sets up for everything and stops.
pub fn only(checkout: &Checkout, _: &[String]) -> Outcome<ExitCode> {
    prepare(checkout, For::Tests)?;
    println!("This machine is ready.");
    Ok(ExitCode::SUCCESS)
}
