//! `cargo xtask dev`: the window, with pages that reload as they are edited.

use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::prepare::{For, prepare};
use crate::program::{self, Beside};

const PORT: u16 = 5173;
const PATIENCE: Duration = Duration::from_secs(60);

/// Starts the pages' server, then the window that looks at it.
pub fn dev(checkout: &Checkout, _: &[String]) -> Outcome<ExitCode> {
    prepare(checkout, For::Window)?;
    let address = format!("http://localhost:{PORT}");
    let pages = program::npm(checkout)
        .args(["run", "dev", "--", "--strictPort", "--port"])
        .arg(PORT.to_string())
        .spawn()?;
    let _pages = Beside(pages);
    wait_for_pages()?;
    // Merged into Tauri.toml while building: the committed configuration never names a server.
    let status = program::cargo(checkout)
        .env(
            "TAURI_CONFIG",
            format!(
                r#"{{"build":{{"devUrl":"{address}"}},"app":{{"security":{{"devCsp":null}}}}}}"#
            ),
        )
        .args([
            "run",
            "--package",
            "so-chi-bo",
            "--",
            "--practice",
            "--folder",
        ])
        .arg(checkout.leaves("practice"))
        .status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn wait_for_pages() -> Outcome<()> {
    let started = Instant::now();
    let places = [
        SocketAddr::from(([127, 0, 0, 1], PORT)),
        SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, 1], PORT)),
    ];
    while started.elapsed() < PATIENCE {
        if places.iter().any(|place| TcpStream::connect(place).is_ok()) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(200));
    }
    Err("the pages' server did not start".into())
}
