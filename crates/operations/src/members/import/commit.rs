//! Carrying an import out, in one step, if it would still do what was seen.

use super::hand_back::hand_back;
use super::known::roster;
use super::look::{choose_sheet, columns, make, proof};
use super::request::{CommitImport, answers};
use super::view::ImportCounts;
use super::watch::Watch;
use super::write::write;
use crate::papers::Printed;
use crate::{Desk, Failure, uploads};
use domain::dates::PartialDate;
use domain::members::import::{Deciphered, Mapping, Preview, decipher};
use serde::Serialize;
use ts_rs::TS;

/// Rows between two words about progress.
const STRIDE: usize = 250;

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportDone {
    /// The step, to be undone.
    pub step: Option<i64>,
    /// How many rows came to what.
    pub counts: ImportCounts,
    /// The workbook with the rows that were refused and why; none if none was, or if it could not be
    /// written.
    pub handed_back: Option<Printed>,
}

/// Carries an import out in one step, if it would still do what was seen (I-01).
pub fn commit_import(desk: &Desk, request: CommitImport) -> Result<ImportDone, Failure> {
    let watch = Watch::begin(desk, "commit_import", request.preview.upload)?;
    let sheets = uploads::sheets(desk, request.preview.upload, &watch)?;
    let (_, sheet) = choose_sheet(&sheets, request.preview.sheet)?;
    let answers = answers(&request.preview);
    let text = decipher(sheet, &answers);
    let ((made, counts, header), step) =
        desk.transact("commit_import", &sheet.name, |writing| {
            let columns = columns(&writing.reading(), &text, &request.preview)?;
            let roster = roster(desk, &writing.reading())?;
            let made = make(&text, &columns.mapping, &answers, &roster, &watch)?;
            if proof(&made)? != request.seen {
                return Err(Failure::ImportChanged);
            }
            let counts = made.counts();
            if request.strict && counts.error > 0 {
                let none = ImportCounts {
                    rows: counts.rows,
                    error: counts.error,
                    ..Default::default()
                };
                return Ok((made, none, columns.header));
            }
            for (done, row) in made.rows.iter().enumerate() {
                write(writing, row, desk.today())?;
                if done.is_multiple_of(STRIDE) {
                    watch.go_on(done, made.rows.len())?;
                }
            }
            Ok((made, counts.into(), columns.header))
        })?;
    if step.is_some() {
        remember(desk, &header, &made.mapping)?;
    }
    Ok(ImportDone {
        step,
        counts,
        handed_back: refused(desk, &text, &made),
    })
}

/// The next list with these titles is read as this one was.
fn remember(desk: &Desk, header: &[u8; 32], mapping: &Mapping) -> Result<(), Failure> {
    let columns: Vec<(u32, &str)> = mapping
        .columns
        .iter()
        .map(|column| (column.column, column.field.code()))
        .collect();
    let today = PartialDate::Day(desk.today()).to_string();
    Ok(desk
        .book
        .remember_import_columns(header, &columns, &today)?)
}

/// What was written is in the book by now: that the other rows cannot be handed back undoes nothing
/// of it, and the page still shows them.
fn refused(desk: &Desk, text: &Deciphered<'_>, made: &Preview) -> Option<Printed> {
    hand_back(desk, text, made).unwrap_or_default()
}
