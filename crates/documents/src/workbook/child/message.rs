//! What the two processes say to each other: one message a line.

use domain::members::import::{Merge, Sheet, SheetRow};
use serde::{Deserialize, Serialize};

use crate::workbook::{Limits, WorkbookProblem};

/// What is to be read; the file's bytes follow.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub(super) name: String,
    pub(super) length: usize,
    pub(super) limits: Limits,
}

/// What the reading process says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// Rows read so far.
    Rows(usize),
    /// A sheet begins.
    Sheet(About),
    /// The next row of it.
    Row(SheetRow),
    /// It cannot be read.
    Problem(WorkbookProblem),
    /// Everything was said.
    Done,
}

/// A sheet without its rows.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct About {
    name: String,
    hidden: bool,
    merges: Vec<Merge>,
    epoch_1904: bool,
    untold_encoding: bool,
}

impl About {
    /// Takes a sheet apart.
    pub(super) fn of(sheet: Sheet) -> (Self, Vec<SheetRow>) {
        let about = Self {
            name: sheet.name,
            hidden: sheet.hidden,
            merges: sheet.merges,
            epoch_1904: sheet.epoch_1904,
            untold_encoding: sheet.untold_encoding,
        };
        (about, sheet.rows)
    }

    /// A sheet that has no rows yet.
    pub(super) fn sheet(self) -> Sheet {
        Sheet {
            name: self.name,
            hidden: self.hidden,
            rows: Vec::new(),
            merges: self.merges,
            epoch_1904: self.epoch_1904,
            untold_encoding: self.untold_encoding,
        }
    }
}
