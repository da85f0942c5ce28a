//! What the laptop's verbs ask of the program around them. The window and the browser bridge share
//! it; they differ only in their [`Surroundings`].

mod exchange;
mod sticks;
mod unreadable;

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use documents::PaperProblem;
use documents::workbook::{self, Limits};
use domain::attachments::{FileKind, FileProblem};
use domain::members::import::Sheet;
use domain::papers::{Paper, WorkbookTable};
use operations::laptop::Folders;
use operations::{
    Clock, Event, ExchangeOutcome, Failure, Host, Laptop, Stick, TakenFile, WrittenStick,
};
use serde_json::Value;
use storage::Book;

use unreadable::unreadable;

/// How the pages hear of something, and how the system shows a file.
pub trait Surroundings: Send + Sync + 'static {
    /// Tells every open page.
    fn tell(&self, event: &str, content: Value);
    /// Shows a file in the system's viewer.
    ///
    /// # Errors
    /// When the system knows no viewer for it.
    fn show(&self, file: &Path) -> io::Result<()>;
}

/// Where a laptop keeps its things, and where the program's own lie.
#[derive(Debug, Clone)]
pub struct Places {
    /// Books, one folder each.
    pub books: PathBuf,
    /// Papers and workbooks that a person asked for.
    pub papers: PathBuf,
    /// Sheets that must not stay.
    pub print: PathBuf,
    /// The paper fonts, a resource of the program.
    pub fonts: PathBuf,
    /// The program that reads workbooks in a process of its own: this one.
    pub reader: PathBuf,
}

impl Places {
    /// Everything of one laptop in one folder, as tests and the tour want it.
    #[must_use]
    pub fn inside(folder: &Path, fonts: PathBuf) -> Self {
        Self {
            books: folder.join("books"),
            papers: folder.join("papers"),
            print: folder.join("print"),
            fonts,
            reader: this_program(),
        }
    }
}

/// The program that runs. Where the system does not say, no workbook can be read, and that is told.
#[must_use]
pub fn this_program() -> PathBuf {
    std::env::current_exe().unwrap_or_default()
}

/// Opens the laptop.
///
/// # Errors
/// `FileFailed` when its folders cannot be made; `Internal` when the program's own files do not hold.
pub fn laptop(
    places: Places,
    clock: Arc<dyn Clock>,
    surroundings: impl Surroundings,
) -> Result<Laptop, Failure> {
    for folder in [&places.books, &places.papers] {
        std::fs::create_dir_all(folder).map_err(|error| file_failure(&error))?;
    }
    let folders = Folders {
        books: places.books,
        papers: places.papers,
        print: places.print,
    };
    Laptop::new(
        folders,
        clock,
        Arc::new(Around {
            surroundings,
            fonts: places.fonts,
            reader: places.reader,
        }),
    )
}

struct Around<S> {
    surroundings: S,
    fonts: PathBuf,
    reader: PathBuf,
}

impl<S: Surroundings> Host for Around<S> {
    fn emit(&self, event: Event) {
        let Ok(content) = serde_json::to_value(&event) else {
            return; // Nothing in an event can fail to be written.
        };
        if let Some(name) = content.get("event").and_then(Value::as_str) {
            self.surroundings.tell(name, content.clone());
        }
    }

    fn read_workbook(
        &self,
        name: &str,
        bytes: &[u8],
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<Sheet>, Failure> {
        workbook::read_in_child(&self.reader, bytes, name, &Limits::default(), progress)
            .map_err(|problem| unreadable(&problem))
    }

    fn read_portrait(&self, bytes: &[u8], heaviest: usize) -> Result<Vec<u8>, Failure> {
        documents::portrait(bytes, heaviest).map_err(|_| Failure::UnreadablePicture)
    }

    fn write_paper(
        &self,
        paper: &Paper,
        stem: &str,
        folder: &Path,
    ) -> Result<Vec<PathBuf>, Failure> {
        let files = [
            (
                "docx",
                documents::docx(paper).map_err(|problem| paper_failure(&problem))?,
            ),
            (
                "pdf",
                documents::pdf(paper, &self.fonts).map_err(|problem| paper_failure(&problem))?,
            ),
        ];
        let write = |(ending, bytes): (&str, Vec<u8>)| {
            documents::write_never_overwriting(folder, stem, ending, &bytes)
                .map_err(|error| file_failure(&error))
        };
        files.into_iter().map(write).collect()
    }

    fn write_workbook(
        &self,
        table: &WorkbookTable,
        stem: &str,
        folder: &Path,
    ) -> Result<PathBuf, Failure> {
        let bytes = workbook::write(table).map_err(|problem| paper_failure(&problem))?;
        documents::write_never_overwriting(folder, stem, "xlsx", &bytes)
            .map_err(|error| file_failure(&error))
    }

    fn clean_file(&self, bytes: Vec<u8>) -> Result<(FileKind, Vec<u8>), FileProblem> {
        documents::attachments::clean(bytes)
    }

    fn shrink_picture(&self, bytes: &[u8], longest: u32) -> Result<Vec<u8>, Failure> {
        documents::shrunk(bytes, longest).map_err(|_| Failure::UnreadablePicture)
    }

    fn pack(&self, files: &[PathBuf], into: &Path) -> Result<(), Failure> {
        documents::pack(files, into).map_err(|error| file_failure(&error))
    }

    fn open(&self, path: &Path) -> Result<(), Failure> {
        self.surroundings
            .show(path)
            .map_err(|error| file_failure(&error))
    }

    fn enrol(&self, book: &Book, slip: &str, laptop: &str) -> Result<(), Failure> {
        exchange::enrol(book, slip, laptop)
    }

    fn exchange(
        &self,
        book: &Book,
        now: DateTime<FixedOffset>,
    ) -> Result<ExchangeOutcome, Failure> {
        exchange::exchange(book, now)
    }

    fn sticks(&self) -> Vec<Stick> {
        sticks::sticks()
    }

    fn write_stick(
        &self,
        book: &Book,
        folder: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<WrittenStick, Failure> {
        sticks::write(book, folder, now)
    }

    fn take_stick(
        &self,
        book: &Book,
        folder: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<TakenFile>, Failure> {
        sticks::take(book, folder, now)
    }
}

fn file_failure(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Failure::DiskFull,
        _ => Failure::FileFailed,
    }
}

/// The cause goes into the log: it names the fault of a template or a font, never a word of the paper.
fn paper_failure(problem: &PaperProblem) -> Failure {
    match problem {
        PaperProblem::File(error) => file_failure(error),
        other => {
            log::error!("a paper could not be made: {other}");
            Failure::PaperFailed
        }
    }
}
