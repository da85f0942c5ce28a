//! What an import would do, in the words the window knows.

use domain::members::import::{Counts, Field, MatchedBy, Skip};
use domain::text::OldEncoding;
use serde::{Deserialize, Serialize};
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
    /// When a list with these titles was read the same way before; none if it is a guess.
    pub remembered: Option<String>,
    /// Units that the list names.
    pub units: Vec<ImportUnit>,
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
    /// In how many people's rows it is blank.
    pub blanks: u32,
    /// An old encoding it is in, or seems to be in.
    pub old_text: Option<ImportOldText>,
}

/// Text of a column in an old encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportOldText {
    /// What it is in; none where nobody can tell.
    pub encoding: Option<OldEncoding>,
    /// A person agreed to it.
    pub answered: bool,
    /// The first cells as they stand and as they would be read.
    pub samples: Vec<ImportSample>,
}

/// A text before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportSample {
    /// As it stands.
    pub from: String,
    /// As it would be read.
    pub to: String,
}

/// A unit that the list names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportUnit {
    /// As the list writes it.
    pub name: String,
    /// The key for the answer.
    pub key: String,
    /// How many people stand under it.
    pub people: u32,
    /// It is the book's own unit.
    pub known: bool,
    /// Whether its people are taken in here; none while it was not said.
    pub here: Option<bool>,
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
    /// By what the member was recognised.
    pub by: Option<ImportMatchedBy>,
    /// The unit that nobody knows.
    pub unit: String,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportRowState {
    /// Created.
    New,
    /// Updated.
    Update,
    /// Somebody who left comes back.
    Return,
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
    /// It is somebody who was here and left.
    LeftBefore,
    /// It stands under a unit that the book does not know.
    UnknownUnit,
}

/// By what a row was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportMatchedBy {
    /// The number of the member card.
    Card,
    /// The citizen id.
    CitizenId,
    /// Name and birth date.
    NameAndBirth,
    /// The name alone.
    NameOnly,
    /// A person said so.
    Answer,
}

impl From<MatchedBy> for ImportMatchedBy {
    fn from(by: MatchedBy) -> Self {
        match by {
            MatchedBy::Card => Self::Card,
            MatchedBy::CitizenId => Self::CitizenId,
            MatchedBy::NameAndBirth => Self::NameAndBirth,
            MatchedBy::NameOnly => Self::NameOnly,
            MatchedBy::Answer => Self::Answer,
        }
    }
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
    /// Of another unit, as was said.
    OtherUnit,
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
            Skip::OtherUnit => Self::OtherUnit,
        }
    }
}

/// What was done with a cell: repaired, read with a word of warning, or not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
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
    /// Read but for offices that are not kept here.
    UnknownOffice,
    /// A badge of years that no rule knows.
    UnknownBadge,
    /// None of the words of this column.
    UnknownChoice,
    /// Not read until somebody agrees to the old encoding.
    OldEncoding,
    /// Not read: not as many pieces as its column says.
    WrongPieces,
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

impl ImportRowState {
    /// What keeps a row out of the book.
    #[cfg(test)]
    pub(super) const REFUSALS: &[Self] = &[
        Self::BadCell,
        Self::NameMissing,
        Self::WhoIsIt,
        Self::Twice,
        Self::MemberGone,
        Self::LeftBefore,
        Self::UnknownUnit,
    ];
}

impl ImportCellState {
    /// What keeps a cell, and with it its row, out of the book.
    #[cfg(test)]
    pub(super) const REFUSALS: &[Self] = &[
        Self::Rounded,
        Self::LostZeros,
        Self::TwoDigitYear,
        Self::NoSuchDay,
        Self::DateOutOfRange,
        Self::NotADate,
        Self::BadText,
        Self::WrongLength,
        Self::NotDigits,
        Self::UnknownWord,
        Self::WorkbookError,
        Self::TwoSexes,
        Self::Reversed,
        Self::OldEncoding,
        Self::WrongPieces,
    ];
}
