//! Units that a list names, in a column or above a group of people. The book has one unit; nobody is
//! taken in from another, and a name that nobody knows is asked about (I-17).

use super::UnitAnswer;
use crate::text::fold;
use serde::{Deserialize, Serialize};

/// A unit that the list names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitSeen {
    /// As the list writes it first.
    pub name: String,
    /// The key that answers are given to.
    pub key: String,
    /// How many people stand under it.
    pub people: u32,
    /// Whether it is the book's own unit, by its name.
    pub known: bool,
    /// What a person said.
    pub answer: Option<UnitAnswer>,
}

/// A name without what does not tell units apart: "1. CHI BỘ THÔN ĐÔNG:" and "thôn Đông" are one.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name);
    let unnumbered = folded
        .split_once(['.', ')', '-', '/'])
        .filter(|(number, _)| {
            let number = number.trim();
            number.len() <= 4 && number.chars().all(|it| "ivx0123456789".contains(it))
        })
        .map_or(folded.as_str(), |(_, rest)| rest);
    let bare = unnumbered.trim().trim_end_matches([':', '.', ' ']);
    ["dang bo bo phan ", "chi bo ", "cb "]
        .iter()
        .find_map(|prefix| bare.strip_prefix(prefix))
        .unwrap_or(bare)
        .trim()
        .to_owned()
}

/// The unit that a heading between groups of people names.
pub(super) fn of_heading(text: &str) -> Option<String> {
    let folded = fold(text);
    let words = format!(" {folded} ");
    let names_one = words.contains(" chi bo ") && !key(text).is_empty();
    // "Chi bộ có 12 đảng viên" is a sum and "Đảng viên của chi bộ" a heading of another kind.
    let counts =
        words.contains(" co ") || words.contains(" dang vien ") || words.contains(" tong ");
    (names_one && !counts).then(|| text.trim().to_owned())
}
