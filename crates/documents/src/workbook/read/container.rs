//! The ZIP package: its directory is checked before any file of it is opened, and every byte is
//! counted while it is unpacked.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;

use super::limits::Limits;
use super::problem::{Damage, Found, WorkbookProblem};

/// An opened package.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeSet<String>,
    limits: &'a Limits,
    inflated: Cell<u64>,
}

impl<'a> Container<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, WorkbookProblem> {
        let directory = Directory::read(bytes, limits)?;
        directory.check()?;
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip", Damage::Directory))?;
        let names = archive
            .file_names()
            .map(|name| name.map(|name| name.into_owned()))
            .collect::<Result<BTreeSet<String>, _>>()
            .map_err(|_| damaged("zip", Damage::Directory))?;
        if names.len() != directory.entries.len() {
            return Err(damaged("zip", Damage::TwoOfOneName));
        }
        Ok(Container {
            archive,
            names,
            limits,
            inflated: Cell::new(0),
        })
    }

    /// Part names differ in case only where a writer was careless: the workbook is found anyway.
    pub(super) fn has(&self, part: &str) -> bool {
        self.stored_name(part).is_some()
    }

    fn stored_name(&self, part: &str) -> Option<&String> {
        self.names.get(part).or_else(|| {
            self.names
                .iter()
                .find(|name| name.eq_ignore_ascii_case(part))
        })
    }

    /// Opens a file of the package for reading through the counter.
    pub(super) fn part(&mut self, part: &str) -> Result<PartReader<'_>, WorkbookProblem> {
        let name = self
            .stored_name(part)
            .cloned()
            .ok_or_else(|| damaged(part, Damage::Missing))?;
        let file = self
            .archive
            .by_name(&name)
            .map_err(|problem| match problem {
                zip::result::ZipError::UnsupportedArchive(_) => WorkbookProblem::Encrypted,
                _ => damaged(part, Damage::Directory),
            })?;
        let declared = file.size();
        Ok(BufReader::new(Counted {
            inner: Box::new(file),
            declared,
            read: 0,
            total: &self.inflated,
            limit: self.limits.inflated,
        }))
    }

    /// The first bytes of a small file of the package.
    pub(super) fn beginning(&mut self, part: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.part(part)
            .ok()?
            .take(256)
            .read_to_end(&mut bytes)
            .ok()?;
        Some(bytes)
    }
}

pub(super) type PartReader<'a> = BufReader<Counted<'a>>;

/// Counts what comes out of a part, against its own word and against the limit of them all.
pub(super) struct Counted<'a> {
    inner: Box<dyn Read + 'a>,
    declared: u64,
    read: u64,
    total: &'a Cell<u64>,
    limit: u64,
}

/// Why unpacking stopped, carried through `std::io::Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Stop {
    #[error("too large")]
    TooLarge,
    #[error("the declared size is wrong")]
    Size,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self
            .inner
            .read(buffer)
            .map_err(|_| io::Error::other(Stop::Size))?;
        let bytes = u64::try_from(count).unwrap_or(u64::MAX);
        self.read = self.read.saturating_add(bytes);
        self.total.set(self.total.get().saturating_add(bytes));
        if self.total.get() > self.limit {
            return Err(io::Error::other(Stop::TooLarge));
        }
        if self.read > self.declared
            || (count == 0 && self.read < self.declared && !buffer.is_empty())
        {
            return Err(io::Error::other(Stop::Size));
        }
        Ok(count)
    }
}

pub(super) fn damaged(part: &str, damage: Damage) -> WorkbookProblem {
    WorkbookProblem::Damaged {
        part: part.to_owned(),
        damage,
    }
}

/// What a package without a workbook is.
pub(super) fn other_kind(container: &mut Container<'_>) -> Found {
    if container.has("xl/workbook.bin") {
        Found::BinaryExcel
    } else if container.has("word/document.xml") {
        Found::Word
    } else if container
        .beginning("mimetype")
        .is_some_and(|kind| kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet"))
    {
        Found::OpenDocument
    } else {
        Found::OtherPackage
    }
}

/// The central directory, read before anything trusts it.
struct Directory {
    entries: Vec<Entry>,
}

struct Entry {
    name: Vec<u8>,
    offset: u64,
    compressed: u64,
    encrypted: bool,
}

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const RECORD: &[u8] = b"PK\x01\x02";
const RECORD_LENGTH: usize = 46;
const LOCAL_LENGTH: u64 = 30;

impl Directory {
    fn read(bytes: &[u8], limits: &Limits) -> Result<Self, WorkbookProblem> {
        let broken = || damaged("zip", Damage::Directory);
        let end = find_end(bytes).ok_or_else(broken)?;
        let count = number(end, 10, 2).ok_or_else(broken)?;
        let limit = limits.entries;
        if usize::try_from(count).map_or(true, |count| count > limit) {
            return Err(WorkbookProblem::TooManyEntries { limit });
        }
        let start = number(end, 16, 4).and_then(|start| usize::try_from(start).ok());
        let mut rest = start
            .and_then(|start| bytes.get(start..))
            .ok_or_else(broken)?;
        let mut entries = Vec::new();
        while rest.starts_with(RECORD) {
            if entries.len() >= limit {
                return Err(WorkbookProblem::TooManyEntries { limit });
            }
            let (entry, length) = Entry::read(rest).ok_or_else(broken)?;
            entries.push(entry);
            rest = rest.get(length..).ok_or_else(broken)?;
        }
        if u64::try_from(entries.len()) != Ok(count) {
            return Err(broken());
        }
        Ok(Directory { entries })
    }

    /// Names are unique, and no two files share a byte: a bomb of overlapping files unpacks to more
    /// than any counter of single files sees.
    fn check(&self) -> Result<(), WorkbookProblem> {
        let mut names = BTreeSet::new();
        for entry in &self.entries {
            let name = String::from_utf8_lossy(&entry.name);
            if !names.insert(name.to_lowercase()) {
                return Err(damaged(&name, Damage::TwoOfOneName));
            }
            if entry.encrypted {
                return Err(WorkbookProblem::Encrypted);
            }
        }
        let mut spans: Vec<&Entry> = self.entries.iter().collect();
        spans.sort_by_key(|entry| entry.offset);
        let mut free_from = 0;
        for entry in spans {
            if entry.offset < free_from {
                let name = String::from_utf8_lossy(&entry.name);
                return Err(damaged(&name, Damage::Overlap));
            }
            let name = u64::try_from(entry.name.len()).unwrap_or(u64::MAX);
            free_from = entry
                .offset
                .saturating_add(LOCAL_LENGTH)
                .saturating_add(name)
                .saturating_add(entry.compressed);
        }
        Ok(())
    }
}

impl Entry {
    fn read(record: &[u8]) -> Option<(Self, usize)> {
        let length = |at| number(record, at, 2).and_then(|length| usize::try_from(length).ok());
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let end_of_name = RECORD_LENGTH.checked_add(name)?;
        let entry = Entry {
            name: record.get(RECORD_LENGTH..end_of_name)?.to_owned(),
            offset: number(record, 42, 4)?,
            compressed: number(record, 20, 4)?,
            encrypted: number(record, 8, 2)? & 1 == 1,
        };
        Some((entry, end_of_name.checked_add(extra)?.checked_add(comment)?))
    }
}

/// The end record stands in the last 64 KiB, before a comment.
fn find_end(bytes: &[u8]) -> Option<&[u8]> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last)
        .rev()
        .filter_map(|at| bytes.get(at..))
        .find(|end| end.starts_with(END))
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(length)?)?;
    Some(
        field
            .iter()
            .rev()
            .fold(0, |number, byte| (number << 8) | u64::from(*byte)),
    )
}
