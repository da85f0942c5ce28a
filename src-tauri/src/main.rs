//! The program a secretary starts.

// A console must not open beside the window on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    // A workbook is read in a process of its own, before there is any window.
    if let Some(done) = so_chi_bo::serve_if_asked() {
        return Ok(done);
    }
    so_chi_bo::open()?;
    Ok(ExitCode::SUCCESS)
}
