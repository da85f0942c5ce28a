//! What a file is, told by its first bytes.

use super::problem::{Found, WorkbookProblem};

pub(super) enum Kind {
    /// A ZIP package; what it holds is seen when it is opened.
    Package,
    /// A workbook of Excel 97-2003.
    OldExcel,
    /// Separated text.
    Text,
}

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A stream of this name in an OLE file holds an encrypted .xlsx.
const ENCRYPTED_STREAM: &str = "EncryptedPackage";

pub(super) fn of(bytes: &[u8], name: &str) -> Result<Kind, WorkbookProblem> {
    let found = |found| Err(WorkbookProblem::Kind { found });
    if bytes.is_empty() {
        return Err(WorkbookProblem::Empty);
    }
    if bytes.starts_with(b"PK") {
        return Ok(Kind::Package);
    }
    if bytes.starts_with(OLE) {
        return if holds_encrypted_package(bytes) {
            Err(WorkbookProblem::Encrypted)
        } else {
            Ok(Kind::OldExcel)
        };
    }
    if bytes.starts_with(b"%PDF") {
        return found(Found::Pdf);
    }
    // BIFF 2 to 8 without its container: a BOF record.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, _, 0x00, ..]) {
        return found(Found::OldExcel);
    }
    match markup(bytes) {
        Some(kind) => found(kind),
        None if is_text_name(name) => Ok(Kind::Text),
        None => found(Found::Unknown),
    }
}

fn holds_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = ENCRYPTED_STREAM
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// HTML and XML that carry the name of a workbook, as many web systems export them.
fn markup(bytes: &[u8]) -> Option<Found> {
    let start: Vec<u8> = bytes
        .iter()
        .copied()
        .filter(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .skip_while(u8::is_ascii_whitespace)
        .take(512)
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    let begins = |words: &str| start.starts_with(words.as_bytes());
    let holds = |words: &str| {
        start
            .windows(words.len())
            .any(|found| found == words.as_bytes())
    };
    if !begins("<") {
        None
    } else if begins("<html") || begins("<!doctype html") || holds("<table") || holds("<html") {
        Some(Found::Html)
    } else if begins("<?xml") || begins("<workbook") {
        Some(Found::Xml)
    } else {
        Some(Found::Html)
    }
}

fn is_text_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".csv", ".tsv", ".txt", ".tab"]
        .iter()
        .any(|ending| lower.ends_with(ending))
}
