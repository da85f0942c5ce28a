//! Many laptops at once, while servers come and go.

use super::{Failed, Reader, Scribe, line_to};
use domain::record::RecordId;
use province::units::NewUnit;
use province::{Feed, laptops, units};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, RwLock};
use std::time::Duration;
use sync::client::Https;
use sync::slip::Slip;
use uuid::Uuid;

/// Between two attempts, while nobody answers.
const BREATH: Duration = Duration::from_millis(20);
/// Attempts of one laptop until it is a fault that nobody answers.
const PATIENCE: u32 = 3_000;

/// Laptops of one unit, and the servers they know.
pub struct Office {
    slips: Mutex<Vec<String>>,
    servers: RwLock<Vec<String>>,
    closing: AtomicBool,
    numbers: AtomicU64,
    acknowledged: Mutex<u64>,
    more: Condvar,
}

impl Office {
    /// Slips for so many laptops of one unit.
    pub fn open(feed: &Feed, many: usize, now: u64) -> province::Result<Self> {
        let new = NewUnit {
            name: "Chi bộ thôn Đông".to_owned(),
            code: String::new(),
            level: domain::units::UnitLevel::Cell,
            parent: None,
        };
        let unit = units::add(feed, &new, now)?;
        let slips: province::Result<Vec<String>> = (0..many)
            .map(|_| laptops::issue(feed, &unit, "127.0.0.1:1", now))
            .collect();
        Ok(Self {
            slips: Mutex::new(slips?),
            servers: RwLock::new(Vec::new()),
            closing: AtomicBool::new(false),
            numbers: AtomicU64::new(1),
            acknowledged: Mutex::new(0),
            more: Condvar::new(),
        })
    }

    /// From now on these are the servers.
    pub fn serve_at(&self, servers: Vec<String>) {
        *self.servers.write().unwrap_or_else(PoisonError::into_inner) = servers;
    }

    /// No more is written.
    pub fn close(&self) {
        self.closing.store(true, Ordering::SeqCst);
    }

    /// Waits until so many operations were acknowledged to anybody.
    pub fn until_acknowledged(&self, many: u64) {
        let mut count = self
            .acknowledged
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        while *count < many {
            count = self
                .more
                .wait(count)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// How many operations were acknowledged.
    pub fn acknowledged(&self) -> u64 {
        *self
            .acknowledged
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, many: usize) {
        let mut count = self
            .acknowledged
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *count += u64::try_from(many).unwrap_or(0);
        self.more.notify_all();
    }

    fn slip(&self) -> Result<(String, Slip), Failed> {
        let mut slips = self.slips.lock().unwrap_or_else(PoisonError::into_inner);
        let text = slips
            .pop()
            .ok_or(Failed::Fault("no slip is left".to_owned()))?;
        let slip = Slip::parse(&text).map_err(|error| Failed::Fault(error.to_string()))?;
        Ok((text, slip))
    }

    /// One laptop: writes and sends, a few operations each time, until it is told to stop and
    /// everything is acknowledged. Returns the records that were.
    pub fn write(&self, each: u64) -> Result<Vec<RecordId>, Failed> {
        let (text, slip) = self.slip()?;
        let number = self.numbers.fetch_add(1, Ordering::SeqCst);
        let mut road = Road::new(self, slip, number);
        let mut scribe = road.try_until(|line| Scribe::enrol(line, &text, number))?;
        loop {
            if scribe.waiting() == 0 {
                if self.closing.load(Ordering::SeqCst) {
                    break;
                }
                scribe.write(each);
            }
            let before = scribe.acknowledged.len();
            road.try_until(|line| scribe.send(line, usize::MAX))?;
            self.count(scribe.acknowledged.len() - before);
        }
        if scribe.refused > 0 {
            return Err(Failed::Fault(format!("{} were refused", scribe.refused)));
        }
        let records = scribe.acknowledged.iter();
        Ok(records
            .map(|uid| RecordId(Uuid::from_bytes(uid.to_bytes())))
            .collect())
    }

    /// One laptop that reads, again and again until the office closes and once more, and looks each
    /// time whether the feed has a hole.
    pub fn read(&self) -> Result<Reader, Failed> {
        let (text, slip) = self.slip()?;
        let number = self.numbers.fetch_add(1, Ordering::SeqCst);
        let mut road = Road::new(self, slip, number);
        let mut reader = road.try_until(|line| Reader::enrol(line, &text, number))?;
        loop {
            let last = self.closing.load(Ordering::SeqCst);
            road.try_until(|line| reader.read(line))?;
            if last {
                return Ok(reader);
            }
        }
    }
}

/// The way of one laptop to whichever server answers.
struct Road<'o> {
    office: &'o Office,
    slip: Slip,
    turn: u64,
    line: Option<(String, Https)>,
}

impl<'o> Road<'o> {
    const fn new(office: &'o Office, slip: Slip, turn: u64) -> Self {
        Self {
            office,
            slip,
            turn,
            line: None,
        }
    }

    fn try_until<T>(
        &mut self,
        mut ask: impl FnMut(&mut Https) -> Result<T, Failed>,
    ) -> Result<T, Failed> {
        for _ in 0..PATIENCE {
            let asked = match self.line() {
                Ok(line) => ask(line),
                Err(failed) => Err(failed),
            };
            match asked {
                Err(Failed::Later) => {
                    self.line = None;
                    self.turn += 1;
                    std::thread::sleep(BREATH);
                }
                done => return done,
            }
        }
        Err(Failed::Fault("nobody answers".to_owned()))
    }

    /// The line that stands, or a new one to the next server.
    fn line(&mut self) -> Result<&mut Https, Failed> {
        if self.line.is_none() {
            let servers = self
                .office
                .servers
                .read()
                .unwrap_or_else(PoisonError::into_inner);
            let many = u64::try_from(servers.len()).unwrap_or(0);
            let turn = self.turn.checked_rem(many).ok_or(Failed::Later)?;
            let turn = usize::try_from(turn).map_err(|_| Failed::Later)?;
            let server = servers.get(turn).ok_or(Failed::Later)?.clone();
            drop(servers);
            let line = line_to(&server, &self.slip)?;
            self.line = Some((server, line));
        }
        self.line
            .as_mut()
            .map(|(_, line)| line)
            .ok_or(Failed::Later)
    }
}
