//! Rows that are no people: totals, signatures, headings, column numbers.

use super::digits::whole;
use super::{Cell, CellContent, Field, Mapping, SheetRow};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Why a row is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
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
    /// Of another unit, as a person said.
    OtherUnit,
}

/// With their tones: without them "Tống Công Minh" would be a total.
const TOTALS: [&str; 5] = ["tổng cộng", "tổng số", "tổng:", "cộng:", "danh sách này có"];
const SIGNATURES: [&str; 17] = [
    "t/m",
    "tm.",
    "k/t",
    "t/l",
    "người lập",
    "bí thư",
    "phó bí thư",
    "nơi nhận",
    "ký tên",
    "(ký",
    "xác nhận",
    "thủ trưởng",
    "chủ tọa",
    "chủ toạ",
    "thư ký",
    "ban thường vụ",
    "ngày ",
];

/// Why a row below the header is left out; `None` for a person's row.
pub(super) fn skip(row: &SheetRow, mapping: &Mapping, titles: &Titles) -> Option<Skip> {
    let name = name_columns(mapping).find_map(|column| row.content(column));
    // "Bí thư" beside a name is an office, not a signature.
    let offices = name.and(mapping.column_of(Field::Office));
    let texts: Vec<String> = row
        .filled()
        .filter(|cell| Some(cell.column) != offices)
        .filter_map(|cell| cell.content.text())
        .map(lower)
        .collect();
    let begins = |words: &[&str]| {
        texts
            .iter()
            .any(|text| words.iter().any(|it| begins(text, it)))
    };
    if titles.come_again(row) {
        return Some(Skip::HeaderAgain);
    }
    // A person's row has other cells than the words that give the others away.
    let filled = row.filled().count();
    let is_person = name.is_some() && filled > 3;
    if !is_person && (begins(&TOTALS) || texts.iter().any(|it| it == "cộng" || it == "tổng")) {
        return Some(Skip::Totals);
    }
    if !is_person && begins(&SIGNATURES) && !is_numbered(row, mapping) {
        return Some(Skip::Signature);
    }
    if name.is_some() {
        return is_heading(row, mapping).then_some(Skip::Heading);
    }
    let numbered_only = filled == 1 && is_numbered(row, mapping);
    if numbered_only {
        return Some(Skip::OnlyNumbered);
    }
    (filled == 1).then_some(Skip::Heading)
}

fn lower(text: &str) -> String {
    text.trim().to_lowercase().nfc().collect()
}

fn begins(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| {
        !word.ends_with(char::is_alphanumeric)
            || rest
                .chars()
                .next()
                .is_none_or(|next| !next.is_alphanumeric())
    })
}

fn name_columns(mapping: &Mapping) -> impl Iterator<Item = u32> {
    [Field::FullName, Field::Given, Field::FamilyMiddle]
        .into_iter()
        .filter_map(|field| mapping.column_of(field))
}

fn is_numbered(row: &SheetRow, mapping: &Mapping) -> bool {
    mapping
        .column_of(Field::LineNumber)
        .is_some_and(|column| row.content(column).is_some())
}

/// "I. Đảng viên chính thức" in the column of names, alone.
fn is_heading(row: &SheetRow, mapping: &Mapping) -> bool {
    let mut filled = row.filled();
    let (Some(only), None) = (filled.next(), filled.next()) else {
        return false;
    };
    let Some(text) = only.content.text() else {
        return false;
    };
    let begins_with_number = text
        .split_once(['.', ')', '-', '/'])
        .is_some_and(|(number, _)| number.trim().chars().all(|it| "IVX0123456789".contains(it)));
    mapping.columns.len() > 1 && (begins_with_number || fold(text).starts_with("dang vien"))
}

/// The titles, folded once, each line of a title for itself: on the next page it has a row of its own.
pub(super) struct Titles(BTreeMap<u32, Vec<String>>);

impl Titles {
    pub(super) fn new(mapping: &Mapping) -> Self {
        let lines = |title: &str| title.split(" / ").map(fold).collect();
        Self(
            mapping
                .columns
                .iter()
                .map(|it| (it.column, lines(&it.title)))
                .collect(),
        )
    }

    fn come_again(&self, row: &SheetRow) -> bool {
        let filled = row.filled().count();
        let is_title = |cell: &&Cell| {
            let text = cell.content.text().map(fold).unwrap_or_default();
            self.0
                .get(&cell.column)
                .is_some_and(|lines| lines.contains(&text))
        };
        let same_title = row.filled().filter(is_title).count();
        (same_title >= 2 && same_title.saturating_mul(2) > filled) || numbers_columns(row)
    }
}

/// 1, 2, 3 under the titles.
fn numbers_columns(row: &SheetRow) -> bool {
    let filled = row.filled().count();
    let numbers: Vec<i64> = row
        .filled()
        .filter_map(|cell| column_number(&cell.content))
        .collect();
    numbers.len() == filled
        && filled > 2
        && numbers.first() == Some(&1)
        && numbers
            .iter()
            .zip(numbers.iter().skip(1))
            .all(|(a, b)| a.checked_add(1) == Some(*b))
}

fn column_number(content: &CellContent) -> Option<i64> {
    match content {
        CellContent::Number(number) => whole(*number),
        CellContent::Text(text) => text
            .trim()
            .trim_start_matches('(')
            .trim_end_matches(')')
            .parse()
            .ok(),
        CellContent::Date(_) | CellContent::Flag(_) | CellContent::Error(_) => None,
    }
}
