//! Declares the window's one command and checks its configuration.

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::var_os("CARGO_FEATURE_WINDOW").is_none() {
        return Ok(());
    }
    // The paper font is laid out by `cargo xtask`; its folder must exist before the resources are
    // listed, so that a plain `cargo check` of a fresh checkout works too.
    fs::create_dir_all(Path::new("../target/resources/fonts"))?;
    let one_command = tauri_build::AppManifest::new().commands(&["call"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(one_command))?;
    Ok(())
}
