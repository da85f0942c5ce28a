//! What the tour is told: the programs it drives and the folder it leaves things in.

use std::path::PathBuf;

use crate::outcome::Outcome;

/// The programs of one tour.
pub struct Programs {
    /// The window.
    pub window: PathBuf,
    /// The province's server.
    pub province: PathBuf,
    /// `tauri-driver`.
    pub driver: PathBuf,
    /// Where pictures, papers and the report go.
    pub leave: PathBuf,
}

impl Programs {
    /// Reads `--window`, `--province`, `--driver` and `--leave`, each with its path.
    pub fn from_arguments(mut words: impl Iterator<Item = String>) -> Outcome<Self> {
        let (mut window, mut province, mut driver, mut leave) = (None, None, None, None);
        while let Some(word) = words.next() {
            let told = match word.as_str() {
                "--window" => &mut window,
                "--province" => &mut province,
                "--driver" => &mut driver,
                "--leave" => &mut leave,
                _ => return Err(format!("'{word}' is not understood").into()),
            };
            *told = words.next().map(PathBuf::from);
        }
        let needed = |told: Option<PathBuf>, name: &str| told.ok_or(format!("{name} is missing"));
        Ok(Self {
            window: needed(window, "--window")?,
            province: needed(province, "--province")?,
            driver: needed(driver, "--driver")?,
            leave: needed(leave, "--leave")?,
        })
    }
}
