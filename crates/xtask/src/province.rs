//! The province's server on this machine: embedded SQLite, no set-up. It takes practice books only.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, thread};

use crate::build;
use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::program::Beside;

/// The practice cell, as the province has it.
const CELL: &str = "Chi bộ khu Lạc Thanh";

/// A server that ends with us.
pub struct Running {
    /// Where it answers, as it says itself.
    pub address: String,
    /// The slip with which the practice book is enrolled, once.
    pub slip: String,
    _server: Beside,
}

/// Starts it on a free port with its book in `target/province`.
pub fn serve(checkout: &Checkout) -> Outcome<Running> {
    let program = build::binary(checkout, "province", "province")?;
    let folder = checkout.leaves("province");
    fs::create_dir_all(&folder)?;
    let mut server = Command::new(&program)
        .args(["serve", "--practice", "--listen", "127.0.0.1:0", "--folder"])
        .arg(&folder)
        .stdout(Stdio::piped())
        .spawn()?;
    let said = server
        .stdout
        .take()
        .ok_or("the province's server has no output")?;
    let server = Beside(server);
    let mut lines = BufReader::new(said).lines();
    let address = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| address_in(&line))
        .ok_or("the province's server ended before it said where it answers")?;
    // Its later words are read and dropped, or it would stop when the pipe is full.
    thread::spawn(move || lines.for_each(drop));
    Ok(Running {
        address,
        slip: slip(&program, &folder)?,
        _server: server,
    })
}

fn slip(program: &Path, folder: &Path) -> Outcome<String> {
    let said = Command::new(program)
        .args(["enrol", "--practice", "--new-unit", CELL, "--folder"])
        .arg(folder)
        .output()?;
    if !said.status.success() {
        let why = String::from_utf8_lossy(&said.stderr);
        return Err(format!("the province prints no slip: {why}").into());
    }
    Ok(String::from_utf8(said.stdout)?.trim().to_owned())
}

fn address_in(line: &str) -> Option<String> {
    line.split_whitespace()
        .find(|word| word.starts_with("http://") || word.starts_with("https://"))
        .map(|word| word.trim_end_matches(['.', ',', '/']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn the_address_is_found_in_what_the_server_says() {
        let said = "listening on https://127.0.0.1:40123, fingerprint 3f…";
        assert_eq!(address_in(said).as_deref(), Some("https://127.0.0.1:40123"));
        assert_eq!(address_in("opening the book"), None);
    }
}
