//! The tour: drives the real window through a month of a cell's work, the way a secretary would.
//!
//! `cargo xtask run --tour` builds everything, starts a screen nobody sees and calls this program.
//! It leaves numbered pictures, the printed papers and `report.json`.

mod province;
mod report;
mod steps;

use std::path::PathBuf;
use std::process::ExitCode;

use desktop::driver;
use desktop::outcome::Outcome;
use desktop::programs::Programs;
use desktop::window::Window;

use province::Province;
use report::Report;

/// What the steps have before them.
pub struct Tour {
    window: Window,
    province: Province,
    /// Where papers are written.
    papers: PathBuf,
}

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
    let province = Province::serve(&programs)?;
    let driver = driver::start(&programs)?;
    let window = Window::open(&driver, &programs).await?;
    let papers = programs.leave.join("home").join("books").join("papers");
    let mut tour = Tour {
        window,
        province,
        papers,
    };
    let mut report = Report::new(&programs);
    for step in steps::STEPS {
        if !report.perform(step, &mut tour).await {
            break;
        }
    }
    report.leave(&tour)?;
    tour.window.close().await?;
    Ok(report)
}
