//! A province that takes what the practice cell sends. It ends with the tour.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use desktop::outcome::Outcome;
use desktop::programs::Programs;
use serde_json::Value;

/// The province's server and its operator's commands.
pub struct Province {
    program: PathBuf,
    folder: PathBuf,
    server: Child,
}

impl Province {
    /// Serves on a free port, for practice books only.
    pub fn serve(programs: &Programs) -> Outcome<Self> {
        let folder = programs.leave.join("home").join("province");
        let mut server = Command::new(&programs.province)
            .args(["serve", "--practice", "--listen", "127.0.0.1:0", "--folder"])
            .arg(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot start {}: {error}", programs.province.display()))?;
        let said = server.stdout.take().ok_or("the province says nothing")?;
        let province = Self {
            program: programs.province.clone(),
            folder,
            server,
        };
        let mut lines = BufReader::new(said).lines();
        lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains("https://"))
            .ok_or("the province ended before it listened")?;
        // Its later words are read and dropped, or it would stop when the pipe is full.
        thread::spawn(move || lines.for_each(drop));
        Ok(province)
    }

    /// The slip with which a laptop of this cell is enrolled.
    pub fn slip(&self, cell: &str) -> Outcome<String> {
        self.ask(&["enrol", "--practice", "--new-unit", cell])
    }

    /// What it has received, counted by kind.
    pub fn counts(&self) -> Outcome<Value> {
        Ok(serde_json::from_str(&self.ask(&["counts"])?)?)
    }

    /// Takes in what lies on a stick, and writes its answer beside it.
    pub fn take_sticks(&self, stick: &Path) -> Outcome<String> {
        self.ask(&["sticks", "--take", &stick.to_string_lossy()])
    }

    /// The laptops it lets in, a line each.
    pub fn laptops(&self) -> Outcome<Vec<String>> {
        Ok(self.ask(&["list"])?.lines().map(str::to_owned).collect())
    }

    fn ask(&self, words: &[&str]) -> Outcome<String> {
        let said = Command::new(&self.program)
            .args(words)
            .arg("--folder")
            .arg(&self.folder)
            .output()?;
        if !said.status.success() {
            let why = String::from_utf8_lossy(&said.stderr);
            return Err(format!("province {}: {why}", words.join(" ")).into());
        }
        Ok(String::from_utf8(said.stdout)?.trim().to_owned())
    }
}

impl Drop for Province {
    fn drop(&mut self) {
        // It may have ended by itself already; there is nothing to do about either.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
