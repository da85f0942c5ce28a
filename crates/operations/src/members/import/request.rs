//! What the window asks of an import.

use domain::members::MemberId;
use domain::members::import::{Answers, Century, ColumnText, Field, RowAnswer, UnitAnswer};
use domain::text::OldEncoding;
use serde::Deserialize;
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
    /// Columns whose text is in an old encoding, or is not, where it was asked.
    pub encodings: Vec<EncodingChoice>,
    /// Units that the list names, where it was asked.
    pub units: Vec<UnitChoice>,
    /// The columns are guessed anew, whatever a list with these titles was read as before.
    pub guess_anew: bool,
    /// Row by row, where it was asked.
    pub rows: Vec<RowChoice>,
}

/// How the text of a column is meant.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EncodingChoice {
    /// From 0.
    pub column: u32,
    /// What it is in; none for as it stands.
    pub encoding: Option<OldEncoding>,
}

/// Whose people the list means by a name of a unit.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnitChoice {
    /// The key the preview gave it.
    pub key: String,
    /// It is this unit under another name.
    pub here: bool,
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

/// An import to stop.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StopImport {
    /// The uploaded file.
    pub upload: Uuid,
}

/// What was answered, as the rules take it.
pub(super) fn answers(request: &PreviewImport) -> Answers {
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
        encodings: request.encodings.iter().map(encoding).collect(),
        units: request.units.iter().map(unit).collect(),
        rows: rows.collect(),
    }
}

fn encoding(choice: &EncodingChoice) -> (u32, ColumnText) {
    let text = choice
        .encoding
        .map_or(ColumnText::AsItStands, ColumnText::Old);
    (choice.column, text)
}

fn unit(choice: &UnitChoice) -> (String, UnitAnswer) {
    let answer = if choice.here {
        UnitAnswer::Here
    } else {
        UnitAnswer::Elsewhere
    };
    (choice.key.clone(), answer)
}
