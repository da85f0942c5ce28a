//! Bringing a roster in from a workbook: preview, correct, commit; the commit checks again.

use super::add::take_in;
use crate::{Desk, Failure, uploads};
use domain::members::import::{
    Answers, CellState, Counts, Field, FileProblem, Known, Mapping, Preview, PreviewRow,
    ReadValue, RowAnswer, RowProblem, RowState, Sheet, preview,
};
use domain::dates::PartialDate;
use domain::members::{Member, MemberId, Rank, Sex};
use domain::record::{FieldValue, Fields, Key, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{Reading, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// What to read, and how.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewImport {
    /// The uploaded file.
    pub upload: Uuid,
    /// Which sheet; none for the first that holds a list.
    pub sheet: Option<u32>,
    /// What each column means, where the guess was corrected: column from 0, field.
    pub columns: Vec<ColumnChoice>,
    /// Missing zeros of ids and cards are put back.
    pub put_zeros_back: bool,
    /// Fields whose blank cells empty what the book has.
    pub blanks_overwrite: Vec<Field>,
    /// Row by row, where it was asked.
    pub rows: Vec<RowChoice>,
}

/// What a column means.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// From 0.
    pub column: u32,
    /// What it means.
    pub field: Field,
}

/// What a row is.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RowChoice {
    /// As the workbook shows it.
    pub row: u32,
    /// What is done with it.
    pub choice: RowChoiceKind,
    /// Who it is, if it is a member known already.
    pub member: Option<Uuid>,
}

/// What is done with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowChoiceKind {
    /// Somebody new.
    New,
    /// The member that is named.
    Member,
    /// Left out.
    Skip,
}

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
    /// Its title.
    pub title: String,
    /// What it means.
    pub field: Field,
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
    /// As it is read, or what was understood.
    pub to: String,
}

/// What was done with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportCellState {
    /// Read after a repair.
    Repaired,
    /// Read, but somebody should look at it.
    Warning,
    /// Not read: the last digits are gone.
    Rounded,
    /// Not read until lost zeros are confirmed.
    LostZeros,
    /// Not read: no date that can be kept.
    BadDate,
    /// Not read: text that cannot be kept.
    BadText,
    /// Not read for another reason.
    Unreadable,
}

/// An import to carry out.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitImport {
    /// How it was previewed.
    pub preview: PreviewImport,
    /// The proof of what was seen.
    pub seen: String,
    /// Nothing is written if one row is wrong.
    pub strict: bool,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportDone {
    /// The step, to be undone.
    pub step: Option<i64>,
    /// How many rows came to what.
    pub counts: ImportCounts,
}

/// Says what an import would do.
pub fn preview_import(desk: &Desk, request: PreviewImport) -> Result<ImportPreview, Failure> {
    let sheets = uploads::sheets(desk, request.upload)?;
    let (place, sheet) = choose_sheet(&sheets, request.sheet)?;
    desk.book.read(|reading| {
        let known = known(desk, reading)?;
        let made = make(sheet, &request, &known)?;
        show(&sheets, place, &made, &known)
    })
}

/// Carries an import out in one step, if it would still do what was seen (I-01).
pub fn commit_import(desk: &Desk, request: CommitImport) -> Result<ImportDone, Failure> {
    let sheets = uploads::sheets(desk, request.preview.upload)?;
    let (_, sheet) = choose_sheet(&sheets, request.preview.sheet)?;
    let (counts, step) = desk.transact("commit_import", &sheet.name, |writing| {
        let known = known(desk, &writing.reading())?;
        let made = make(sheet, &request.preview, &known)?;
        if proof(&made)? != request.seen {
            return Err(Failure::ImportChanged);
        }
        let counts = made.counts();
        if request.strict && counts.error > 0 {
            return Ok(ImportCounts { rows: counts.rows, error: counts.error, ..Default::default() });
        }
        for row in &made.rows {
            write(writing, row)?;
        }
        Ok(counts.into())
    })?;
    Ok(ImportDone { step, counts })
}

fn choose_sheet(sheets: &[Sheet], chosen: Option<u32>) -> Result<(u32, &Sheet), Failure> {
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
    };
    Failure::UnreadableWorkbook { problem: code.to_owned(), place: sheet.to_owned() }
}

fn make(sheet: &Sheet, request: &PreviewImport, known: &[Known]) -> Result<Preview, Failure> {
    let refuse = |problem: FileProblem| unreadable(&problem, &sheet.name);
    let mut mapping = Mapping::propose(sheet).map_err(refuse)?;
    for choice in &request.columns {
        if let Some(column) = mapping.columns.iter_mut().find(|c| c.column == choice.column) {
            column.field = choice.field;
        }
    }
    preview(sheet, &mapping, &answers(request), known).map_err(refuse)
}

fn answers(request: &PreviewImport) -> Answers {
    let rows = request.rows.iter().filter_map(|row| {
        let answer = match (row.choice, row.member) {
            (RowChoiceKind::New, _) => RowAnswer::New,
            (RowChoiceKind::Skip, _) => RowAnswer::Skip,
            (RowChoiceKind::Member, Some(member)) => RowAnswer::Is(MemberId(member)),
            (RowChoiceKind::Member, None) => return None,
        };
        Some((row.row, answer))
    });
    Answers {
        put_zeros_back: request.put_zeros_back,
        mend_lookalikes: true,
        blanks_overwrite: request.blanks_overwrite.iter().copied().collect(),
        rows: rows.collect(),
        ..Answers::default()
    }
}

/// Everybody in the book, as the matching needs them.
fn known(desk: &Desk, reading: &Reading<'_>) -> Result<Vec<Known>, Failure> {
    let roster = reading.roster(desk.today())?;
    roster
        .into_iter()
        .map(|line| {
            let fields = reading.fields(line.member.record())?;
            let mut values = BTreeMap::new();
            for field in Field::ALL {
                if let Some(value) = read_back(*field, &fields) {
                    values.insert(*field, value);
                }
            }
            if let Some(rank) = line.standing.rank() {
                values.insert(Field::Kind, ReadValue::Kind(rank));
            }
            Ok(Known { member: line.member, values })
        })
        .collect()
}

/// What the book has for a field; `None` if nothing.
fn read_back(field: Field, fields: &Fields) -> Option<ReadValue> {
    let value = fields.get(field.member_field()?.number());
    match field {
        Field::BirthDate | Field::JoinedDate | Field::OfficialDate | Field::AdmissionDate => {
            PartialDate::from_value(value).map(ReadValue::Date)
        }
        Field::Sex => {
            Sex::from_value(value).filter(|sex| *sex != Sex::Unknown).map(ReadValue::Sex)
        }
        _ => String::from_value(value).filter(|text| !text.is_empty()).map(ReadValue::Text),
    }
}

/// A short proof of everything a preview says.
fn proof(made: &Preview) -> Result<String, Failure> {
    let text = serde_json::to_vec(made).map_err(|source| Failure::internal(&source))?;
    Ok(blake3::hash(&text).to_hex().to_string())
}

fn write(writing: &mut Writing<'_>, row: &PreviewRow) -> Result<(), Failure> {
    match &row.state {
        RowState::New => {
            let member = member_of(row.values.iter());
            let rank = rank_of(row, &member);
            let since = row.values.get(&Field::Since).and_then(ReadValue::date);
            take_in(writing, member, rank, since.map(|date| date.earliest()))?;
        }
        RowState::Update { member, changes, .. } => {
            for change in changes {
                let Some(field) = change.field.member_field() else { continue };
                let value = change
                    .to
                    .as_ref()
                    .and_then(ReadValue::to_value)
                    .unwrap_or(domain::record::Value::Null);
                let write = vec![(Key::new(), value)];
                writing.set_entries::<Member>(member.record(), field.number(), write)?;
            }
        }
        RowState::Unchanged { .. } | RowState::Skipped(_) | RowState::Error(_) => {}
    }
    Ok(())
}

fn member_of<'v>(values: impl Iterator<Item = (&'v Field, &'v ReadValue)>) -> Member {
    let mut fields = Fields::default();
    for (field, value) in values {
        if let (Some(field), Some(value)) = (field.member_field(), value.to_value()) {
            fields.set(field.number(), Key::new(), value);
        }
    }
    Member::from_fields(Default::default(), Default::default(), &fields)
}

/// As the list says; without a word about it, whoever joined and has no official day yet is on
/// probation, and everybody else is official.
fn rank_of(row: &PreviewRow, member: &Member) -> Rank {
    match row.values.get(&Field::Kind) {
        Some(ReadValue::Kind(rank)) => *rank,
        _ if member.joined.is_some() && member.official_from.is_none() => Rank::Probationary,
        _ => Rank::Official,
    }
}

fn show(
    sheets: &[Sheet],
    place: u32,
    made: &Preview,
    known: &[Known],
) -> Result<ImportPreview, Failure> {
    let columns = made.mapping.columns.iter().map(|column| ImportColumn {
        column: column.column,
        title: column.title.clone(),
        field: column.field,
    });
    Ok(ImportPreview {
        sheets: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        sheet: place,
        header_row: made.mapping.header_row,
        columns: columns.collect(),
        rows: made.rows.iter().map(|row| show_row(row, known)).collect(),
        counts: made.counts().into(),
        seen: proof(made)?,
    })
}

fn show_row(row: &PreviewRow, known: &[Known]) -> ImportRow {
    let (state, member, candidates) = show_state(&row.state);
    let text = |field| row.values.get(&field).and_then(ReadValue::text).unwrap_or_default();
    let changes = match &row.state {
        RowState::Update { changes, .. } => changes.as_slice(),
        _ => &[],
    };
    ImportRow {
        number: row.number,
        state,
        name: domain::members::names::display(text(Field::FamilyMiddle), text(Field::Given)),
        member,
        candidates: candidates
            .into_iter()
            .map(|id| ImportCandidate { id: id.0, name: name_of(known, id) })
            .collect(),
        cells: row.cells.iter().filter_map(show_cell).collect(),
        values: row
            .values
            .iter()
            .map(|(field, value)| (field.code().to_owned(), shown(Some(value))))
            .collect(),
        changes: changes
            .iter()
            .map(|change| ImportChange {
                field: change.field,
                from: shown(change.from.as_ref()),
                to: shown(change.to.as_ref()),
            })
            .collect(),
    }
}

fn name_of(known: &[Known], id: MemberId) -> String {
    let found = known.iter().find(|known| known.member == id);
    let part = |field| {
        found.and_then(|known| known.values.get(&field)).and_then(ReadValue::text).unwrap_or_default()
    };
    domain::members::names::display(part(Field::FamilyMiddle), part(Field::Given))
}

fn show_state(state: &RowState) -> (ImportRowState, Option<Uuid>, Vec<MemberId>) {
    match state {
        RowState::New => (ImportRowState::New, None, Vec::new()),
        RowState::Update { member, .. } => (ImportRowState::Update, Some(member.0), Vec::new()),
        RowState::Unchanged { member, .. } => {
            (ImportRowState::Unchanged, Some(member.0), Vec::new())
        }
        RowState::Skipped(_) => (ImportRowState::Skipped, None, Vec::new()),
        RowState::Error(RowProblem::Cells) => (ImportRowState::BadCell, None, Vec::new()),
        RowState::Error(RowProblem::NameMissing) => (ImportRowState::NameMissing, None, Vec::new()),
        RowState::Error(RowProblem::WhoIsIt { candidates }) => {
            (ImportRowState::WhoIsIt, None, candidates.clone())
        }
        RowState::Error(RowProblem::AlsoInRow { .. }) => (ImportRowState::Twice, None, Vec::new()),
        RowState::Error(RowProblem::MemberGone) => (ImportRowState::MemberGone, None, Vec::new()),
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

fn show_cell(cell: &domain::members::import::ReadCell) -> Option<ImportCell> {
    use domain::members::import::CellProblem;
    let (state, from, to) = match &cell.state {
        CellState::Ok | CellState::Blank => return None,
        CellState::Repaired { from, to, .. } => {
            (ImportCellState::Repaired, from.clone(), to.clone())
        }
        CellState::Warning(_) => (ImportCellState::Warning, String::new(), String::new()),
        CellState::Error(CellProblem::Rounded) => {
            (ImportCellState::Rounded, String::new(), String::new())
        }
        CellState::Error(CellProblem::LostZeros { proposed }) => {
            (ImportCellState::LostZeros, String::new(), proposed.clone())
        }
        CellState::Error(CellProblem::Date(problem)) => {
            (ImportCellState::BadDate, String::new(), problem.to_string())
        }
        CellState::Error(CellProblem::Text(_)) => {
            (ImportCellState::BadText, String::new(), String::new())
        }
        CellState::Error(_) => (ImportCellState::Unreadable, String::new(), String::new()),
    };
    Some(ImportCell { address: cell.address.to_string(), field: cell.field, state, from, to })
}
