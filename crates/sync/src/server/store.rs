//! What the province's side needs of a database: the seam for SQLite, PostgreSQL and tests.

use crate::digest::Digest;
use crate::merge::{Held, Lost, Rights};
use crate::messages::{Exit, Loading, Refused};
use domain::record::{Key, Line, RecordId, Uid};
use std::collections::{BTreeMap, BTreeSet};

/// A laptop as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The public key its requests are signed with.
    pub key: [u8; 32],
    /// Why it was struck off, if it was.
    pub revoked: Option<String>,
}

/// How far one line of a device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineState {
    /// The highest number that was decided.
    pub last: u64,
    /// The counter of the last request.
    pub counter: u64,
}

/// An operation that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The hash of what it said: another one under this name is a fork.
    pub hash: [u8; 8],
    /// The reason's code, if it was refused.
    pub refused: Option<String>,
}

/// Something new on the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A record was touched.
    Row(RecordId, Held),
    /// A record left a unit.
    Exit(Exit),
}

impl Event {
    /// Its place on the feed.
    #[must_use]
    pub const fn seq(&self) -> u64 {
        match self {
            Self::Row(_, held) => held.seq,
            Self::Exit(exit) => exit.seq,
        }
    }
}

/// A transaction on the province's database.
pub trait Store {
    /// What the database says when it cannot.
    type Error;

    /// A laptop; its row stays locked until the end of the transaction.
    ///
    /// # Errors
    /// What the database says.
    fn device(&mut self, device: RecordId) -> Result<Option<Device>, Self::Error>;

    /// How far a line is; the default for a new one.
    ///
    /// # Errors
    /// What the database says.
    fn line(&mut self, device: RecordId, line: Line) -> Result<LineState, Self::Error>;

    /// Writes how far a line is.
    ///
    /// # Errors
    /// What the database says.
    fn set_line(
        &mut self,
        device: RecordId,
        line: Line,
        state: LineState,
    ) -> Result<(), Self::Error>;

    /// What was decided on an operation, whichever line it came in.
    ///
    /// # Errors
    /// What the database says.
    fn judged(&mut self, uid: Uid) -> Result<Option<Judged>, Self::Error>;

    /// Writes down what was decided.
    ///
    /// # Errors
    /// What the database says.
    fn judge(&mut self, uid: Uid, judged: &Judged) -> Result<(), Self::Error>;

    /// Writes down a refusal under its number in a line.
    ///
    /// # Errors
    /// What the database says.
    fn refuse(
        &mut self,
        device: RecordId,
        line: Line,
        refused: &Refused,
    ) -> Result<(), Self::Error>;

    /// The refusals of a line after a number.
    ///
    /// # Errors
    /// What the database says.
    fn refused(
        &mut self,
        device: RecordId,
        line: Line,
        after: u64,
    ) -> Result<Vec<Refused>, Self::Error>;

    /// What a laptop may read and write.
    ///
    /// # Errors
    /// What the database says.
    fn rights(&mut self, device: RecordId) -> Result<Rights, Self::Error>;

    /// Rows, in the order of their ids, locked; those that do not exist are left out.
    ///
    /// # Errors
    /// What the database says.
    fn rows(
        &mut self,
        records: &BTreeSet<RecordId>,
    ) -> Result<BTreeMap<RecordId, Held>, Self::Error>;

    /// Takes numbers off the feed, as the last lock of the transaction. Returns its new head.
    ///
    /// # Errors
    /// What the database says.
    fn advance(&mut self, count: u64) -> Result<u64, Self::Error>;

    /// Writes rows, whole.
    ///
    /// # Errors
    /// What the database says.
    fn put_rows(&mut self, rows: &BTreeMap<RecordId, Held>) -> Result<(), Self::Error>;

    /// Writes exits.
    ///
    /// # Errors
    /// What the database says.
    fn put_exits(&mut self, exits: &[Exit]) -> Result<(), Self::Error>;

    /// Told of every value that is current no more; keeps at least the conflicts.
    ///
    /// # Errors
    /// What the database says.
    fn lose(&mut self, lost: &[Lost]) -> Result<(), Self::Error>;

    /// Takes the values of erased fields out of everything that was kept of them besides the rows.
    ///
    /// # Errors
    /// What the database says.
    fn erase(&mut self, erased: &BTreeSet<(RecordId, u16)>) -> Result<(), Self::Error>;

    /// Adds to the units' sums.
    ///
    /// # Errors
    /// What the database says.
    fn add_sums(&mut self, sums: &BTreeMap<RecordId, Digest>) -> Result<(), Self::Error>;

    /// The sum of several units.
    ///
    /// # Errors
    /// What the database says.
    fn total(&mut self, units: &BTreeSet<RecordId>) -> Result<Digest, Self::Error>;

    /// The registers of an operation that came back from re-offers.
    ///
    /// # Errors
    /// What the database says.
    fn offered(&mut self, uid: Uid) -> Result<BTreeSet<(RecordId, u16, Key)>, Self::Error>;

    /// Writes down that a register came back.
    ///
    /// # Errors
    /// What the database says.
    fn offer(
        &mut self,
        uid: Uid,
        record: RecordId,
        field: u16,
        key: &Key,
    ) -> Result<(), Self::Error>;

    /// From here on everything is read as of one moment, and nothing is written any more. A database
    /// with other writers commits here: the feed's head must not stay locked while an answer is
    /// read, nor may it move between what is read and the number that is told.
    ///
    /// # Errors
    /// What the database says.
    fn snapshot(&mut self) -> Result<(), Self::Error>;

    /// Rows and exits after each unit's place, in the order of the feed, at most so many.
    ///
    /// # Errors
    /// What the database says.
    fn newer(&mut self, places: &[Loading], limit: usize) -> Result<Vec<Event>, Self::Error>;

    /// The feed's head.
    ///
    /// # Errors
    /// What the database says.
    fn head(&mut self) -> Result<u64, Self::Error>;

    /// The present history.
    ///
    /// # Errors
    /// What the database says.
    fn epoch(&mut self) -> Result<u64, Self::Error>;

    /// The feed's number of the last backup.
    ///
    /// # Errors
    /// What the database says.
    fn backed_up(&mut self) -> Result<u64, Self::Error>;
}
