//! The tour: drives the real window through a month of a cell's work, the way a secretary would.
//!
//! `cargo xtask run --tour` builds everything, starts a screen nobody sees and calls this program.
//! It leaves numbered pictures, the printed papers and `report.json`.

mod report;
mod steps;

use std::process::ExitCode;

use desktop::driver;
use desktop::outcome::Outcome;
use desktop::programs::Programs;
use desktop::window::Window;

use report::Report;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tour().await {
        Ok(report) if report.holds() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the tour could not begin: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn tour() -> Outcome<Report> {
    let programs = Programs::from_arguments(std::env::args().skip(1))?;
    let driver = driver::start(&programs)?;
    let mut window = Window::open(&driver, &programs).await?;
    let mut report = Report::new(&programs);
    for step in steps::STEPS {
        if !report.perform(step, &mut window).await {
            break;
        }
    }
    window.close().await?;
    report.leave()?;
    Ok(report)
}
