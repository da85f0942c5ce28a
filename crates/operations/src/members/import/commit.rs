//! Carrying an import out, in one step, if it would still do what was seen.

use super::hand_back::hand_back;
use super::known::roster;
use super::look::{choose_sheet, make, proof};
use super::request::CommitImport;
use super::view::ImportCounts;
use super::watch::Watch;
use super::write::write;
use crate::papers::Printed;
use crate::{Desk, Failure, uploads};
use domain::members::import::{Preview, Sheet};
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
    let ((made, counts), step) = desk.transact("commit_import", &sheet.name, |writing| {
        let roster = roster(desk, &writing.reading())?;
        let made = make(sheet, &request.preview, &roster, &watch)?;
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
            return Ok((made, none));
        }
        for (done, row) in made.rows.iter().enumerate() {
            write(writing, row, desk.today())?;
            if done.is_multiple_of(STRIDE) {
                watch.go_on(done, made.rows.len())?;
            }
        }
        Ok((made, counts.into()))
    })?;
    Ok(ImportDone {
        step,
        counts,
        handed_back: refused(desk, sheet, &made),
    })
}

/// What was written is in the book by now: that the other rows cannot be handed back undoes nothing
/// of it, and the page still shows them.
fn refused(desk: &Desk, sheet: &Sheet, made: &Preview) -> Option<Printed> {
    hand_back(desk, sheet, made).unwrap_or_default()
}
