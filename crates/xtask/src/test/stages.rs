//! The stages, in their order.

use std::fs;
use std::process::Command;

use super::count::{self, Count};
use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::{bindings, build, program, tour};

/// One part of the run.
pub struct Stage {
    pub name: &'static str,
    /// The stage without which this one can say nothing.
    pub needs: Option<&'static str>,
    pub perform: fn(&Checkout) -> Outcome<Count>,
}

const PAGES_BUILT: &str = "the pages build";
const WINDOW_BUILT: &str = "the window builds";

pub static STAGES: [Stage; 12] = [
    Stage {
        name: "formatting",
        needs: None,
        perform: formatting,
    },
    Stage {
        name: "lints below the window",
        needs: None,
        perform: lints_below_the_window,
    },
    Stage {
        name: "tests below the window",
        needs: None,
        perform: tests_below_the_window,
    },
    Stage {
        name: "types of the commands",
        needs: None,
        perform: types_of_the_commands,
    },
    Stage {
        name: "the pages are sound",
        needs: None,
        perform: pages_check,
    },
    Stage {
        name: "tests of the pages",
        needs: None,
        perform: tests_of_the_pages,
    },
    Stage {
        name: PAGES_BUILT,
        needs: None,
        perform: pages_build,
    },
    Stage {
        name: "workflows in a browser",
        needs: Some(PAGES_BUILT),
        perform: workflows_in_a_browser,
    },
    Stage {
        name: "lints of the window",
        needs: Some(PAGES_BUILT),
        perform: lints_of_the_window,
    },
    Stage {
        name: "tests of the window",
        needs: Some(PAGES_BUILT),
        perform: tests_of_the_window,
    },
    Stage {
        name: WINDOW_BUILT,
        needs: Some(PAGES_BUILT),
        perform: window_build,
    },
    Stage {
        name: "the tour of the window",
        needs: Some(WINDOW_BUILT),
        perform: the_tour,
    },
];

/// Everything but the window, which costs minutes of Tauri to compile and so comes last.
const BELOW_THE_WINDOW: [&str; 3] = ["--workspace", "--exclude", "so-chi-bo"];
const THE_WINDOW: [&str; 2] = ["--package", "so-chi-bo"];

fn formatting(checkout: &Checkout) -> Outcome<Count> {
    check(program::cargo(checkout).args(["fmt", "--all", "--check"]))
}

fn lints_below_the_window(checkout: &Checkout) -> Outcome<Count> {
    lints(checkout, &BELOW_THE_WINDOW)
}

fn lints_of_the_window(checkout: &Checkout) -> Outcome<Count> {
    lints(checkout, &THE_WINDOW)
}

fn lints(checkout: &Checkout, of: &[&str]) -> Outcome<Count> {
    check(program::cargo(checkout).arg("clippy").args(of).args([
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn tests_below_the_window(checkout: &Checkout) -> Outcome<Count> {
    cargo_tests(checkout, &BELOW_THE_WINDOW)
}

fn tests_of_the_window(checkout: &Checkout) -> Outcome<Count> {
    cargo_tests(checkout, &THE_WINDOW)
}

fn cargo_tests(checkout: &Checkout, of: &[&str]) -> Outcome<Count> {
    let mut command = program::cargo(checkout);
    if program::is_there("cargo-nextest") {
        command.args(["nextest", "run", "--no-fail-fast"]).args(of);
    } else {
        command.args(["test", "--no-fail-fast"]).args(of);
    }
    count::cargo(&program::listen(&mut command)?)
}

fn types_of_the_commands(checkout: &Checkout) -> Outcome<Count> {
    let drift = bindings::drift(checkout)?;
    for difference in &drift {
        println!("{difference}: run `cargo xtask bindings`");
    }
    Ok(Count::one(drift.is_empty()))
}

fn pages_check(checkout: &Checkout) -> Outcome<Count> {
    check(program::npm(checkout).args(["run", "check"]))
}

fn tests_of_the_pages(checkout: &Checkout) -> Outcome<Count> {
    let report = checkout.leaves("test").join("vitest.json");
    start_afresh(&report)?;
    let said = program::listen(
        program::npm(checkout)
            .args(["run", "test", "--", "--reporter=default", "--reporter=json"])
            .arg(format!("--outputFile.json={}", report.display())),
    )?;
    count::vitest(
        &fs::read(&report).unwrap_or_default(),
        said.status.success(),
    )
}

fn pages_build(checkout: &Checkout) -> Outcome<Count> {
    check(program::npm(checkout).args(["run", "build"]))
}

fn workflows_in_a_browser(checkout: &Checkout) -> Outcome<Count> {
    let bridge = build::binary(checkout, "tests", "bridge")?;
    let province = build::binary(checkout, "province", "province")?;
    let folder = checkout.root().join("tests").join("browser");
    let report = checkout.leaves("test").join("browser.tap");
    start_afresh(&report)?;
    let said = program::listen(
        Command::new("node")
            .current_dir(&folder)
            .env("BRIDGE", bridge)
            .env("PROVINCE", province)
            .args([
                "--test",
                "--test-reporter=spec",
                "--test-reporter-destination=stdout",
            ])
            .arg("--test-reporter=tap")
            .arg(format!("--test-reporter-destination={}", report.display()))
            .args(specs(&folder)?),
    )?;
    count::node(
        &fs::read_to_string(&report).unwrap_or_default(),
        said.status.success(),
    )
}

fn specs(folder: &std::path::Path) -> Outcome<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".spec.mjs") {
            found.push(path);
        }
    }
    found.sort();
    // Without a file `node --test` would look for some by itself, and call it well.
    if found.is_empty() {
        Err("there is no workflow to run".into())
    } else {
        Ok(found)
    }
}

fn window_build(checkout: &Checkout) -> Outcome<Count> {
    build::window(checkout)?;
    Ok(Count::one(true))
}

fn the_tour(checkout: &Checkout) -> Outcome<Count> {
    build::binary(checkout, "province", "province")?;
    let said = tour::perform(checkout)?;
    let counted = tour::count(checkout).map(|(passed, failed)| Count { passed, failed });
    Count::of_run(counted, said.status.success())
}

/// A command whose success is one check.
fn check(command: &mut Command) -> Outcome<Count> {
    Ok(Count::one(program::listen(command)?.status.success()))
}

/// A report of an earlier run must never be counted again.
fn start_afresh(report: &std::path::Path) -> Outcome<()> {
    if let Some(folder) = report.parent() {
        fs::create_dir_all(folder)?;
    }
    if report.exists() {
        fs::remove_file(report)?;
    }
    Ok(())
}
