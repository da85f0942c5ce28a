//! The pages' packages, exactly as the lockfile names them.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::program;

/// Installs them when the lockfile is newer than what is installed.
pub fn install(checkout: &Checkout) -> Outcome<()> {
    let ui = checkout.ui();
    let asked = changed(&ui.join("package-lock.json"));
    let installed = changed(&ui.join("node_modules").join(".package-lock.json"));
    if asked.is_some() && installed >= asked {
        return Ok(());
    }
    if !program::is_there(if cfg!(windows) { "npm.cmd" } else { "npm" }) {
        return Err("Node.js 20 or newer with npm is needed".into());
    }
    println!("Installing the packages of the pages.");
    // Not `npm ci`: it refuses a lockfile whose optional packages for other systems were never
    // published, as with @lix-js/sdk. What is locked is installed, and the lockfile stays as it is.
    program::succeed(program::npm(checkout).args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
    ]))
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}
