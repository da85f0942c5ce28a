//! Faults by the hour, beyond what a test has time for: figures in `target/faults/report.json`.

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::{Value, json};

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::{build, prepare, program};

/// Seeds of each of the model's four runs.
const SEEDS: u64 = 25_000;
/// The model's runs that must hold; those that must fail stop at the first fault.
const RUNS: u64 = 4;
/// Random cases of trees, laptops and operations.
const CASES: u64 = 100_000;

/// The verb: performs the faults, prints each, and keeps the figures where a program can read them.
pub fn faults(checkout: &Checkout, _: &[String]) -> Outcome<ExitCode> {
    prepare::prepare(checkout, prepare::For::Tests)?;
    let report = checkout.leaves("faults").join("report.json");
    let folder = report.parent().ok_or("the report has no folder")?;
    fs::create_dir_all(folder)?;
    let mut rows = vec![seeds(checkout)?, cases(checkout)?];
    rows.extend(servers(checkout)?);
    fs::write(&report, serde_json::to_string_pretty(&rows)?)?;
    let broken = rows
        .iter()
        .filter(|row| row["holds"] != json!(true))
        .count();
    println!(
        "{} figures, {broken} broken: {}",
        rows.len(),
        report.display()
    );
    Ok(if broken == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The exchange as a model: laptops, lines, clocks, sticks and restores by seed.
fn seeds(checkout: &Checkout) -> Outcome<Value> {
    let holds = tests(
        checkout,
        ("SYNC_MODEL_SEEDS", SEEDS),
        &["--package", "sync", "model::"],
    )?;
    Ok(row(
        "the model of the exchange",
        RUNS * SEEDS,
        "seeds",
        holds,
    ))
}

/// Nobody reads or writes beyond the unit.
fn cases(checkout: &Checkout) -> Outcome<Value> {
    let which = ["--package", "tests", "--test", "it", "g7_"];
    let holds = tests(checkout, ("LEAK_CASES", CASES), &which)?;
    Ok(row(
        "random trees, laptops and operations",
        CASES,
        "cases without a leak",
        holds,
    ))
}

/// Runs tests whose number of cases is told by a variable. Whether they held.
fn tests(checkout: &Checkout, (variable, many): (&str, u64), which: &[&str]) -> Outcome<bool> {
    let begun = Instant::now();
    println!("{variable}={many} …");
    let mut command = program::cargo(checkout);
    if program::is_there("cargo-nextest") {
        // A run of an hour is no fault here.
        command
            .args(["nextest", "run", "--no-fail-fast"])
            .args(which);
    } else {
        command.args(["test", "--no-fail-fast"]).args(which);
    }
    let said = program::listen(command.env(variable, many.to_string()))?;
    println!("took {} s", begun.elapsed().as_secs());
    Ok(said.status.success())
}

fn row(name: &str, figure: u64, unit: &str, holds: bool) -> Value {
    json!({ "name": name, "figure": figure, "unit": unit, "budget": figure, "holds": holds })
}

/// PostgreSQL stopped, servers killed, a standby promoted.
fn servers(checkout: &Checkout) -> Outcome<Vec<Value>> {
    let server = build::binary(checkout, "tests", "server")?;
    let faults = build::binary(checkout, "tests", "faults")?;
    let report = checkout.leaves("faults").join("servers.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let said = program::listen(std::process::Command::new(faults).arg(server).arg(&report))?;
    let rows: Vec<Value> = fs::read(&report)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    // Without a report it fell over: that is a row, too.
    if rows.is_empty() {
        println!("ended with {}", said.status);
        return Ok(vec![row("PostgreSQL and its servers", 0, "runs", false)]);
    }
    Ok(rows)
}
