//! Units that a list names, in a column or above a group of people. The book has one unit; nobody is
//! taken in from another, and a name that nobody knows is asked about (I-17).

use super::{Answers, Field, ReadValue, Roster, SheetRow, UnitAnswer};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// The units of a list as they are met.
pub(super) struct Units {
    own: Vec<String>,
    answers: BTreeMap<String, UnitAnswer>,
    /// The one named above the rows that come now.
    above: Option<String>,
    pub(super) seen: Vec<UnitSeen>,
}

/// Where a row belongs.
pub(super) enum Belongs {
    Here,
    Elsewhere,
    Unknown(String),
}

impl Units {
    pub(super) fn new(roster: &Roster, answers: &Answers) -> Self {
        Self {
            own: roster.unit_names.iter().map(|name| key(name)).collect(),
            answers: answers.units.clone(),
            above: None,
            seen: vec![],
        }
    }

    pub(super) fn pass(&mut self, row: &SheetRow) {
        let texts = row.filled().filter_map(|cell| cell.content.text());
        let named = texts.filter_map(of_heading).next();
        self.above = named.or_else(|| self.above.take());
    }

    /// Takes the unit out of what was read: it is no value of a member.
    pub(super) fn of(&mut self, values: &mut BTreeMap<Field, ReadValue>) -> Belongs {
        let cell = values.remove(&Field::Unit);
        let named = cell.as_ref().and_then(ReadValue::text).map(str::to_owned);
        let Some(name) = named.or_else(|| self.above.clone()) else {
            return Belongs::Here;
        };
        let key = key(&name);
        let known = key.is_empty() || self.own.contains(&key);
        let answer = self.answers.get(&key).copied();
        match self.seen.iter_mut().find(|seen| seen.key == key) {
            Some(seen) => seen.people = seen.people.saturating_add(1),
            None => self.seen.push(UnitSeen {
                name: name.clone(),
                key,
                people: 1,
                known,
                answer,
            }),
        }
        match answer {
            _ if known => Belongs::Here,
            Some(UnitAnswer::Here) => Belongs::Here,
            Some(UnitAnswer::Elsewhere) => Belongs::Elsewhere,
            None => Belongs::Unknown(name),
        }
    }
}
