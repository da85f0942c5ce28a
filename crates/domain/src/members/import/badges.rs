//! Badges as lists write them: "40 năm, số 0012345, QĐ 12-QĐ/TU, 03/02/2025; 30 năm".

use crate::dates::PartialDate;
use crate::text::{clean_line, fold};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A badge that a list tells of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedBadge {
    /// Of how many years.
    pub years: i64,
    /// Its number.
    pub number: String,
    /// When it was given.
    pub given: Option<PartialDate>,
    /// Number of the decision.
    pub decision: String,
    /// Given before its time.
    pub early: bool,
}

/// What a cell of badges holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Badges {
    /// Those that are kept, each of its years once.
    pub(super) known: Vec<ListedBadge>,
    /// Whether the cell says something else, too.
    pub(super) other: bool,
}

const LINE: usize = 200;

/// Reads every badge of a cell; `years` are those that the rules know.
pub(super) fn badges(text: &str, years: &BTreeSet<i64>) -> Badges {
    let mut read = Badges::default();
    let pieces = text.split([';', '\n']).map(str::trim);
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match badge(piece, years, &mut read.other) {
            Some(badge) if read.known.iter().all(|it| it.years != badge.years) => {
                read.known.push(badge);
            }
            Some(_) => {}
            None => read.other = true,
        }
    }
    read
}

fn badge(piece: &str, years: &BTreeSet<i64>, other: &mut bool) -> Option<ListedBadge> {
    let mut said = piece.split(',').map(str::trim);
    let first = fold(said.next()?);
    let of = first
        .trim_start_matches("hui hieu ")
        .trim_end_matches(" nam");
    let of: i64 = of.trim().parse().ok()?;
    let mut badge = ListedBadge {
        years: Some(of).filter(|of| years.contains(of))?,
        ..ListedBadge::default()
    };
    for word in said.filter(|word| !word.is_empty()) {
        *other |= !take(&mut badge, word);
    }
    Some(badge)
}

/// Whether one thing said of a badge was understood.
fn take(badge: &mut ListedBadge, word: &str) -> bool {
    let folded = fold(word);
    let after_first_word = || {
        let rest = word.split_once(char::is_whitespace).map(|(_, rest)| rest);
        rest.and_then(|rest| clean_line(rest, LINE).ok())
    };
    if let Ok(date) = word.parse() {
        badge.given = Some(date);
    } else if folded == "trao som" {
        badge.early = true;
    } else if let Some(number) = after_first_word().filter(|_| folded.starts_with("so ")) {
        badge.number = number;
    } else if let Some(number) = after_first_word().filter(|_| folded.starts_with("qd ")) {
        badge.decision = number;
    } else {
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badges_are_read_as_lists_write_them() {
        let years = BTreeSet::from([30, 40, 50]);
        let of = |years| ListedBadge {
            years,
            ..ListedBadge::default()
        };
        let whole = ListedBadge {
            number: "0012345".to_owned(),
            given: "03/02/2025".parse().ok(),
            decision: "12-QĐ/TU".to_owned(),
            early: true,
            ..of(40)
        };
        for (text, known, other) in [
            ("40", vec![of(40)], false),
            ("30 năm; 40 năm", vec![of(30), of(40)], false),
            ("Huy hiệu 30 năm", vec![of(30)], false),
            (
                "40 năm, số 0012345, QĐ 12-QĐ/TU, 03/02/2025, trao sớm",
                vec![whole],
                false,
            ),
            ("30 năm, tại xã\n30 năm", vec![of(30)], true),
            ("37 năm", vec![], true),
            ("chưa", vec![], true),
        ] {
            assert_eq!(badges(text, &years), Badges { known, other }, "{text}");
        }
    }
}
