//! What a person answered in the preview.

use super::Field;
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
