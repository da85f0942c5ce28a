//! Running other programs: shown as it goes, kept for counting, or ended with us.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

use crate::checkout::Checkout;
use crate::outcome::Outcome;

/// A cargo command in this checkout, building into its folder.
pub fn cargo(checkout: &Checkout) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(checkout.root())
        .env("CARGO_TARGET_DIR", checkout.built());
    // Cargo tells its children which package it runs for; a cargo of theirs must not hear that.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        }) {
            command.env_remove(name);
        }
    }
    command
}

/// An npm command in the pages' folder.
pub fn npm(checkout: &Checkout) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(checkout.ui());
    command
}

/// Runs to the end with its output shown; anything but success is an error that names the command.
pub fn succeed(command: &mut Command) -> Outcome<()> {
    let status = command
        .status()
        .map_err(|error| format!("cannot start {}: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", shown(command)).into())
    }
}

/// Whether a program can be found and started.
pub fn is_there(name: &str) -> bool {
    Command::new(name)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// What a program said, and how it ended.
pub struct Said {
    pub status: ExitStatus,
    pub text: String,
}

/// Runs to the end, shows every line as it comes and keeps them all, with both streams in one text.
pub fn listen(command: &mut Command) -> Outcome<Said> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {}: {error}", shown(command)))?;
    let out = child
        .stdout
        .take()
        .map(|stream| thread::spawn(move || echo(stream)));
    let err = child
        .stderr
        .take()
        .map(|stream| thread::spawn(move || echo(stream)));
    let status = child.wait()?;
    let mut text = String::new();
    for stream in [out, err].into_iter().flatten() {
        text.push_str(&stream.join().unwrap_or_default());
    }
    Ok(Said { status, text })
}

fn echo(stream: impl Read) -> String {
    let mut kept = String::new();
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    while lines
        .read_until(b'\n', &mut line)
        .is_ok_and(|read| read > 0)
    {
        let words = String::from_utf8_lossy(&line);
        print!("{words}");
        kept.push_str(&words);
        line.clear();
    }
    kept
}

/// A program that runs beside us and ends with us.
pub struct Beside(pub Child);

impl Drop for Beside {
    fn drop(&mut self) {
        // It may have ended by itself already; there is nothing to do about either.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
