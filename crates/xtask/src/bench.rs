//! The budgets, measured with the optimised program; never in a test, where a busy machine would lie.

use std::process::ExitCode;

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::{prepare, program};

/// The verb: measures, prints, and keeps the figures where a program can read them.
pub fn bench(checkout: &Checkout, _: &[String]) -> Outcome<ExitCode> {
    prepare::prepare(checkout, prepare::For::Tests)?;
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
    let load = checkout.leaves("bench").join("load.json");
    under_load(checkout, &load)?;
    println!("The figures: {} and {}", report.display(), load.display());
    Ok(ExitCode::SUCCESS)
}

/// A province on PostgreSQL with a thousand laptops: ten minutes.
fn under_load(checkout: &Checkout, report: &std::path::Path) -> Outcome<()> {
    let measured = ["--profile", "measured", "--package"];
    program::succeed(
        program::cargo(checkout)
            .arg("build")
            .args(measured)
            .args(["province", "--bin", "province"]),
    )?;
    let server = checkout.built().join("measured").join("province");
    program::succeed(
        program::cargo(checkout)
            .arg("run")
            .args(measured)
            .args(["tests", "--bin", "load", "--"])
            .arg(server)
            .arg(report),
    )
}
