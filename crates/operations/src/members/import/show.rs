//! What an import would do, as the window shows it: every row, every cell that needs a word.

use crate::Failure;
use domain::dates::{DateProblem, PartialDate};
use domain::members::import::{
    CellAddress, CellContent, CellProblem, CellState, CellWarning, ColumnWarning, Counts, Field,
    Known, Preview, PreviewRow, ReadCell, ReadValue, RowProblem, RowState, Sheet, Skip,
};
use domain::members::{MemberId, Rank};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportPreview {
    /// The sheets of the file.
    pub sheets: Vec<String>,
    /// The one that was read.
    pub sheet: u32,
    /// The last row of the header.
    pub header_row: u32,
    /// What each column was taken for.
    pub columns: Vec<ImportColumn>,
    /// Rows below the header.
    pub rows: Vec<ImportRow>,
    /// How many come to what; they add up.
    pub counts: ImportCounts,
    /// Proof of what was seen, to be sent back with the commit.
    pub seen: String,
}

/// How many rows come to what: `rows` is the sum of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportCounts {
    /// Rows below the header that are not blank.
    pub rows: u32,
    /// Would be created.
    pub created: u32,
    /// Would be updated.
    pub updated: u32,
    /// Are in the book as they stand.
    pub unchanged: u32,
    /// Are left out.
    pub skipped: u32,
    /// Need somebody to look at them.
    pub error: u32,
}

impl From<Counts> for ImportCounts {
    fn from(counts: Counts) -> Self {
        Self {
            rows: counts.rows,
            created: counts.created,
            updated: counts.updated,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            error: counts.error,
        }
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportColumn {
    /// From 0.
    pub column: u32,
    /// Its title; empty where none stands above it.
    pub title: String,
    /// What it means.
    pub field: Field,
    /// The first different values below the title.
    pub samples: Vec<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportRow {
    /// As the workbook shows it.
    pub number: u32,
    /// What would become of it.
    pub state: ImportRowState,
    /// The name that was read.
    pub name: String,
    /// What stands in the row, where it was not read as a person.
    pub text: String,
    /// Why it is left out.
    pub skip: Option<ImportSkip>,
    /// The row further up in which the same person stands.
    pub other_row: Option<u32>,
    /// Who it is, if known.
    pub member: Option<Uuid>,
    /// Who it could be.
    pub candidates: Vec<ImportCandidate>,
    /// Its cells that need a word: repaired, warned about, not read.
    pub cells: Vec<ImportCell>,
    /// What was read, shown as text by field.
    pub values: BTreeMap<String, String>,
    /// What would change, by field: from and to.
    pub changes: Vec<ImportChange>,
}

/// A member a row could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportCandidate {
    /// The member.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Date of birth.
    pub birth: String,
    /// Card number.
    pub card_number: String,
}

/// One field that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportChange {
    /// Which.
    pub field: Field,
    /// What the book has.
    pub from: String,
    /// What it would have.
    pub to: String,
}

/// What would become of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportRowState {
    /// Created.
    New,
    /// Updated.
    Update,
    /// Unchanged.
    Unchanged,
    /// Left out.
    Skipped,
    /// A cell cannot be read.
    BadCell,
    /// It has no name.
    NameMissing,
    /// It could be several members.
    WhoIsIt,
    /// The same person stands further up.
    Twice,
    /// The member that was chosen is gone.
    MemberGone,
}

/// A cell that needs a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportCell {
    /// Its address, "C7".
    pub address: String,
    /// What the column means.
    pub field: Field,
    /// What was done or is wrong, as a code.
    pub state: ImportCellState,
    /// As it stood.
    pub from: String,
    /// As it is read; or what it could be, needs or must not precede.
    pub to: String,
}

/// Why a row is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportSkip {
    /// A sum.
    Totals,
    /// Signatures, place and date, recipients.
    Signature,
    /// A heading between groups of people.
    Heading,
    /// The header again, or the numbers of the columns.
    HeaderAgain,
    /// A running number and nothing else.
    OnlyNumbered,
    /// Hidden in the workbook.
    Hidden,
    /// Left out by hand.
    ByHand,
}

impl From<Skip> for ImportSkip {
    fn from(skip: Skip) -> Self {
        match skip {
            Skip::Totals => Self::Totals,
            Skip::Signature => Self::Signature,
            Skip::Heading => Self::Heading,
            Skip::HeaderAgain => Self::HeaderAgain,
            Skip::OnlyNumbered => Self::OnlyNumbered,
            Skip::Hidden => Self::Hidden,
            Skip::ByHand => Self::ByHand,
        }
    }
}

/// What was done with a cell: repaired, read with a word of warning, or not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportCellState {
    /// Read after a repair.
    Repaired,
    /// Read: nine digits, an identity card of the old kind.
    OldIdentityCard,
    /// Read: a telephone number of unusual length.
    UnusualPhone,
    /// Read: the workbook had turned a text into a date.
    TextTurnedDate,
    /// Not asked for: it stands under no title.
    BeyondHeader,
    /// Read: the date is known to its month or year only.
    PartialDate,
    /// Not read: the last digits are gone.
    Rounded,
    /// Not read until lost zeros are confirmed.
    LostZeros,
    /// Not read until the century is told.
    TwoDigitYear,
    /// Not read: the month has no such day, or the year no such month.
    NoSuchDay,
    /// Not read: a year before 1900 or after 2100.
    DateOutOfRange,
    /// Not read: no date.
    NotADate,
    /// Not read: text that cannot be kept.
    BadText,
    /// Not read: it must have another number of digits.
    WrongLength,
    /// Not read: something else than digits.
    NotDigits,
    /// Not read: none of the words this column can hold.
    UnknownWord,
    /// Not read: an error of the workbook itself.
    WorkbookError,
    /// Not read: marked as man and as woman.
    TwoSexes,
    /// Not read: earlier than a date that must come before it.
    Reversed,
}

/// Different values of a column that are shown beside its title.
const SAMPLES: usize = 3;

/// A preview as the window shows it. `proof` is to be sent back with the commit.
pub(super) fn show(
    sheets: &[Sheet],
    place: u32,
    sheet: &Sheet,
    made: &Preview,
    known: &[Known],
    proof: String,
) -> Result<ImportPreview, Failure> {
    Ok(ImportPreview {
        sheets: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        sheet: place,
        header_row: made.mapping.header_row,
        columns: columns(sheet, made),
        rows: made
            .rows
            .iter()
            .map(|row| show_row(sheet, row, known))
            .collect(),
        counts: made.counts().into(),
        seen: proof,
    })
}

/// The columns from left to right, those without a title too.
fn columns(sheet: &Sheet, made: &Preview) -> Vec<ImportColumn> {
    let header_row = made.mapping.header_row;
    let shown = |column: u32, title: &str, field: Field| ImportColumn {
        column,
        title: title.to_owned(),
        field,
        samples: samples(sheet, header_row, column),
    };
    let titled = &made.mapping.columns;
    let untitled = made
        .mapping
        .warnings
        .iter()
        .filter_map(|warning| match warning {
            ColumnWarning::Untitled { column } if !titled.iter().any(|it| it.column == *column) => {
                Some(shown(*column, "", Field::Ignore))
            }
            ColumnWarning::Untitled { .. }
            | ColumnWarning::Unknown { .. }
            | ColumnWarning::Twice { .. } => None,
        });
    let mut columns: Vec<ImportColumn> = titled
        .iter()
        .map(|it| shown(it.column, &it.title, it.field))
        .chain(untitled)
        .collect();
    columns.sort_by_key(|column| column.column);
    columns
}

fn samples(sheet: &Sheet, header_row: u32, column: u32) -> Vec<String> {
    let mut samples = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.number > header_row) {
        let Some(text) = row.content(column).map(written) else {
            continue;
        };
        if !samples.contains(&text) {
            samples.push(text);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

/// What a person sees in a cell.
fn written(content: &CellContent) -> String {
    match content {
        CellContent::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        CellContent::Number(number) => number.to_string(),
        CellContent::Date(day) => PartialDate::Day(*day).to_string(),
        CellContent::Flag(flag) => flag.to_string(),
        CellContent::Error(error) => error.clone(),
    }
}

fn written_at(sheet: &Sheet, address: CellAddress) -> String {
    let row = sheet.rows.iter().find(|row| row.number == address.row);
    row.and_then(|row| row.content(address.column))
        .map(written)
        .unwrap_or_default()
}

fn show_row(sheet: &Sheet, row: &PreviewRow, known: &[Known]) -> ImportRow {
    let text = |field| {
        row.values
            .get(&field)
            .and_then(ReadValue::text)
            .unwrap_or_default()
    };
    let (mut skip, mut other_row, mut member) = (None, None, None);
    let (mut candidates, mut changes) = (Vec::new(), Vec::new());
    let state = match &row.state {
        RowState::New => ImportRowState::New,
        RowState::Update {
            member: known,
            changes: found,
            ..
        } => {
            member = Some(known.0);
            changes = found.iter().map(show_change).collect();
            ImportRowState::Update
        }
        RowState::Unchanged { member: known, .. } => {
            member = Some(known.0);
            ImportRowState::Unchanged
        }
        RowState::Skipped(why) => {
            skip = Some((*why).into());
            ImportRowState::Skipped
        }
        RowState::Error(RowProblem::Cells) => ImportRowState::BadCell,
        RowState::Error(RowProblem::NameMissing) => ImportRowState::NameMissing,
        RowState::Error(RowProblem::WhoIsIt { candidates: found }) => {
            candidates.clone_from(found);
            ImportRowState::WhoIsIt
        }
        RowState::Error(RowProblem::AlsoInRow { row }) => {
            other_row = Some(*row);
            ImportRowState::Twice
        }
        RowState::Error(RowProblem::MemberGone) => ImportRowState::MemberGone,
    };
    ImportRow {
        number: row.number,
        state,
        name: domain::members::names::display(text(Field::FamilyMiddle), text(Field::Given)),
        text: if row.values.is_empty() {
            whole_text(sheet, row.number)
        } else {
            String::new()
        },
        skip,
        other_row,
        member,
        candidates: candidates
            .into_iter()
            .map(|id| candidate(known, id))
            .collect(),
        cells: row
            .cells
            .iter()
            .filter_map(|cell| show_cell(sheet, cell))
            .collect(),
        values: row
            .values
            .iter()
            .map(|(field, value)| (field.code().to_owned(), shown(Some(value))))
            .collect(),
        changes,
    }
}

fn show_change(change: &domain::members::import::Change) -> ImportChange {
    ImportChange {
        field: change.field,
        from: shown(change.from.as_ref()),
        to: shown(change.to.as_ref()),
    }
}

/// What stands in a row from left to right.
fn whole_text(sheet: &Sheet, number: u32) -> String {
    let row = sheet.rows.iter().find(|row| row.number == number);
    let cells = row.into_iter().flat_map(|row| row.filled());
    cells
        .map(|cell| written(&cell.content))
        .collect::<Vec<_>>()
        .join(" · ")
}

fn candidate(known: &[Known], id: MemberId) -> ImportCandidate {
    let found = known.iter().find(|known| known.member == id);
    let value = |field| found.and_then(|known| known.values.get(&field));
    let text = |field| value(field).and_then(ReadValue::text).unwrap_or_default();
    ImportCandidate {
        id: id.0,
        name: domain::members::names::display(text(Field::FamilyMiddle), text(Field::Given)),
        birth: shown(value(Field::BirthDate)),
        card_number: text(Field::CardNumber).to_owned(),
    }
}

fn shown(value: Option<&ReadValue>) -> String {
    match value {
        None => String::new(),
        Some(ReadValue::Text(text)) => text.clone(),
        Some(ReadValue::Date(date)) => date.to_string(),
        Some(ReadValue::Sex(sex)) => sex.code().to_owned(),
        Some(ReadValue::Kind(Rank::Official)) => "official".to_owned(),
        Some(ReadValue::Kind(Rank::Probationary)) => "probationary".to_owned(),
    }
}

fn show_cell(sheet: &Sheet, cell: &ReadCell) -> Option<ImportCell> {
    let (state, to) = match &cell.state {
        CellState::Ok | CellState::Blank => return None,
        CellState::Repaired { to, .. } => (ImportCellState::Repaired, to.clone()),
        CellState::Warning(warning) => (warned(*warning), String::new()),
        CellState::Error(problem) => refused(problem),
    };
    Some(ImportCell {
        address: cell.address.to_string(),
        field: cell.field,
        state,
        from: written_at(sheet, cell.address),
        to,
    })
}

fn warned(warning: CellWarning) -> ImportCellState {
    match warning {
        CellWarning::OldIdentityCard => ImportCellState::OldIdentityCard,
        CellWarning::UnusualPhone => ImportCellState::UnusualPhone,
        CellWarning::TextTurnedDate => ImportCellState::TextTurnedDate,
        CellWarning::BeyondHeader => ImportCellState::BeyondHeader,
        CellWarning::PartialDate => ImportCellState::PartialDate,
    }
}

/// What is wrong with a cell, and what it needs or could be.
fn refused(problem: &CellProblem) -> (ImportCellState, String) {
    match problem {
        CellProblem::Text(_) => (ImportCellState::BadText, String::new()),
        CellProblem::Date(problem) => refused_date(problem),
        CellProblem::Rounded => (ImportCellState::Rounded, String::new()),
        CellProblem::LostZeros { proposed } => (ImportCellState::LostZeros, proposed.clone()),
        CellProblem::WrongLength { expected, .. } => {
            (ImportCellState::WrongLength, expected.to_string())
        }
        CellProblem::NotDigits => (ImportCellState::NotDigits, String::new()),
        CellProblem::UnknownWord => (ImportCellState::UnknownWord, String::new()),
        CellProblem::WorkbookError => (ImportCellState::WorkbookError, String::new()),
        CellProblem::TwoSexes => (ImportCellState::TwoSexes, String::new()),
        CellProblem::Reversed { before } => (ImportCellState::Reversed, before.to_string()),
    }
}

fn refused_date(problem: &DateProblem) -> (ImportCellState, String) {
    match problem {
        DateProblem::NotUnderstood => (ImportCellState::NotADate, String::new()),
        DateProblem::TwoDigitYear { .. } => (ImportCellState::TwoDigitYear, String::new()),
        DateProblem::NoSuchDay { .. } => (ImportCellState::NoSuchDay, String::new()),
        DateProblem::NoSuchMonth { perhaps, .. } => (
            ImportCellState::NoSuchDay,
            perhaps
                .map(|day| PartialDate::Day(day).to_string())
                .unwrap_or_default(),
        ),
        DateProblem::OutOfBounds { .. } => (ImportCellState::DateOutOfRange, String::new()),
    }
}
