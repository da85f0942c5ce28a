//! A layout as an office has it: the party layout of its day with some values of the office's own,
//! kept from a day on, so that an old paper reprints as it was.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::layout::{Frame, Layout, LayoutProblem, official_text};
use super::paper::PageSize;
use super::words::Words;
use crate::record::{Guard, id, nothing_derived, record};

const CHANGEABLE: &str = include_str!("../../layouts/changeable.toml");

id! {
    /// A house layout's id.
    HouseLayoutId
}

record! {
    /// An office's own layout (thể thức riêng), from a day on.
    record HouseLayout(HouseLayoutId, HouseLayoutField) = 43 in "house_layouts",
    guard Guard::Open, derived nothing_derived;
    /// The first day it holds.
    10 since: Option<NaiveDate>, Visible, None "papers";
    /// The party layout it was taken from; under another one it does not hold.
    11 official: String, Visible, None "papers";
    /// What differs from it; empty when the office went back to it.
    12 changes: LayoutChanges, Visible, None "papers";
}

/// What an office changed, by path ("margins.a4.left", "closing.secretary").
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutChanges {
    /// Lengths and sizes.
    #[serde(default)]
    pub numbers: BTreeMap<String, i64>,
    /// Words.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

impl LayoutChanges {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.words.is_empty()
    }
}

/// One text; what a newer program wrote otherwise is read as no change.
impl crate::record::FieldValue for LayoutChanges {
    fn to_value(&self) -> crate::record::Value {
        if self.is_empty() {
            return crate::record::Value::Text(String::new());
        }
        crate::record::Value::Text(toml::to_string(self).unwrap_or_default())
    }

    fn from_value(value: &crate::record::Value) -> Option<Self> {
        match value {
            crate::record::Value::Text(text) => toml::from_str(text).ok(),
            crate::record::Value::Null
            | crate::record::Value::Int(_)
            | crate::record::Value::Bytes(_) => None,
        }
    }
}

/// A length or size that an office may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutNumber {
    /// Its path.
    pub path: String,
    /// As it stands.
    pub value: i64,
    /// The least it may be.
    pub least: i64,
    /// The most it may be.
    pub most: i64,
}

/// A word that an office may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutWord {
    /// Its path.
    pub path: String,
    /// As it stands.
    pub value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changeable {
    numbers: BTreeMap<String, Bounds>,
    words: ChangeableWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    least: i64,
    most: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeableWords {
    frame: Vec<String>,
    words: Vec<String>,
}

impl Changeable {
    fn read() -> Result<Self, LayoutProblem> {
        toml::from_str(CHANGEABLE).map_err(|source| LayoutProblem::Frame(source.to_string()))
    }
}

impl Layout {
    /// The layout of a paper's day: the office's own where one holds, the party's otherwise.
    ///
    /// # Errors
    /// When a shipped file is not whole, which a test excludes.
    pub fn of_house(date: NaiveDate, houses: &[HouseLayout]) -> Result<Self, LayoutProblem> {
        let official = Self::valid_on(date)?;
        let latest = houses
            .iter()
            .filter(|house| house.since.is_some_and(|since| since <= date))
            .max_by_key(|house| (house.since, house.id));
        match latest.filter(|house| house.official == official.id() && !house.changes.is_empty()) {
            // What a newer program kept otherwise is no reason not to print.
            Some(house) => Ok(official.changed(&house.changes).unwrap_or(official)),
            None => Ok(official),
        }
    }

    /// This layout with some values changed, whole and within reason.
    ///
    /// # Errors
    /// When a path is none that may be changed, or the values leave no room or ask for what no paper
    /// knows.
    pub fn changed(&self, changes: &LayoutChanges) -> Result<Self, LayoutProblem> {
        let changeable = Changeable::read()?;
        let (frame_text, words_text) = official_text(self.id())?;
        let mut frame = table(frame_text)?;
        let mut words = table(words_text)?;
        for (path, number) in &changes.numbers {
            let bounds = changeable.numbers.get(path);
            if !bounds.is_some_and(|it| (it.least..=it.most).contains(number)) {
                return Err(LayoutProblem::NotChangeable(path.clone()));
            }
            put(&mut frame, path, toml::Value::Integer(*number))?;
        }
        for (path, word) in &changes.words {
            let value = toml::Value::String(word.clone());
            if changeable.words.frame.contains(path) {
                refuse_unknown_braces(&frame, path, word)?;
                put(&mut frame, path, value)?;
            } else if changeable.words.words.contains(path) {
                put(&mut words, path, value)?;
            } else {
                return Err(LayoutProblem::NotChangeable(path.clone()));
            }
        }
        let write = |table: &toml::Table| {
            toml::to_string(table).map_err(|source| LayoutProblem::Frame(source.to_string()))
        };
        Ok(Layout {
            frame: Frame::from_toml(&write(&frame)?)?,
            words: Words::from_toml(&write(&words)?)?,
            size: PageSize::A4,
        })
    }

    /// The lengths and sizes an office may change, as this layout has them with some changes.
    ///
    /// # Errors
    /// When a shipped file is not whole, which a test excludes.
    pub fn numbers(&self, changes: &LayoutChanges) -> Result<Vec<LayoutNumber>, LayoutProblem> {
        let frame = table(official_text(self.id())?.0)?;
        let changeable = Changeable::read()?.numbers.into_iter();
        changeable
            .map(|(path, bounds)| {
                let official = at(&frame, &path).and_then(toml::Value::as_integer);
                let own = changes.numbers.get(&path).copied();
                Ok(LayoutNumber {
                    value: own
                        .or(official)
                        .ok_or_else(|| LayoutProblem::NotChangeable(path.clone()))?,
                    path,
                    least: bounds.least,
                    most: bounds.most,
                })
            })
            .collect()
    }

    /// The words an office may change, as this layout has them with some changes.
    ///
    /// # Errors
    /// When a shipped file is not whole, which a test excludes.
    pub fn changeable_words(
        &self,
        changes: &LayoutChanges,
    ) -> Result<Vec<LayoutWord>, LayoutProblem> {
        let (frame, words) = official_text(self.id())?;
        let (frame, words) = (table(frame)?, table(words)?);
        let changeable = Changeable::read()?.words;
        let of_frame = changeable.frame.into_iter().map(|path| (path, &frame));
        let of_words = changeable.words.into_iter().map(|path| (path, &words));
        of_frame
            .chain(of_words)
            .map(|(path, table)| {
                let official = at(table, &path).and_then(toml::Value::as_str);
                let own = changes.words.get(&path).map(String::as_str);
                Ok(LayoutWord {
                    value: own
                        .or(official)
                        .ok_or_else(|| LayoutProblem::NotChangeable(path.clone()))?
                        .to_owned(),
                    path,
                })
            })
            .collect()
    }
}

fn table(text: &str) -> Result<toml::Table, LayoutProblem> {
    toml::from_str(text).map_err(|source| LayoutProblem::Frame(source.to_string()))
}

fn at<'t>(table: &'t toml::Table, path: &str) -> Option<&'t toml::Value> {
    let mut steps = path.split('.');
    let first = table.get(steps.next()?)?;
    steps.try_fold(first, |value, step| value.as_table()?.get(step))
}

fn put(table: &mut toml::Table, path: &str, value: toml::Value) -> Result<(), LayoutProblem> {
    let unknown = || LayoutProblem::NotChangeable(path.to_owned());
    let mut steps = path.split('.').peekable();
    let mut here = table;
    while let Some(step) = steps.next() {
        let next = here.get_mut(step).ok_or_else(unknown)?;
        if steps.peek().is_none() {
            *next = value;
            return Ok(());
        }
        here = next.as_table_mut().ok_or_else(unknown)?;
    }
    Err(unknown())
}

/// A word of the header may only name what the party layout's word of that place names.
fn refuse_unknown_braces(frame: &toml::Table, path: &str, word: &str) -> Result<(), LayoutProblem> {
    let known = at(frame, path)
        .and_then(toml::Value::as_str)
        .map(super::words::names_in)
        .unwrap_or_default();
    let mut used = super::words::names_in(word).into_iter();
    match used.find(|name| !known.contains(name)) {
        Some(name) => Err(LayoutProblem::UnknownName {
            word: path.to_owned(),
            name: name.to_owned(),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn changes(numbers: &[(&str, i64)], words: &[(&str, &str)]) -> LayoutChanges {
        let numbers = numbers.iter().map(|(path, it)| ((*path).to_owned(), *it));
        let words = words
            .iter()
            .map(|(path, it)| ((*path).to_owned(), (*it).to_owned()));
        LayoutChanges {
            numbers: numbers.collect(),
            words: words.collect(),
        }
    }

    fn house(since: NaiveDate, changes: LayoutChanges) -> HouseLayout {
        HouseLayout {
            since: Some(since),
            official: "vptw-05-2026".to_owned(),
            changes,
            ..HouseLayout::default()
        }
    }

    #[test]
    fn an_old_paper_reprints_with_the_layout_of_its_day() {
        let wide = changes(&[("margins.a4.left", 35)], &[("header.star", "★")]);
        let houses = [
            house(day(2026, 9, 1), wide),
            house(day(2026, 11, 1), LayoutChanges::default()),
        ];
        let left = |date| {
            let layout = Layout::of_house(date, &houses).unwrap();
            layout.page().margins.left
        };
        assert_eq!(left(day(2026, 8, 31)), 30, "before it began");
        assert_eq!(left(day(2026, 9, 1)), 35);
        assert_eq!(left(day(2026, 10, 31)), 35);
        assert_eq!(
            left(day(2026, 11, 1)),
            30,
            "the office went back to the party layout"
        );
        assert_eq!(left(day(2026, 5, 1)), 30, "another party layout");
    }

    #[test]
    fn a_new_party_layout_is_not_bent_by_what_an_office_made_of_the_old_one() {
        let mut old = house(day(2026, 1, 1), changes(&[("margins.a4.left", 40)], &[]));
        old.official = "vptw-36-2018".to_owned();
        let left = |date| {
            let layout = Layout::of_house(date, std::slice::from_ref(&old)).unwrap();
            layout.page().margins.left
        };
        assert_eq!((left(day(2026, 5, 26)), left(day(2026, 5, 27))), (40, 30));
    }

    #[test]
    fn values_out_of_bounds_and_words_that_no_paper_knows_are_refused() {
        let layout = Layout::valid_on(day(2026, 11, 22)).unwrap();
        for wrong in [
            changes(&[("margins.a4.left", 200)], &[]),
            changes(&[("style.a4.number", 14)], &[]),
            changes(&[], &[("minutes.place", "x")]),
        ] {
            assert!(matches!(
                layout.changed(&wrong),
                Err(LayoutProblem::NotChangeable(_))
            ));
        }
        for wrong in [
            changes(&[], &[("header.number", "Số {nobody}")]),
            changes(&[], &[("closing.recipients_usual", "{district}")]),
        ] {
            assert!(matches!(
                layout.changed(&wrong),
                Err(LayoutProblem::UnknownName { .. })
            ));
        }
    }

    #[test]
    fn whatever_may_be_changed_stands_in_every_shipped_layout() {
        for date in [day(2019, 1, 1), day(2026, 11, 22)] {
            let layout = Layout::valid_on(date).unwrap();
            let none = LayoutChanges::default();
            for number in layout.numbers(&none).unwrap() {
                assert!(
                    (number.least..=number.most).contains(&number.value),
                    "{number:?}"
                );
            }
            assert!(layout.changeable_words(&none).unwrap().len() > 10);
            assert_eq!(layout.changed(&none).unwrap(), layout);
        }
    }

    #[test]
    fn changes_are_kept_as_one_text_and_read_back() {
        use crate::record::FieldValue;
        let kept = changes(
            &[("margins.a4.left", 35)],
            &[("closing.recipients_usual", "Một\nHai")],
        );
        assert_eq!(LayoutChanges::from_value(&kept.to_value()), Some(kept));
    }
}
