//! The province's server on this machine: embedded SQLite, no set-up.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::{fs, thread};

use crate::build;
use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::program::Beside;

/// A server that ends with us.
pub struct Running {
    /// Where it answers, as it says itself.
    pub address: String,
    _server: Beside,
}

/// Starts it on a free port with its book in `target/province`.
pub fn serve(checkout: &Checkout) -> Outcome<Running> {
    let server = build::binary(checkout, "province", "province")?;
    let folder = checkout.leaves("province");
    fs::create_dir_all(&folder)?;
    let mut server = Command::new(server)
        .args(["serve", "--listen", "127.0.0.1:0", "--folder"])
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
        _server: server,
    })
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
