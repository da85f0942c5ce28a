//! The tour: drives the real window through a month of a cell's work, on a screen nobody sees.
//!
//! The steps are `tests/desktop`; here is only what stands around them.

use std::fs;
use std::process::{Command, ExitCode};
use std::time::Instant;

use serde_json::Value;

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::prepare::{For, prepare};
use crate::program::Said;
use crate::{build, program};

/// The verb: sets up, builds, performs the tour and prints where it left things.
pub fn run(checkout: &Checkout) -> Outcome<ExitCode> {
    prepare(checkout, For::Tests)?;
    build::pages(checkout)?;
    build::window(checkout)?;
    build::binary(checkout, "province", "province")?;
    let said = perform(checkout)?;
    println!(
        "The tour left its pictures, papers and report.json in {}",
        checkout.leaves("tour").display()
    );
    Ok(if said.status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Performs the tour with the window as it was last built.
pub fn perform(checkout: &Checkout) -> Outcome<Said> {
    let started = Instant::now();
    let tour = build::binary(checkout, "tests", "tour")?;
    let left = checkout.leaves("tour");
    if left.exists() {
        fs::remove_dir_all(&left)?;
    }
    fs::create_dir_all(&left)?;
    let said = program::listen(
        on_a_screen_nobody_sees()
            .arg(tour)
            .arg("--window")
            .arg(checkout.program("so-chi-bo"))
            .arg("--province")
            .arg(checkout.program("province"))
            .arg("--driver")
            .arg(checkout.tool("tauri-driver"))
            .arg("--leave")
            .arg(&left)
            // The window must not meet the settings or the books of whoever runs this.
            .envs(["CACHE", "CONFIG", "DATA", "STATE"].map(|kind| {
                (
                    format!("XDG_{kind}_HOME"),
                    left.join("home").join(kind.to_lowercase()),
                )
            }))
            .current_dir(checkout.root()),
    )?;
    println!("The tour took {:.0} s.", started.elapsed().as_secs_f64());
    Ok(said)
}

/// A bus and a display of its own, which end with what runs on them. The webview draws in software:
/// a build machine has no graphics card, and pictures then look the same everywhere. (Not by
/// WEBKIT_DISABLE_DMABUF_RENDERER: with it the first script of a session never answers.)
fn on_a_screen_nobody_sees() -> Command {
    if !cfg!(target_os = "linux") {
        return Command::new("env");
    }
    let mut command = Command::new("dbus-run-session");
    command
        .args([
            "--config-file=tests/desktop/session.conf",
            "--",
            "xvfb-run",
            "--auto-servernum",
            "--server-args=-screen 0 1600x1000x24",
        ])
        .env("GDK_BACKEND", "x11")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1");
    command
}

/// How many of its steps did and did not succeed, from the report the tour left.
pub fn count(checkout: &Checkout) -> Option<(u64, u64)> {
    let report = fs::read(checkout.leaves("tour").join("report.json")).ok()?;
    let report: Value = serde_json::from_slice(&report).ok()?;
    let steps = report.get("steps")?.as_array()?;
    let holds = |step: &&Value| step.get("holds").and_then(Value::as_bool) == Some(true);
    let done = steps.iter().filter(holds).count();
    Some((done.try_into().ok()?, (steps.len() - done).try_into().ok()?))
}
