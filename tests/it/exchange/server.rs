//! A province in a temporary folder, with a clock that stands still.

use super::engine::lodging;
use crate::place::Lodging;
use domain::units::UnitLevel;
use province::units::NewUnit;
use province::{Clock, Feed, keeping, laptops, server, units};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// 2026-11-22 20:00 in Vietnam.
pub const NOW: u64 = 1_795_352_400_000;

struct StillClock(AtomicU64);

impl Clock for StillClock {
    fn now(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

pub struct Server {
    pub lodging: Lodging,
    clock: Arc<StillClock>,
    running: Option<server::Running>,
    pub address: SocketAddr,
    practice: bool,
}

impl Server {
    pub fn new() -> Self {
        Self::of_sort(false)
    }

    pub fn practice() -> Self {
        Self::of_sort(true)
    }

    fn of_sort(practice: bool) -> Self {
        let mut server = Self {
            lodging: lodging(),
            clock: Arc::new(StillClock(AtomicU64::new(NOW))),
            running: None,
            address: "127.0.0.1:0".parse().unwrap(),
            practice,
        };
        server.start();
        server
    }

    pub fn start(&mut self) {
        let feed = Feed::open_or_create(&self.lodging.place, self.practice).unwrap();
        let clock = Arc::clone(&self.clock);
        let running = server::start(feed, self.address, clock).unwrap();
        self.address = running.address();
        self.running = Some(running);
    }

    /// As if the process were killed: whatever it was doing is not finished.
    pub fn kill(&mut self) {
        self.running = None;
    }

    pub fn later_by(&self, milliseconds: u64) {
        self.clock.0.fetch_add(milliseconds, Ordering::Relaxed);
    }

    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    pub fn feed(&self) -> Feed {
        Feed::open(&self.lodging.place).unwrap()
    }

    /// A slip for a unit of that name, made if there is none; laptops come by `address`.
    pub fn slip_by(&self, unit: &str, address: SocketAddr) -> String {
        let feed = self.feed();
        let unit = units::find(&feed, unit).unwrap_or_else(|_| {
            let new = NewUnit {
                name: unit.to_owned(),
                code: String::new(),
                level: UnitLevel::Cell,
                parent: None,
            };
            units::add(&feed, &new, NOW).unwrap()
        });
        laptops::issue(&feed, &unit, &address.to_string(), self.clock.now()).unwrap()
    }

    /// A tree: each unit with its level and the name of the one above it.
    pub fn plant(&self, tree: &[(&str, UnitLevel, &str)]) {
        let feed = self.feed();
        for (name, level, above) in tree {
            let parent = units::find(&feed, above).ok().map(|unit| unit.id);
            let new = NewUnit {
                name: (*name).to_owned(),
                code: String::new(),
                level: *level,
                parent,
            };
            units::add(&feed, &new, NOW).unwrap();
        }
    }

    pub fn slip(&self, unit: &str) -> String {
        self.slip_by(unit, self.address)
    }

    /// Takes in what lies in a folder, as the operator does.
    pub fn take_sticks(&self, folder: &std::path::Path) -> Vec<province::sticks::TakenFile> {
        province::sticks::take(&self.feed(), folder, self.clock.now()).unwrap()
    }

    pub fn counts(&self) -> keeping::Counts {
        keeping::counts(&self.feed()).unwrap()
    }

    pub fn back_up(&self, name: &str) -> PathBuf {
        let to = self.lodging.home.path().join(name);
        keeping::backup(&self.feed(), &to, NOW).unwrap();
        to
    }

    pub fn restore(&mut self, backup: &std::path::Path) {
        self.kill();
        keeping::restore(backup, &self.lodging.place, NOW).unwrap();
        self.start();
    }
}
