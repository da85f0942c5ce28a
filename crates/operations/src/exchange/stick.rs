//! The stick: what waits goes out in files, what the province answered comes in from them.

use super::{ExchangeOutcomeView, ExchangeView, enrolled, outcome_view, view};
use crate::{Desk, Failure, Nothing, Problem, StickProblem};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Where files for the province can be written and looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SticksView {
    /// Sticks that are plugged in, and the papers' folder as the last.
    pub places: Vec<StickPlaceView>,
}

/// One such place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StickPlaceView {
    /// Its path: what the other verbs are told.
    pub path: String,
    /// What the stick is called; empty if it has no name.
    pub name: String,
    /// Free bytes; none for the papers' folder.
    pub free: Option<i64>,
}

/// Which place.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OnStick {
    /// One of the places that were offered.
    pub place: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrittenStickView {
    /// The files; they were read back.
    pub files: Vec<String>,
    /// Operations in them.
    pub operations: u32,
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TakenStickView {
    /// Answers of the province that were taken in.
    pub taken: u32,
    /// What they came to.
    pub outcome: ExchangeOutcomeView,
    /// Files that were not taken in.
    pub refused: Vec<RefusedFileView>,
    /// Where the book stands now.
    pub exchange: ExchangeView,
}

/// A file that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedFileView {
    /// Its name.
    pub file: String,
    /// Why.
    pub problem: StickProblem,
}

/// Shows where files for the province can be written.
pub fn show_sticks(desk: &Desk, _: Nothing) -> Result<SticksView, Failure> {
    let sticks = desk.host.sticks().into_iter().map(|stick| StickPlaceView {
        path: stick.path.to_string_lossy().into_owned(),
        name: stick.name,
        free: Some(stick.free),
    });
    let papers = StickPlaceView {
        path: desk.papers.to_string_lossy().into_owned(),
        name: String::new(),
        free: None,
    };
    Ok(SticksView {
        places: sticks.chain([papers]).collect(),
    })
}

/// Nothing is written anywhere but where it was offered.
fn place(desk: &Desk, asked: &str) -> Result<PathBuf, Failure> {
    let offered = show_sticks(desk, Nothing {})?;
    let known = offered.places.iter().any(|place| place.path == asked);
    known
        .then(|| PathBuf::from(asked))
        .ok_or_else(|| Failure::invalid("place", Problem::NotAChoice))
}

/// Writes everything that waits into files for the province.
pub fn write_stick(desk: &Desk, request: OnStick) -> Result<WrittenStickView, Failure> {
    enrolled(desk)?;
    let folder = place(desk, &request.place)?;
    let written = desk
        .host
        .write_stick(&desk.book, &folder, desk.clock.now())?;
    let name = |file: PathBuf| file.to_string_lossy().into_owned();
    Ok(WrittenStickView {
        files: written.files.into_iter().map(name).collect(),
        operations: u32::try_from(written.operations).unwrap_or(u32::MAX),
    })
}

/// Takes in what the province answered.
pub fn take_stick(desk: &Desk, request: OnStick) -> Result<TakenStickView, Failure> {
    enrolled(desk)?;
    let folder = place(desk, &request.place)?;
    let mut all = crate::ExchangeOutcome::default();
    let (mut taken, mut refused) = (0, Vec::new());
    for file in desk
        .host
        .take_stick(&desk.book, &folder, desk.clock.now())?
    {
        match file.outcome {
            Ok(outcome) => {
                desk.tell(&outcome.changed);
                taken += 1;
                all.sent += outcome.sent;
                all.received += outcome.received;
                all.refused += outcome.refused;
            }
            Err(problem) => refused.push(RefusedFileView {
                file: file.name,
                problem,
            }),
        }
    }
    Ok(TakenStickView {
        taken,
        outcome: outcome_view(&all),
        refused,
        exchange: view(desk, None)?,
    })
}
