//! What the laptop's verbs ask of the program around them: files of other programs, paper, a line.

use crate::{Failure, StickProblem};
use chrono::{DateTime, FixedOffset};
use domain::attachments::{FileKind, FileProblem};
use domain::members::import::Sheet;
use domain::papers::{Paper, WorkbookTable};
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use storage::{Book, Changed};
use ts_rs::TS;

/// What the window is told without having asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Records changed: pages ask again.
    Changed {
        /// Tables of the kinds that changed.
        kinds: Vec<String>,
        /// The records.
        records: Vec<uuid::Uuid>,
    },
    /// Long work went on.
    Progress(Progress),
    /// The book was locked.
    Locked,
}

/// How far long work is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// The command.
    pub command: String,
    /// Done so far.
    pub done: u32,
    /// Of how many.
    pub of: u32,
}

/// What an exchange came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExchangeOutcome {
    /// Operations the province took.
    pub sent: usize,
    /// Records that came.
    pub received: usize,
    /// Operations the province refused.
    pub refused: usize,
    /// What changed here.
    pub changed: Changed,
}

/// A stick that is plugged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stick {
    /// Where its files are.
    pub path: PathBuf,
    /// What it is called.
    pub name: String,
    /// Free bytes.
    pub free: i64,
}

/// What was written on a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenStick {
    /// The files; they were read back.
    pub files: Vec<PathBuf>,
    /// Operations in them.
    pub operations: u64,
}

/// A file on a stick that was for this laptop.
#[derive(Debug, Clone)]
pub struct TakenFile {
    /// Its name.
    pub name: String,
    /// What it came to.
    pub outcome: Result<ExchangeOutcome, StickProblem>,
}

/// The program around the verbs. The window and the browser bridge share one.
pub trait Host: Send + Sync {
    /// Tells every window.
    fn emit(&self, event: Event);
    /// Reads a workbook within the limits of RELIABILITY.md 4. `progress` is told how many rows were
    /// read, and may stop it.
    ///
    /// # Errors
    /// `UnreadableWorkbook` with the place; `Cancelled`.
    fn read_workbook(
        &self,
        name: &str,
        bytes: &[u8],
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<Sheet>, Failure>;
    /// Makes a picture from outside a portrait: small, upright, without anything that came with it,
    /// and no heavier than so many bytes.
    ///
    /// # Errors
    /// `UnreadablePicture`.
    fn read_portrait(&self, bytes: &[u8], heaviest: usize) -> Result<Vec<u8>, Failure>;
    /// Writes a paper as DOCX and PDF into a folder, never over another file.
    ///
    /// # Errors
    /// `PaperFailed`, `FileFailed`, `DiskFull`.
    fn write_paper(
        &self,
        paper: &Paper,
        stem: &str,
        folder: &Path,
    ) -> Result<Vec<PathBuf>, Failure>;
    /// Writes a workbook into a folder, never over another file.
    ///
    /// # Errors
    /// `PaperFailed`, `FileFailed`, `DiskFull`.
    fn write_workbook(
        &self,
        table: &WorkbookTable,
        stem: &str,
        folder: &Path,
    ) -> Result<PathBuf, Failure>;
    /// Tells what a file is by its content, and gives what is kept of it: pictures are written
    /// anew.
    ///
    /// # Errors
    /// What stands against keeping it.
    fn clean_file(&self, bytes: Vec<u8>) -> Result<(FileKind, Vec<u8>), FileProblem>;
    /// A smaller copy of a picture as JPEG, no side longer than so many points.
    ///
    /// # Errors
    /// `UnreadablePicture`.
    fn shrink_picture(&self, bytes: &[u8], longest: u32) -> Result<Vec<u8>, Failure>;
    /// Puts files into one that can be handed on.
    ///
    /// # Errors
    /// `FileFailed`, `DiskFull`.
    fn pack(&self, files: &[PathBuf], into: &Path) -> Result<(), Failure>;
    /// Opens a file in the system's viewer.
    ///
    /// # Errors
    /// `FileFailed`.
    fn open(&self, path: &Path) -> Result<(), Failure>;
    /// Enrols a book with the slip the province printed.
    ///
    /// # Errors
    /// `NoLine`, `ProvinceRefused`, `Invalid` for a slip that cannot be read.
    fn enrol(&self, book: &Book, slip: &str, laptop: &str) -> Result<(), Failure>;
    /// Sends what waits and fetches what is new.
    ///
    /// # Errors
    /// `NoLine`, `ProvinceRefused`.
    fn exchange(&self, book: &Book, now: DateTime<FixedOffset>)
    -> Result<ExchangeOutcome, Failure>;
    /// Sticks that are plugged in.
    fn sticks(&self) -> Vec<Stick>;
    /// Writes everything that waits into files for the province.
    ///
    /// # Errors
    /// `FileFailed`, `DiskFull`.
    fn write_stick(
        &self,
        book: &Book,
        folder: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<WrittenStick, Failure>;
    /// Takes in what the province answered.
    ///
    /// # Errors
    /// `FileFailed` of the folder; what is wrong with a file stands beside it.
    fn take_stick(
        &self,
        book: &Book,
        folder: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<TakenFile>, Failure>;
}
