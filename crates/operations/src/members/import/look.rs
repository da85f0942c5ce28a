//! What an import would do.

use super::known::roster;
use super::request::{PreviewImport, answers};
use super::show::{self, Seen};
use super::view::ImportPreview;
use super::watch::Watch;
use crate::{Desk, Failure, uploads};
use domain::members::import::{
    Answers, Deciphered, Field, FileProblem, Mapping, Preview, Roster, Sheet, decipher, preview,
};
use domain::text::fold;
use storage::Reading;

/// Says what an import would do.
pub fn preview_import(desk: &Desk, request: PreviewImport) -> Result<ImportPreview, Failure> {
    let watch = Watch::begin(desk, "preview_import", request.upload)?;
    let sheets = uploads::sheets(desk, request.upload, &watch)?;
    let (place, sheet) = choose_sheet(&sheets, request.sheet)?;
    let answers = answers(&request);
    let text = decipher(sheet, &answers);
    let (roster, columns) = desk.book.read(|reading| {
        let columns = columns(reading, &text, &request)?;
        Ok::<_, Failure>((roster(desk, reading)?, columns))
    })?;
    let made = make(&text, &columns.mapping, &answers, &roster, &watch)?;
    let seen = Seen {
        proof: proof(&made)?,
        remembered: columns.remembered,
    };
    Ok(show::show(
        &sheets,
        place,
        &text,
        &made,
        &roster.known,
        seen,
    ))
}

/// The sheet that was chosen, or the first in sight that holds a list.
pub(super) fn choose_sheet(
    sheets: &[Sheet],
    chosen: Option<u32>,
) -> Result<(u32, &Sheet), Failure> {
    let numbered = || (0_u32..).zip(sheets);
    let found = match chosen {
        Some(chosen) => numbered().find(|(place, _)| *place == chosen),
        None => numbered()
            .find(|(_, sheet)| !sheet.hidden && holds_list(sheet))
            .or_else(|| numbered().next()),
    };
    found.ok_or_else(|| unreadable(&FileProblem::Empty, ""))
}

/// Titles may be in an old encoding, too.
fn holds_list(sheet: &Sheet) -> bool {
    Mapping::propose(&decipher(sheet, &Answers::default()).sheet).is_ok()
}

fn unreadable(problem: &FileProblem, sheet: &str) -> Failure {
    let code = match problem {
        FileProblem::Empty => "empty",
        FileProblem::HeaderOnly => "header_only",
        FileProblem::WrongDelimiter { .. } => "wrong_delimiter",
        FileProblem::NoNameColumn => "no_name_column",
        FileProblem::Stopped => return Failure::Cancelled,
    };
    Failure::UnreadableWorkbook {
        problem: code.to_owned(),
        place: sheet.to_owned(),
    }
}

/// Which column means what: guessed, as remembered, as said now.
pub(super) struct Columns {
    pub(super) mapping: Mapping,
    /// The titles, as they are remembered.
    pub(super) header: [u8; 32],
    /// When they were last read so, where that is no guess.
    pub(super) remembered: Option<String>,
}

/// Works out what each column means.
pub(super) fn columns(
    reading: &Reading<'_>,
    text: &Deciphered<'_>,
    request: &PreviewImport,
) -> Result<Columns, Failure> {
    let sheet = text.sheet.as_ref();
    let mut mapping =
        Mapping::propose(sheet).map_err(|problem| unreadable(&problem, &sheet.name))?;
    let guessed = mapping.clone();
    let header = fingerprint(&mapping);
    let before = if request.guess_anew {
        None
    } else {
        reading.import_columns(&header)?
    };
    for (column, code) in before.iter().flat_map(|before| &before.columns) {
        if let Some(field) = Field::from_code(code) {
            mapping.set(*column, field);
        }
    }
    let is_guess = mapping.columns == guessed.columns;
    for choice in &request.columns {
        mapping.set(choice.column, choice.field);
    }
    let remembered = before.filter(|_| !is_guess).map(|before| before.at);
    Ok(Columns {
        mapping,
        header,
        remembered,
    })
}

/// Whoever sends lists sends them with the same titles.
fn fingerprint(mapping: &Mapping) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for column in &mapping.columns {
        let title = fold(&column.title);
        hasher.update(format!("{}:{}:{title}", column.column, title.len()).as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// The preview a request leads to, with the book as it is.
pub(super) fn make(
    text: &Deciphered<'_>,
    mapping: &Mapping,
    answers: &Answers,
    roster: &Roster,
    watch: &Watch<'_>,
) -> Result<Preview, Failure> {
    let of = text.sheet.rows.len();
    preview(text, mapping, answers, roster, &mut |done| {
        watch.flow(done, of)
    })
    .map_err(|problem| unreadable(&problem, &text.sheet.name))
}

/// A short proof of everything a preview says.
pub(super) fn proof(made: &Preview) -> Result<String, Failure> {
    let mut hasher = blake3::Hasher::new();
    serde_json::to_writer(&mut hasher, made).map_err(|source| Failure::internal(&source))?;
    Ok(hasher.finalize().to_hex().to_string())
}
