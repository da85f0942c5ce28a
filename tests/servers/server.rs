//! A province's server as a process of its own, that can be killed. Its clock makes half a second
//! with every look, so that no laptop ever asks too often.

use province::feed::{Address, Place};
use province::{Clock, Feed, server};
use std::io::{BufRead, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

struct Ticking(AtomicU64);

impl Clock for Ticking {
    fn now(&self) -> u64 {
        self.0.fetch_add(500, Ordering::Relaxed)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let mut address = Address::of(&words.next().ok_or("the database is missing")?);
    address.connections = words.next().ok_or("how many connections?")?.parse()?;
    let feed = Feed::open(&Place::Postgres(address))?;
    let listen = words.next().unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let clock = Arc::new(Ticking(AtomicU64::new(1_795_352_400_000)));
    let running = server::start(feed, listen.parse()?, clock)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", running.address())?;
    out.flush()?;
    // It serves until whoever started it is gone.
    std::io::stdin().lock().lines().for_each(drop);
    Ok(())
}
