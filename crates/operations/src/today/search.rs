//! One search over the whole book: members, meetings, tasks; tones do not matter.

use crate::drafts::list_drafts;
use crate::members::{ListMembers, list_members};
use crate::tasks::list_tasks;
use crate::{Desk, Failure, Nothing};
use chrono::{Days, NaiveDateTime};
use domain::text::Match;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What is searched for.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchBook {
    /// Words.
    pub search: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SearchView {
    /// The best first.
    pub found: Vec<Found>,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// The record.
    pub id: Uuid,
    /// Its title or name.
    pub title: String,
    /// A date that tells it from others.
    pub detail: String,
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    /// A member.
    Member,
    /// A meeting.
    Meeting,
    /// A task.
    Task,
    /// A draft.
    Draft,
}

/// Hits shown of one kind.
const MOST: u8 = 8;

/// Searches the book.
pub fn search_book(desk: &Desk, request: SearchBook) -> Result<SearchView, Failure> {
    let search = request.search.trim().to_owned();
    if search.is_empty() {
        return Ok(SearchView { found: Vec::new() });
    }
    let members = ListMembers {
        search: search.clone(),
        take: Some(MOST.into()),
        ..ListMembers::everybody()
    };
    let mut found: Vec<Found> = list_members(desk, members)?
        .rows
        .into_iter()
        .map(|row| Found {
            kind: FoundKind::Member,
            id: row.id,
            title: row.name,
            detail: row.birth,
        })
        .collect();
    let around = desk.now();
    let (from, to) = (years(around, -2), years(around, 2));
    let meetings = desk.book.read(|reading| reading.meetings(from, to))?;
    found.extend(best(
        &search,
        meetings.into_iter().map(|line| Found {
            kind: FoundKind::Meeting,
            id: line.id.0,
            detail: line.planned.format("%d/%m/%Y").to_string(),
            title: line.theme,
        }),
    ));
    found.extend(best(
        &search,
        list_tasks(desk, Nothing {})?
            .rows
            .into_iter()
            .map(|row| Found {
                kind: FoundKind::Task,
                id: row.id,
                title: row.title,
                detail: row.due,
            }),
    ));
    found.extend(best(
        &search,
        list_drafts(desk, Nothing {})?
            .rows
            .into_iter()
            .map(|row| Found {
                kind: FoundKind::Draft,
                id: row.id,
                title: row.title,
                detail: row.meeting_day,
            }),
    ));
    Ok(SearchView { found })
}

fn best(search: &str, candidates: impl Iterator<Item = Found>) -> Vec<Found> {
    let mut ranked: Vec<(Match, Found)> = candidates
        .filter_map(|found| {
            let text = format!("{} {}", found.title, found.detail);
            Match::of(search, &text).map(|rank| (rank, found))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        .take(MOST.into())
        .map(|(_, found)| found)
        .collect()
}

fn years(moment: NaiveDateTime, count: i32) -> NaiveDateTime {
    let days = Days::new(u64::from(count.unsigned_abs()).saturating_mul(366));
    let moved = if count < 0 {
        moment.checked_sub_days(days)
    } else {
        moment.checked_add_days(days)
    };
    moved.unwrap_or(moment)
}
