//! What an import would do, row by row, and whether that is still true at commit.

use super::matching::{Found, Register, identities};
use super::read_cell::Reading;
use super::read_row::{self, ReadCell, ReadRow};
use super::row_kind::{self, Skip, Titles};
use super::unit::{Belongs, Units};
use super::{
    Answers, Deciphered, Field, FileProblem, Known, Mapping, MatchedBy, OldText, ReadValue,
    RowAnswer, SheetRow, UnitSeen,
};
use crate::dates::Epoch;
use crate::members::{MemberId, Rank, names};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// Rows between two words about progress.
const STRIDE: usize = 250;

/// What the book holds, for a list to be compared with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// Everybody it knows, those who left too.
    pub known: Vec<Known>,
    /// Names of the book's unit.
    pub unit_names: Vec<String>,
    /// Fields that the unit does not keep: read, and left at once.
    pub not_kept: BTreeSet<Field>,
    /// Years that the rules give badges for.
    pub badge_years: BTreeSet<i64>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// What each column was taken for.
    pub mapping: Mapping,
    /// What was answered.
    pub answers: Answers,
    /// Columns in an old encoding.
    pub old_text: BTreeMap<u32, OldText>,
    /// Units that the list names.
    pub units: Vec<UnitSeen>,
    /// The rows below the header; blank ones are not mentioned.
    pub rows: Vec<PreviewRow>,
}

/// What would become of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// As Excel shows it.
    pub number: u32,
    /// What would be done.
    pub state: RowState,
    /// Its cells, those of fields we keep.
    pub cells: Vec<ReadCell>,
    /// What was read, by field of a member.
    pub values: BTreeMap<Field, ReadValue>,
}

/// What would be done with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// Somebody new.
    New,
    /// Somebody known, with changes.
    Update {
        /// Who.
        member: MemberId,
        /// By what recognised.
        by: MatchedBy,
        /// What would change.
        changes: Vec<Change>,
    },
    /// Somebody known, nothing to change.
    Unchanged {
        /// Who.
        member: MemberId,
        /// By what recognised.
        by: MatchedBy,
    },
    /// Somebody who left comes back, as a person said: a new stay, and what else changed.
    Return {
        /// Who.
        member: MemberId,
        /// What would change in the file.
        changes: Vec<Change>,
    },
    /// Left out.
    Skipped(Skip),
    /// Not written until somebody looks at it.
    Error(RowProblem),
}

/// One field that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub field: Field,
    /// What is in the book.
    pub from: Option<ReadValue>,
    /// What would be; `None` only where blanks were asked to overwrite.
    pub to: Option<ReadValue>,
}

/// Why a row is not written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowProblem {
    /// Cells that could not be read; each says why.
    Cells,
    /// A row of a person without a name.
    NameMissing,
    /// Several members it could be, or one that is not certain: which?
    WhoIsIt {
        /// The candidates.
        candidates: Vec<MemberId>,
    },
    /// The same person stands further up in this list.
    AlsoInRow {
        /// There.
        row: u32,
    },
    /// The member that was answered is not in the book any more.
    MemberGone,
    /// Somebody who was here and left: does the person come back?
    LeftBefore {
        /// Who.
        member: MemberId,
    },
    /// The row stands under a unit that the book does not know: is it this one?
    UnknownUnit {
        /// As the list writes it.
        name: String,
    },
}

/// How many rows come to what. They add up: `rows` is the sum of the other five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
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

/// Says what an import would do. The same sheet, mapping, answers and roster give the same preview.
/// `progress` is told how many rows were read, and may stop it.
///
/// # Errors
/// `FileProblem` where the mapping has no column for names or nobody stands below the header, and
/// `Stopped`.
pub fn preview(
    text: &Deciphered<'_>,
    mapping: &Mapping,
    answers: &Answers,
    roster: &Roster,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Preview, FileProblem> {
    let sheet = text.sheet.as_ref();
    mapping.check(sheet)?;
    let epoch = if sheet.epoch_1904 {
        Epoch::Of1904
    } else {
        Epoch::Of1900
    };
    let mut run = Run {
        mapping,
        answers,
        text,
        reading: Reading {
            answers,
            epoch,
            badge_years: &roster.badge_years,
        },
        titles: Titles::new(mapping),
        register: Register::new(&roster.known),
        not_kept: &roster.not_kept,
        members: BTreeMap::new(),
        people: BTreeMap::new(),
        units: Units::new(roster, answers),
    };
    let mut rows = Vec::new();
    for row in sheet
        .rows
        .iter()
        .filter(|row| row.number > mapping.header_row && row.filled().next().is_some())
    {
        rows.push(run.row(row));
        if rows.len().is_multiple_of(STRIDE) && progress(rows.len()).is_break() {
            return Err(FileProblem::Stopped);
        }
    }
    Ok(Preview {
        mapping: mapping.clone(),
        answers: answers.clone(),
        old_text: text.asked(mapping.header_row),
        units: run.units.seen,
        rows,
    })
}

impl Preview {
    /// How many rows come to what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            let column = match row.state {
                RowState::New => &mut counts.created,
                RowState::Update { .. } | RowState::Return { .. } => &mut counts.updated,
                RowState::Unchanged { .. } => &mut counts.unchanged,
                RowState::Skipped(_) => &mut counts.skipped,
                RowState::Error(_) => &mut counts.error,
            };
            *column = column.saturating_add(1);
            counts.rows = counts.rows.saturating_add(1);
        }
        counts
    }

    /// The rows that would no longer come to what this preview said, now that it was made again.
    /// A commit goes on only if there are none.
    #[must_use]
    pub fn changed_since(&self, again: &Self) -> Vec<u32> {
        let now: BTreeMap<u32, &PreviewRow> = again.rows.iter().map(|it| (it.number, it)).collect();
        let then: BTreeMap<u32, &PreviewRow> = self.rows.iter().map(|it| (it.number, it)).collect();
        let gone = then.keys().filter(|number| !now.contains_key(number));
        let other = now
            .iter()
            .filter(|(number, row)| then.get(number) != Some(row));
        gone.chain(other.map(|(number, _)| number))
            .copied()
            .collect()
    }
}

/// The state of one run through the rows.
struct Run<'a> {
    mapping: &'a Mapping,
    answers: &'a Answers,
    text: &'a Deciphered<'a>,
    reading: Reading<'a>,
    titles: Titles,
    register: Register<'a>,
    not_kept: &'a BTreeSet<Field>,
    /// Members and the row that is theirs.
    members: BTreeMap<MemberId, u32>,
    /// New people and the row that is theirs, by what identifies them.
    people: BTreeMap<String, u32>,
    units: Units,
}

impl Run<'_> {
    fn row(&mut self, row: &SheetRow) -> PreviewRow {
        let answer = self.answers.rows.get(&row.number).copied();
        let skip = if answer == Some(RowAnswer::Skip) {
            Some(Skip::ByHand)
        } else if row.hidden && !self.answers.read_hidden_rows {
            Some(Skip::Hidden)
        } else {
            row_kind::skip(row, self.mapping, &self.titles)
        };
        if skip == Some(Skip::Heading) {
            self.units.pass(row);
        }
        if let Some(skip) = skip {
            return PreviewRow {
                number: row.number,
                state: RowState::Skipped(skip),
                cells: vec![],
                values: BTreeMap::new(),
            };
        }
        let mut read = read_row::read(row, self.mapping, &self.reading, self.text);
        read.values
            .retain(|field, _| !self.not_kept.contains(field));
        let state = match self.units.of(&mut read.values) {
            Belongs::Here => self.state(row.number, &read, answer),
            Belongs::Elsewhere => RowState::Skipped(Skip::OtherUnit),
            Belongs::Unknown(name) => RowState::Error(RowProblem::UnknownUnit { name }),
        };
        PreviewRow {
            number: row.number,
            state,
            cells: read.cells,
            values: read.values,
        }
    }

    fn state(&mut self, number: u32, read: &ReadRow, answer: Option<RowAnswer>) -> RowState {
        if read.has_errors() {
            return RowState::Error(RowProblem::Cells);
        }
        if read.name().is_empty() {
            return RowState::Error(RowProblem::NameMissing);
        }
        let found = match answer {
            Some(RowAnswer::Is(member)) => Found::One(member, MatchedBy::Answer),
            Some(RowAnswer::New) => return self.new_person(number, read, Check::Answered),
            Some(RowAnswer::Skip) | None => self.register.find(&read.values),
        };
        match found {
            Found::Nobody => self.new_person(number, read, Check::InList),
            Found::One(member, by) if self.comes_back(member, read) => match by {
                MatchedBy::Answer => self.back_again(number, read, member),
                _ => RowState::Error(RowProblem::LeftBefore { member }),
            },
            Found::One(member, by) => self.known_person(number, read, member, by),
            Found::Unclear(candidates) => RowState::Error(RowProblem::WhoIsIt { candidates }),
        }
    }

    fn new_person(&mut self, number: u32, read: &ReadRow, check: Check) -> RowState {
        let keys = identities(&read.values);
        let other = keys.iter().find_map(|key| self.people.get(key).copied());
        if let (Check::InList, Some(row)) = (check, other) {
            return RowState::Error(RowProblem::AlsoInRow { row });
        }
        for key in keys {
            self.people.entry(key).or_insert(number);
        }
        RowState::New
    }

    fn known_person(
        &mut self,
        number: u32,
        read: &ReadRow,
        member: MemberId,
        by: MatchedBy,
    ) -> RowState {
        let Some(known) = self.register.get(member) else {
            return RowState::Error(RowProblem::MemberGone);
        };
        if let Some(row) = self.members.get(&member) {
            return RowState::Error(RowProblem::AlsoInRow { row: *row });
        }
        self.members.insert(member, number);
        let changes = self.changes(read, known);
        if changes.is_empty() {
            RowState::Unchanged { member, by }
        } else {
            RowState::Update {
                member,
                by,
                changes,
            }
        }
    }

    /// Whether a row is about somebody who left, and does not say so itself.
    fn comes_back(&self, member: MemberId, read: &ReadRow) -> bool {
        let left = self.register.get(member).is_some_and(|known| known.left);
        left && !read.values.contains_key(&Field::Until)
    }

    fn back_again(&mut self, number: u32, read: &ReadRow, member: MemberId) -> RowState {
        match self.known_person(number, read, member, MatchedBy::Answer) {
            RowState::Update { changes, .. } => RowState::Return { member, changes },
            RowState::Unchanged { .. } => RowState::Return {
                member,
                changes: vec![],
            },
            other => other,
        }
    }

    fn changes(&self, read: &ReadRow, known: &Known) -> Vec<Change> {
        let part = |field| {
            known
                .values
                .get(&field)
                .and_then(ReadValue::text)
                .unwrap_or_default()
        };
        let name = names::display(part(Field::FamilyMiddle), part(Field::Given));
        // A name that reads the same may have been taken apart better by hand.
        let same_name = name == read.name();
        let is_name = |field| matches!(field, Field::FamilyMiddle | Field::Given);
        // A kind is an event; the only one a list can tell is that probation ended well.
        let is_written = |field: Field, value: &ReadValue| match field {
            Field::Kind => *value == ReadValue::Kind(Rank::Official),
            Field::Since | Field::Until => true,
            Field::Office | Field::Badges => is_more(value, known.values.get(&field)),
            _ => field.member_field().is_some(),
        };
        let written = read
            .values
            .iter()
            .filter(|(field, value)| {
                is_written(**field, value)
                    && known.values.get(*field) != Some(*value)
                    && !(same_name && is_name(**field))
            })
            .map(|(field, value)| (*field, Some(value.clone())));
        let emptied = self
            .answers
            .blanks_overwrite
            .iter()
            .filter(|field| {
                field.member_field().is_some()
                    && self.mapping.column_of(**field).is_some()
                    && !read.values.contains_key(*field)
                    && known.values.contains_key(*field)
                    && !is_name(**field)
            })
            .map(|field| (*field, None));
        written
            .chain(emptied)
            .map(|(field, to)| Change {
                field,
                from: known.values.get(&field).cloned(),
                to,
            })
            .collect()
    }
}

/// Whether a list gives an office or a badge that the book does not have. It takes none away.
fn is_more(listed: &ReadValue, held: Option<&ReadValue>) -> bool {
    match (listed, held) {
        (ReadValue::Offices(listed), Some(ReadValue::Offices(held))) => {
            listed.iter().any(|role| !held.contains(role))
        }
        (ReadValue::Offices(listed), _) => !listed.is_empty(),
        (ReadValue::Badges(listed), Some(ReadValue::Badges(held))) => {
            let is_new = |years| held.iter().all(|it| it.years != years);
            listed.iter().any(|badge| is_new(badge.years))
        }
        (ReadValue::Badges(listed), _) => !listed.is_empty(),
        _ => false,
    }
}

/// Whether a new person is looked for further up in the list.
#[derive(Clone, Copy)]
enum Check {
    InList,
    Answered,
}
