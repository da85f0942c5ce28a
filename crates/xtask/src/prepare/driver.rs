//! `tauri-driver`, which lets a test drive the real window.

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::program;

/// Installs it into our tools once.
pub fn install(checkout: &Checkout) -> Outcome<()> {
    if checkout.tool("tauri-driver").exists() || cfg!(target_os = "macos") {
        return Ok(());
    }
    println!("Installing the driver of the window.");
    program::succeed(
        program::cargo(checkout)
            .args([
                "install",
                "tauri-driver",
                "--version",
                "^2",
                "--locked",
                "--root",
            ])
            .arg(checkout.tools()),
    )
}
