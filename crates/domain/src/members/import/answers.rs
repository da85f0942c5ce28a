//! What a person answered in the preview.

use super::{ColumnText, Field};
use crate::members::MemberId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Answers to what the preview asks; the default asks everything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Missing zeros of ids and card numbers are put back.
    pub put_zeros_back: bool,
    /// Letters of other alphabets are replaced.
    pub mend_lookalikes: bool,
    /// The century of two-digit years.
    pub century: Option<Century>,
    /// Hidden rows are read too.
    pub read_hidden_rows: bool,
    /// Columns whose blank cells empty the field.
    pub blanks_overwrite: BTreeSet<Field>,
    /// Columns whose text is in an old encoding, or is not.
    pub encodings: BTreeMap<u32, ColumnText>,
    /// Units that the list names, folded, and whether their people are taken in here.
    pub units: BTreeMap<String, UnitAnswer>,
    /// Row by row.
    pub rows: BTreeMap<u32, RowAnswer>,
}

/// The century of two-digit years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Century {
    /// 90 is 1990.
    Nineteen,
    /// 05 is 2005.
    Twenty,
}

/// What a person said about a unit that the list names and the book does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitAnswer {
    /// It is this unit under another name: its people are taken in.
    Here,
    /// It is another unit: its people are left out.
    Elsewhere,
}

/// What a person said about one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowAnswer {
    /// It is this member.
    Is(MemberId),
    /// Somebody new, whoever looks alike.
    New,
    /// Leave it out.
    Skip,
}
