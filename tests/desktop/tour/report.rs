//! What the tour leaves for programs to read: `report.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Value, json};

use crate::Tour;
use crate::steps::{STEPS, Step};
use desktop::outcome::Outcome;
use desktop::programs::Programs;

/// How far the tour came.
pub struct Report {
    leave: PathBuf,
    steps: Vec<Value>,
    all_hold: bool,
}

impl Report {
    /// An empty one.
    pub fn new(programs: &Programs) -> Self {
        Self {
            leave: programs.leave.clone(),
            steps: Vec::new(),
            all_hold: true,
        }
    }

    /// Whether every step did what it should.
    pub fn holds(&self) -> bool {
        self.all_hold && self.steps.len() == STEPS.len()
    }

    /// Performs one step and writes down how it went; a step that fails leaves a picture of it.
    pub async fn perform(&mut self, step: &Step, tour: &mut Tour) -> bool {
        let started = Instant::now();
        let outcome = step.perform(tour).await;
        if outcome.is_err() {
            // The window may be what failed; then there is no picture to take.
            let _ = tour.window.screenshot("failed").await;
        }
        let problem = outcome.err().map(|error| error.to_string());
        let took = started.elapsed().as_secs_f64();
        let (mark, why) = match &problem {
            None => ("ok  ", String::new()),
            Some(problem) => ("FAIL", format!(": {problem}")),
        };
        println!(
            "{mark} {:>2}/{} {} ({took:.1} s){why}",
            self.steps.len() + 1,
            STEPS.len(),
            step.name()
        );
        self.all_hold &= problem.is_none();
        self.steps.push(json!({
            "step": step.name(),
            "holds": problem.is_none(),
            "seconds": took,
            "problem": problem,
            "pictures": tour.window.take_pictures(),
        }));
        self.all_hold
    }

    /// Writes it down, with every file that was left and what the province has received. Steps that
    /// were not reached did not hold.
    pub fn leave(&mut self, tour: &Tour) -> Outcome<()> {
        for step in STEPS.iter().skip(self.steps.len()) {
            self.steps
                .push(json!({ "step": step.name(), "holds": false, "problem": "not reached" }));
        }
        let papers = self.copy_papers(&tour.papers)?;
        let report = json!({
            "steps": self.steps,
            "pictures": names_in(&self.leave)?,
            "papers": papers,
            "province": { "received": tour.province.counts()?, "laptops": tour.province.laptops()? },
        });
        fs::write(
            self.leave.join("report.json"),
            serde_json::to_vec_pretty(&report)?,
        )?;
        Ok(())
    }

    /// The papers that were printed, beside the pictures.
    fn copy_papers(&self, printed: &Path) -> Outcome<Vec<String>> {
        let papers = self.leave.join("papers");
        fs::create_dir_all(&papers)?;
        let names = names_in(printed)?;
        for name in &names {
            fs::copy(printed.join(name), papers.join(name))?;
        }
        Ok(names)
    }
}

fn names_in(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
