//! A preview as the window shows it: every row, every cell that needs a word.

use super::view::{
    ImportCandidate, ImportCell, ImportCellState, ImportChange, ImportColumn, ImportOldText,
    ImportPreview, ImportRow, ImportRowState, ImportSample, ImportUnit,
};
use domain::dates::{DateProblem, PartialDate};
use domain::members::import::{
    CellAddress, CellContent, CellProblem, CellState, CellWarning, Change, ColumnWarning,
    Deciphered, Field, Known, OldText, Preview, PreviewRow, ReadCell, ReadValue, RowProblem,
    RowState, Sheet, SheetRow, UnitAnswer, UnitSeen,
};
use domain::members::{MemberId, Rank};
use std::collections::{BTreeMap, BTreeSet};

/// Different values of a column that are shown beside its title.
const SAMPLES: usize = 3;

/// What goes with a preview.
pub(super) struct Seen {
    /// To be sent back with the commit.
    pub(super) proof: String,
    /// When a list with these titles was read so before.
    pub(super) remembered: Option<String>,
}

/// A preview as the window shows it.
pub(super) fn show(
    sheets: &[Sheet],
    place: u32,
    text: &Deciphered<'_>,
    made: &Preview,
    known: &[Known],
    seen: Seen,
) -> ImportPreview {
    let known: BTreeMap<MemberId, &Known> = known.iter().map(|it| (it.member, it)).collect();
    ImportPreview {
        sheets: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        sheet: place,
        header_row: made.mapping.header_row,
        columns: columns(&text.sheet, made),
        remembered: seen.remembered,
        units: made.units.iter().map(show_unit).collect(),
        rows: made
            .rows
            .iter()
            .map(|row| show_row(text, row, &known))
            .collect(),
        counts: made.counts().into(),
        seen: seen.proof,
    }
}

/// The columns from left to right, those without a title too.
fn columns(sheet: &Sheet, made: &Preview) -> Vec<ImportColumn> {
    let header_row = made.mapping.header_row;
    let people = people(sheet, made);
    let shown = |column: u32, title: &str, field: Field| ImportColumn {
        column,
        title: title.to_owned(),
        field,
        samples: samples(sheet, header_row, column),
        blanks: blanks(&people, column),
        old_text: made.old_text.get(&column).map(show_old_text),
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

/// The rows that are a person's.
fn people<'s>(sheet: &'s Sheet, made: &Preview) -> Vec<&'s SheetRow> {
    let of_people: BTreeSet<u32> = made
        .rows
        .iter()
        .filter(|row| !matches!(row.state, RowState::Skipped(_)))
        .map(|row| row.number)
        .collect();
    let rows = sheet.rows.iter();
    rows.filter(|row| of_people.contains(&row.number)).collect()
}

fn blanks(people: &[&SheetRow], column: u32) -> u32 {
    let blank = people.iter().filter(|row| row.content(column).is_none());
    u32::try_from(blank.count()).unwrap_or(u32::MAX)
}

fn show_old_text(old: &OldText) -> ImportOldText {
    let sample = |(from, to): &(String, String)| ImportSample {
        from: from.clone(),
        to: to.clone(),
    };
    ImportOldText {
        encoding: old.encoding,
        answered: old.answered,
        samples: old.samples.iter().map(sample).collect(),
    }
}

fn show_unit(unit: &UnitSeen) -> ImportUnit {
    ImportUnit {
        name: unit.name.clone(),
        key: unit.key.clone(),
        people: unit.people,
        known: unit.known,
        here: unit.answer.map(|answer| answer == UnitAnswer::Here),
    }
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

fn written_at(text: &Deciphered<'_>, address: CellAddress) -> String {
    if let Some(stood) = text.stood(address) {
        return stood.to_owned();
    }
    let row = text.sheet.row(address.row);
    row.and_then(|row| row.content(address.column))
        .map(written)
        .unwrap_or_default()
}

/// What would become of a row, without the details.
pub(super) fn row_state(state: &RowState) -> ImportRowState {
    match state {
        RowState::New => ImportRowState::New,
        RowState::Update { .. } => ImportRowState::Update,
        RowState::Unchanged { .. } => ImportRowState::Unchanged,
        RowState::Return { .. } => ImportRowState::Return,
        RowState::Skipped(_) => ImportRowState::Skipped,
        RowState::Error(RowProblem::LeftBefore { .. }) => ImportRowState::LeftBefore,
        RowState::Error(RowProblem::UnknownUnit { .. }) => ImportRowState::UnknownUnit,
        RowState::Error(RowProblem::Cells) => ImportRowState::BadCell,
        RowState::Error(RowProblem::NameMissing) => ImportRowState::NameMissing,
        RowState::Error(RowProblem::WhoIsIt { .. }) => ImportRowState::WhoIsIt,
        RowState::Error(RowProblem::AlsoInRow { .. }) => ImportRowState::Twice,
        RowState::Error(RowProblem::MemberGone) => ImportRowState::MemberGone,
    }
}

fn show_row(
    sheet: &Deciphered<'_>,
    row: &PreviewRow,
    known: &BTreeMap<MemberId, &Known>,
) -> ImportRow {
    let text = |field| {
        row.values
            .get(&field)
            .and_then(ReadValue::text)
            .unwrap_or_default()
    };
    let (mut skip, mut other_row, mut member) = (None, None, None);
    let (mut matched, mut unit) = (None, String::new());
    let (mut candidates, mut changes) = (Vec::new(), Vec::new());
    match &row.state {
        RowState::Update {
            member: known,
            changes: found,
            by,
        } => {
            member = Some(known.0);
            matched = Some((*by).into());
            changes = found.iter().map(show_change).collect();
        }
        RowState::Return {
            member: known,
            changes: found,
        } => {
            member = Some(known.0);
            changes = found.iter().map(show_change).collect();
        }
        RowState::Unchanged { member: known, by } => {
            member = Some(known.0);
            matched = Some((*by).into());
        }
        RowState::Error(RowProblem::LeftBefore { member }) => candidates.push(*member),
        RowState::Error(RowProblem::UnknownUnit { name }) => unit.clone_from(name),
        RowState::Skipped(why) => skip = Some((*why).into()),
        RowState::Error(RowProblem::WhoIsIt { candidates: found }) => candidates.clone_from(found),
        RowState::Error(RowProblem::AlsoInRow { row }) => other_row = Some(*row),
        RowState::New | RowState::Error(_) => {}
    }
    ImportRow {
        number: row.number,
        state: row_state(&row.state),
        name: domain::members::names::display(text(Field::FamilyMiddle), text(Field::Given)),
        text: if row.values.is_empty() {
            whole_text(&sheet.sheet, row.number)
        } else {
            String::new()
        },
        skip,
        other_row,
        member,
        by: matched,
        unit,
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

fn show_change(change: &Change) -> ImportChange {
    ImportChange {
        field: change.field,
        from: shown(change.from.as_ref()),
        to: shown(change.to.as_ref()),
    }
}

/// What stands in a row from left to right.
fn whole_text(sheet: &Sheet, number: u32) -> String {
    let cells = sheet.row(number).into_iter().flat_map(|row| row.filled());
    cells
        .map(|cell| written(&cell.content))
        .collect::<Vec<_>>()
        .join(" · ")
}

fn candidate(known: &BTreeMap<MemberId, &Known>, id: MemberId) -> ImportCandidate {
    let found = known.get(&id);
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
        Some(ReadValue::Offices(roles)) => {
            let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
            codes.join(", ")
        }
        Some(ReadValue::Day(day)) => PartialDate::Day(*day).to_string(),
        Some(ReadValue::MemberKind(kind)) => kind.code().to_owned(),
        Some(ReadValue::FeeClass(class)) => class.code().to_owned(),
        Some(ReadValue::Badges(badges)) => {
            let years: Vec<String> = badges.iter().map(|it| it.years.to_string()).collect();
            years.join(", ")
        }
    }
}

fn show_cell(sheet: &Deciphered<'_>, cell: &ReadCell) -> Option<ImportCell> {
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
        CellWarning::UnknownOffice => ImportCellState::UnknownOffice,
        CellWarning::UnknownBadge => ImportCellState::UnknownBadge,
        CellWarning::UnknownChoice => ImportCellState::UnknownChoice,
    }
}

/// What is wrong with a cell, and what it needs or could be.
pub(super) fn refused(problem: &CellProblem) -> (ImportCellState, String) {
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
        CellProblem::OldEncoding { proposed } => (ImportCellState::OldEncoding, proposed.clone()),
        CellProblem::WrongPieces { expected, .. } => {
            (ImportCellState::WrongPieces, expected.to_string())
        }
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
