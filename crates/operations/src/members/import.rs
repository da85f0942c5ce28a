//! Bringing a roster in from a workbook: preview, correct, commit; the commit checks again.

mod show;

pub use show::{ImportColumn, ImportCounts, ImportPreview, ImportRow};

use super::add::take_in;
use crate::{Desk, Failure, uploads};
use domain::dates::PartialDate;
use domain::members::import::{
    Answers, Century, Change, Field, FileProblem, Known, Mapping, Preview, PreviewRow, ReadValue,
    RowAnswer, RowState, Sheet, preview,
};
use domain::members::{Member, MemberId, Rank, Sex, StandingChange, StandingEvent};
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
    /// The century of years with two digits; none refuses them.
    pub century: Option<CenturyChoice>,
    /// Rows that the workbook hides are read too.
    pub read_hidden_rows: bool,
    /// Fields whose blank cells empty what the book has.
    pub blanks_overwrite: Vec<Field>,
    /// Row by row, where it was asked.
    pub rows: Vec<RowChoice>,
}

/// The century of years with two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CenturyChoice {
    /// 60 is 1960.
    Nineteen,
    /// 05 is 2005.
    Twenty,
}

impl From<CenturyChoice> for Century {
    fn from(choice: CenturyChoice) -> Self {
        match choice {
            CenturyChoice::Nineteen => Self::Nineteen,
            CenturyChoice::Twenty => Self::Twenty,
        }
    }
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
        let proof = proof(&made)?;
        show::show(&sheets, place, sheet, &made, &known, proof)
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
            return Ok(ImportCounts {
                rows: counts.rows,
                error: counts.error,
                ..Default::default()
            });
        }
        for row in &made.rows {
            write(writing, row, desk.today())?;
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
    Failure::UnreadableWorkbook {
        problem: code.to_owned(),
        place: sheet.to_owned(),
    }
}

fn make(sheet: &Sheet, request: &PreviewImport, known: &[Known]) -> Result<Preview, Failure> {
    let refuse = |problem: FileProblem| unreadable(&problem, &sheet.name);
    let mut mapping = Mapping::propose(sheet).map_err(refuse)?;
    for choice in &request.columns {
        mapping.set(choice.column, choice.field);
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
        century: request.century.map(Into::into),
        read_hidden_rows: request.read_hidden_rows,
        blanks_overwrite: request.blanks_overwrite.iter().copied().collect(),
        rows: rows.collect(),
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
            Ok(Known {
                member: line.member,
                values,
            })
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
        Field::Sex => Sex::from_value(value)
            .filter(|sex| *sex != Sex::Unknown)
            .map(ReadValue::Sex),
        _ => String::from_value(value)
            .filter(|text| !text.is_empty())
            .map(ReadValue::Text),
    }
}

/// A short proof of everything a preview says.
fn proof(made: &Preview) -> Result<String, Failure> {
    let text = serde_json::to_vec(made).map_err(|source| Failure::internal(&source))?;
    Ok(blake3::hash(&text).to_hex().to_string())
}

fn write(
    writing: &mut Writing<'_>,
    row: &PreviewRow,
    today: chrono::NaiveDate,
) -> Result<(), Failure> {
    match &row.state {
        RowState::New => {
            let member = member_of(row.values.iter());
            let rank = rank_of(row, &member);
            let since = row.values.get(&Field::Since).and_then(ReadValue::date);
            take_in(writing, member, rank, since.map(|date| date.earliest()))?;
        }
        RowState::Update {
            member, changes, ..
        } => {
            for change in changes {
                write_change(writing, *member, row, change, today)?;
            }
        }
        RowState::Unchanged { .. } | RowState::Skipped(_) | RowState::Error(_) => {}
    }
    Ok(())
}

fn write_change(
    writing: &mut Writing<'_>,
    member: MemberId,
    row: &PreviewRow,
    change: &Change,
    today: chrono::NaiveDate,
) -> Result<(), Failure> {
    if let Some(ReadValue::Kind(Rank::Official)) = change.to {
        return become_official(writing, member, row, today);
    }
    let Some(field) = change.field.member_field() else {
        return Ok(());
    };
    let value = change.to.as_ref().and_then(ReadValue::to_value);
    let write = vec![(Key::new(), value.unwrap_or(domain::record::Value::Null))];
    writing.set_entries::<Member>(member.record(), field.number(), write)?;
    Ok(())
}

/// Somebody on probation whom the list calls official: an event of standing, not a field.
fn become_official(
    writing: &mut Writing<'_>,
    member: MemberId,
    row: &PreviewRow,
    today: chrono::NaiveDate,
) -> Result<(), Failure> {
    let known: Member = writing.reading().require(member.record())?;
    let told = row
        .values
        .get(&Field::OfficialDate)
        .and_then(ReadValue::date);
    writing.put(&StandingEvent {
        id: writing.new_id()?,
        owner: writing.unit(),
        member,
        change: StandingChange::BecameOfficial,
        effective: Some(
            told.or(known.official_from)
                .unwrap_or(PartialDate::Day(today)),
        ),
        ..StandingEvent::default()
    })?;
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
