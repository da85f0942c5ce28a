//! What an import would do.

use super::known::roster;
use super::request::{PreviewImport, answers};
use super::show;
use super::view::ImportPreview;
use super::watch::Watch;
use crate::{Desk, Failure, uploads};
use domain::members::import::{FileProblem, Mapping, Preview, Roster, Sheet, preview};

/// Says what an import would do.
pub fn preview_import(desk: &Desk, request: PreviewImport) -> Result<ImportPreview, Failure> {
    let watch = Watch::begin(desk, "preview_import", request.upload)?;
    let sheets = uploads::sheets(desk, request.upload, &watch)?;
    let (place, sheet) = choose_sheet(&sheets, request.sheet)?;
    let roster = desk.book.read(|reading| roster(desk, reading))?;
    let made = make(sheet, &request, &roster, &watch)?;
    let proof = proof(&made)?;
    Ok(show::show(
        &sheets,
        place,
        sheet,
        &made,
        &roster.known,
        proof,
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
            .find(|(_, sheet)| !sheet.hidden && Mapping::propose(sheet).is_ok())
            .or_else(|| numbered().next()),
    };
    found.ok_or_else(|| unreadable(&FileProblem::Empty, ""))
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

/// The preview a request leads to, with the book as it is.
pub(super) fn make(
    sheet: &Sheet,
    request: &PreviewImport,
    roster: &Roster,
    watch: &Watch<'_>,
) -> Result<Preview, Failure> {
    let refuse = |problem: FileProblem| unreadable(&problem, &sheet.name);
    let mut mapping = Mapping::propose(sheet).map_err(refuse)?;
    for choice in &request.columns {
        mapping.set(choice.column, choice.field);
    }
    let of = sheet.rows.len();
    preview(sheet, &mapping, &answers(request), roster, &mut |done| {
        watch.flow(done, of)
    })
    .map_err(refuse)
}

/// A short proof of everything a preview says.
pub(super) fn proof(made: &Preview) -> Result<String, Failure> {
    let mut hasher = blake3::Hasher::new();
    serde_json::to_writer(&mut hasher, made).map_err(|source| Failure::internal(&source))?;
    Ok(hasher.finalize().to_hex().to_string())
}
