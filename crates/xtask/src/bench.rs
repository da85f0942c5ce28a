//! The budgets, measured with the optimised program; never in a test, where a busy machine would lie.

use std::process::ExitCode;

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::{prepare, program};

/// The verb: measures, prints, and keeps the figures where a program can read them.
pub fn bench(checkout: &Checkout, _: &[String]) -> Outcome<ExitCode> {
    prepare::prepare(checkout, prepare::For::Window)?;
    let report = checkout.leaves("bench").join("report.json");
    program::succeed(
        program::cargo(checkout)
            .args([
                "run",
                "--profile",
                "measured",
                "--package",
                "tests",
                "--bin",
                "budgets",
                "--",
            ])
            .arg(checkout.leaves("resources").join("fonts"))
            .arg(&report),
    )?;
    println!("The figures: {}", report.display());
    Ok(ExitCode::SUCCESS)
}
