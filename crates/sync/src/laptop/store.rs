//! What the laptop's side needs of a book and of a line.

use crate::digest::Digest;
use crate::messages::{KeptPage, Loading, Numbered, Page, Refused};
use domain::record::{self, RecordId};
use std::collections::BTreeSet;

/// Where a book stands with its province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The server's id.
    pub server: RecordId,
    /// The laptop's id there.
    pub device: RecordId,
    /// The key its requests are signed with.
    pub key: [u8; 32],
    /// The line it writes.
    pub line: record::Line,
    /// The server's history it knows.
    pub epoch: u64,
    /// Fields newer than this are still to come.
    pub base: u64,
    /// Rows newer than this are still to come.
    pub pos: u64,
    /// Units with a place of their own.
    pub loading: Vec<Loading>,
    /// The units it believes to read.
    pub scopes: BTreeSet<RecordId>,
    /// The highest number of its line whose answer arrived.
    pub acknowledged: u64,
}

/// A book, as the exchange sees it. Each call is one transaction.
pub trait Store {
    /// What the book says when it cannot.
    type Error: Into<super::ExchangeProblem>;

    /// Where it stands.
    ///
    /// # Errors
    /// What the book says.
    fn standing(&mut self) -> Result<Standing, Self::Error>;

    /// The next counter of a signed request.
    ///
    /// # Errors
    /// What the book says.
    fn next_counter(&mut self) -> Result<u64, Self::Error>;

    /// Operations to send, in order, at most so many.
    ///
    /// # Errors
    /// What the book says.
    fn outbox(&mut self, limit: usize) -> Result<Vec<Numbered>, Self::Error>;

    /// The province decided on operations up to a number.
    ///
    /// # Errors
    /// What the book says.
    fn acknowledge(
        &mut self,
        through: u64,
        commit_seq: u64,
        refused: &[Refused],
    ) -> Result<(), Self::Error>;

    /// Applies a page and moves the cursor; keeps it for a re-offer.
    ///
    /// # Errors
    /// What the book says.
    fn receive(&mut self, page: &Page, kept: &KeptPage) -> Result<(), Self::Error>;

    /// The units it may read have changed: rows of others go, new ones are to be loaded.
    ///
    /// # Errors
    /// What the book says.
    fn change_scopes(&mut self, units: &BTreeSet<RecordId>) -> Result<(), Self::Error>;

    /// The sum of what it holds from the province.
    ///
    /// # Errors
    /// What the book says.
    fn digest(&mut self) -> Result<Digest, Self::Error>;

    /// A new history: everything is asked anew, and own operations after a number sent again.
    ///
    /// # Errors
    /// What the book says.
    fn begin_epoch(&mut self, epoch: u64, has: u64) -> Result<(), Self::Error>;

    /// Pages of earlier histories, oldest first, at most about so many bytes.
    ///
    /// # Errors
    /// What the book says.
    fn kept_pages(&mut self, bytes: usize) -> Result<Vec<KeptPage>, Self::Error>;

    /// The province took these back.
    ///
    /// # Errors
    /// What the book says.
    fn drop_pages(&mut self, pages: &[KeptPage]) -> Result<(), Self::Error>;

    /// A backup holds everything up to this number of the present history.
    ///
    /// # Errors
    /// What the book says.
    fn backed_up(&mut self, through: u64) -> Result<(), Self::Error>;
}

/// Where a request goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// The normal call.
    Sync,
    /// The re-offer.
    Recover,
    /// Enrolment.
    Enrol,
}

impl Path {
    /// The path of the address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sync => "/v1/sync",
            Self::Recover => "/v1/recover",
            Self::Enrol => "/v1/enrol",
        }
    }
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineProblem {
    /// No line, or it was cut before anything arrived.
    NoLine,
    /// Whoever answered is not the province.
    NotTheProvince,
    /// The certificate is not the slip's.
    WrongServer,
}

/// A line to the province: a body out, a status and as much of a body as arrived back.
pub trait Line {
    /// One round trip.
    ///
    /// # Errors
    /// Why no answer came.
    fn post(&mut self, path: Path, body: Vec<u8>) -> Result<(u16, Vec<u8>), LineProblem>;
}
