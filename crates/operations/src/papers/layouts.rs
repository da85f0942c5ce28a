//! The layout of papers as this office has it: the party's, with some values of its own from a day
//! on. Old papers keep the layout of their day.

use super::{Printed, print_for_now};
use crate::form::Form;
use crate::{Desk, Failure, Nothing, Problem, Saved};
use domain::meetings::MeetingKind;
use domain::papers::{
    HouseLayout, Layout, LayoutChanges, LayoutProblem, LetterheadFacts, MeetingFacts, NoticeFacts,
    NumberFacts, Paper, notice,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Reading;
use ts_rs::TS;

/// The layout of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LayoutView {
    /// The party text it follows.
    pub reference: String,
    /// From when the office's own layout holds; empty while the party's holds.
    pub since: String,
    /// Lengths in millimetres, sizes in points.
    pub numbers: Vec<LayoutNumberView>,
    /// Words.
    pub words: Vec<LayoutWordView>,
    /// The body above, for the words that name it.
    pub higher_body: String,
    /// The issuing body.
    pub body: String,
    /// Where papers are issued.
    pub place: String,
}

/// A length or size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LayoutNumberView {
    /// Its path ("margins.a4.left").
    pub path: String,
    /// As the office has it.
    pub value: i64,
    /// As the party layout has it.
    pub official: i64,
    /// The least it may be.
    pub least: i64,
    /// The most it may be.
    pub most: i64,
}

/// A word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LayoutWordView {
    /// Its path ("closing.secretary").
    pub path: String,
    /// As the office has it.
    pub value: String,
    /// As the party layout has it.
    pub official: String,
}

/// Values as they were typed, by path.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LayoutForm {
    /// Lengths and sizes.
    pub numbers: BTreeMap<String, i64>,
    /// Words.
    pub words: BTreeMap<String, String>,
}

/// Shows the layout of today.
pub fn show_layout(desk: &Desk, _: Nothing) -> Result<LayoutView, Failure> {
    let today = desk.today();
    let official = official(desk)?;
    desk.book.read(|reading| {
        let own = own(reading, &official, today)?;
        let changes = own.as_ref().map(|own| own.changes.clone());
        let changes = changes.unwrap_or_default();
        let none = LayoutChanges::default();
        let profile = reading.profile()?.unwrap_or_default();
        let numbers = official.numbers(&changes).map_err(shipped)?;
        let official_numbers = official.numbers(&none).map_err(shipped)?;
        let words = official.changeable_words(&changes).map_err(shipped)?;
        let official_words = official.changeable_words(&none).map_err(shipped)?;
        Ok(LayoutView {
            reference: format!(
                "{}, {}, {}",
                official.reference().number,
                official.reference().date.format("%d/%m/%Y"),
                official.reference().issuer
            ),
            since: own
                .and_then(|own| own.since)
                .map(|day| day.format("%d/%m/%Y").to_string())
                .unwrap_or_default(),
            numbers: numbers
                .into_iter()
                .zip(official_numbers)
                .map(|(number, official)| LayoutNumberView {
                    path: number.path,
                    value: number.value,
                    official: official.value,
                    least: number.least,
                    most: number.most,
                })
                .collect(),
            words: words
                .into_iter()
                .zip(official_words)
                .map(|(word, official)| LayoutWordView {
                    path: word.path,
                    value: word.value,
                    official: official.value,
                })
                .collect(),
            higher_body: profile.higher_body,
            body: profile.name,
            place: profile.place,
        })
    })
}

fn shipped(problem: LayoutProblem) -> Failure {
    Failure::internal(&problem)
}

fn official(desk: &Desk) -> Result<Layout, Failure> {
    Layout::valid_on(desk.today()).map_err(shipped)
}

/// The office's own layout that holds on a day.
fn own(
    reading: &Reading<'_>,
    official: &Layout,
    day: chrono::NaiveDate,
) -> Result<Option<HouseLayout>, Failure> {
    let houses = reading.house_layouts()?.into_iter();
    Ok(houses
        .filter(|house| house.since.is_some_and(|since| since <= day))
        .max_by_key(|house| (house.since, house.id))
        .filter(|house| house.official == official.id() && !house.changes.is_empty()))
}

/// What was typed, against the party layout: every problem at once, and only what differs.
fn check(official: &Layout, typed: &LayoutForm) -> Result<LayoutChanges, Failure> {
    let mut form = Form::default();
    let none = LayoutChanges::default();
    let mut changes = LayoutChanges::default();
    for number in official.numbers(&none).map_err(shipped)? {
        let Some(value) = typed.numbers.get(&number.path).copied() else {
            continue;
        };
        form.number(&number.path, value, number.least, number.most);
        if value != number.value {
            changes.numbers.insert(number.path, value);
        }
    }
    for word in official.changeable_words(&none).map_err(shipped)? {
        let Some(value) = typed.words.get(&word.path) else {
            continue;
        };
        let value = form.remark(&word.path, value);
        if value != word.value {
            changes.words.insert(word.path, value);
        }
    }
    form.finish()?;
    match official.changed(&changes) {
        Ok(_) => Ok(changes),
        Err(LayoutProblem::UnknownName { word, .. }) => {
            Err(Failure::invalid(&word, Problem::BadCharacter))
        }
        Err(LayoutProblem::NotChangeable(path)) => {
            Err(Failure::invalid(&path, Problem::NotAChoice))
        }
        Err(problem) => Err(shipped(problem)),
    }
}

/// Keeps the office's own layout, from today on.
pub fn keep_layout(desk: &Desk, request: LayoutForm) -> Result<Saved, Failure> {
    let official = official(desk)?;
    let changes = check(&official, &request)?;
    write(desk, "keep_layout", &official, changes)
}

/// Goes back to the party layout, from today on. Papers printed until then keep theirs.
pub fn reset_layout(desk: &Desk, _: Nothing) -> Result<Saved, Failure> {
    let official = official(desk)?;
    write(desk, "reset_layout", &official, LayoutChanges::default())
}

fn write(
    desk: &Desk,
    name: &'static str,
    official: &Layout,
    changes: LayoutChanges,
) -> Result<Saved, Failure> {
    let today = desk.today();
    desk.save(name, "", |writing| {
        writing.about(&today.format("%d/%m/%Y").to_string())?;
        let houses = writing.reading().house_layouts()?;
        let of_today = houses.into_iter().rfind(|it| it.since == Some(today));
        let house = match of_today {
            Some(known) => HouseLayout {
                official: official.id().to_owned(),
                changes,
                ..known
            },
            None => HouseLayout {
                id: writing.new_id()?,
                owner: writing.unit(),
                since: Some(today),
                official: official.id().to_owned(),
                changes,
            },
        };
        writing.put(&house)?;
        Ok(house.id.record())
    })
}

/// Prints a made-up notice in the layout that was typed, to look at; the file goes when the book is
/// locked.
pub fn print_layout_sample(desk: &Desk, request: LayoutForm) -> Result<Printed, Failure> {
    let official = official(desk)?;
    let changes = check(&official, &request)?;
    let layout = official.changed(&changes).map_err(shipped)?;
    let paper = desk.book.read(|reading| sample(desk, reading, &layout))?;
    print_for_now(desk, &paper)
}

fn sample(desk: &Desk, reading: &Reading<'_>, layout: &Layout) -> Result<Paper, Failure> {
    let profile = reading.profile()?.unwrap_or_default();
    let facts = NoticeFacts {
        recipients: layout.usual_recipients(&profile.higher_body),
        letterhead: LetterheadFacts {
            higher_body: profile.higher_body,
            body: profile.name,
            number: NumberFacts::Given {
                number: 5,
                sign: layout
                    .sign(domain::papers::MeetingPaperKind::Resolution)
                    .to_owned(),
                provisional: false,
            },
            place: profile.place,
            date: desk.today(),
        },
        meeting: MeetingFacts {
            kind: MeetingKind::Regular,
            theme: String::new(),
            begins: desk.now(),
            place: profile.meeting_place,
        },
        called: String::new(),
        chair: String::new(),
        items: crate::meetings::usual_items(MeetingKind::Regular)?
            .into_iter()
            .map(|item| item.title)
            .collect(),
        materials: Vec::new(),
        signer: super::secretary(desk, reading)?,
    };
    Ok(notice(&facts, layout))
}
