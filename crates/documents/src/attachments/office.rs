//! Files of Word, Excel and PowerPoint: what they are stands in them; macros and embedded programs
//! are refused.

use super::tail;
use domain::attachments::{FileKind, FileProblem};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Entries of one file (RELIABILITY.md 4).
const MOST_ENTRIES: usize = 2_000;
/// Bytes of the list of contents.
const LARGEST_LIST: u64 = 1024 * 1024;
/// Bytes that end a ZIP.
const ZIP_END: usize = 22;

const KINDS: [(&str, FileKind); 3] = [
    ("wordprocessingml.document.main+xml", FileKind::Docx),
    ("spreadsheetml.sheet.main+xml", FileKind::Xlsx),
    ("presentationml.presentation.main+xml", FileKind::Pptx),
];

pub fn kind_of(bytes: &[u8]) -> Result<FileKind, FileProblem> {
    // Anything behind the end belongs to another file that hides in this one.
    if !tail(bytes, ZIP_END).starts_with(b"PK\x05\x06") {
        return Err(FileProblem::Disguised);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(FileProblem::Damaged);
    }
    for name in archive.file_names() {
        let name = name.map_err(|_| FileProblem::Damaged)?;
        refuse_program(&name.to_lowercase())?;
    }
    let contents = contents(&mut archive)?;
    if contents.contains("macroenabled") || contents.contains("vbaproject") {
        return Err(FileProblem::Macros);
    }
    KINDS
        .into_iter()
        .find(|(content, _)| contents.contains(content))
        .map(|(_, kind)| kind)
        .ok_or(FileProblem::Unknown)
}

fn refuse_program(name: &str) -> Result<(), FileProblem> {
    let macros =
        name.contains("vbaproject") || name.contains("activex") || name.contains("macrosheets");
    let objects =
        name.contains("oleobject") || (name.contains("embeddings/") && name.ends_with(".bin"));
    match (macros, objects) {
        (true, _) => Err(FileProblem::Macros),
        (false, true) => Err(FileProblem::Objects),
        (false, false) => Ok(()),
    }
}

fn contents(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<String, FileProblem> {
    let list = archive
        .by_name("[Content_Types].xml")
        .map_err(|_| FileProblem::Unknown)?;
    let mut text = String::new();
    list.take(LARGEST_LIST)
        .read_to_string(&mut text)
        .map_err(|_| FileProblem::Damaged)?;
    Ok(text.to_lowercase())
}
