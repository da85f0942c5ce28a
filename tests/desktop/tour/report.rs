//! What the tour leaves for programs to read: `report.json`.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};

use crate::steps::{STEPS, Step};
use desktop::outcome::Outcome;
use desktop::programs::Programs;
use desktop::window::Window;

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
    pub async fn perform(&mut self, step: &Step, window: &mut Window) -> bool {
        let started = Instant::now();
        let outcome = step.perform(window).await;
        if outcome.is_err() {
            // The window may be what failed; then there is no picture to take.
            let _ = window.screenshot("failed").await;
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
            "pictures": window.take_pictures(),
        }));
        self.all_hold
    }

    /// Writes it down, with every file that was left. Steps that were not reached did not hold.
    pub fn leave(&mut self) -> Outcome<()> {
        for step in STEPS.iter().skip(self.steps.len()) {
            self.steps
                .push(json!({ "step": step.name(), "holds": false, "problem": "not reached" }));
        }
        let report = json!({ "steps": self.steps, "files": self.files()? });
        fs::write(
            self.leave.join("report.json"),
            serde_json::to_vec_pretty(&report)?,
        )?;
        Ok(())
    }

    fn files(&self) -> Outcome<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.leave)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }
}
