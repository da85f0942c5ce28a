//! The calendar of meetings.

use crate::{Desk, Failure};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::meetings::{MeetingKind, MeetingState};
use serde::{Deserialize, Serialize};
use storage::meetings::MeetingLine;
use ts_rs::TS;
use uuid::Uuid;

/// Which year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMeetings {
    /// The year.
    pub year: i32,
}

/// A year of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingList {
    /// In the order of time.
    pub rows: Vec<MeetingRow>,
    /// Quarters (1 to 4) of the year that have no thematic meeting planned.
    pub quarters_without_theme: Vec<u32>,
    /// How many thematic meetings a quarter must have.
    pub themes_a_quarter: u32,
}

/// One line of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingRow {
    /// The meeting.
    pub id: Uuid,
    /// What kind it is.
    pub kind: MeetingKind,
    /// Its theme or own title.
    pub theme: String,
    /// When it is planned for.
    pub planned: NaiveDateTime,
    /// Where.
    pub place: String,
    /// How far it is.
    pub state: MeetingState,
    /// Items on its agenda.
    pub items: i64,
    /// Members marked present.
    pub present: i64,
    /// Members marked in any way.
    pub marked: i64,
}

/// Meetings that something can still be put to.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListAhead {
    /// One that is listed also when it is over, because it is chosen already.
    pub chosen: Option<Uuid>,
}

/// Meetings that are not over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingsAhead {
    /// In the order of time.
    pub rows: Vec<MeetingRow>,
}

/// Lists the meetings that are not over, from the start of last year on.
pub fn list_ahead(desk: &Desk, request: ListAhead) -> Result<MeetingsAhead, Failure> {
    let year = chrono::Datelike::year(&desk.today());
    let lines = desk.book.read(|reading| {
        reading.meetings(
            new_year(year.saturating_sub(1)),
            new_year(year.saturating_add(3)),
        )
    })?;
    let over = |state| matches!(state, MeetingState::Ended | MeetingState::Closed);
    let rows = lines.into_iter().map(row);
    Ok(MeetingsAhead {
        rows: rows
            .filter(|row| Some(row.id) == request.chosen || !over(row.state))
            .collect(),
    })
}

fn row(line: MeetingLine) -> MeetingRow {
    MeetingRow {
        id: line.id.0,
        kind: line.kind,
        theme: line.theme,
        planned: line.planned,
        place: line.place,
        state: line.state,
        items: line.items,
        present: line.present,
        marked: line.marked,
    }
}

fn new_year(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .unwrap_or_default()
        .and_time(NaiveTime::MIN)
}

/// Lists the meetings of a year.
pub fn list_meetings(desk: &Desk, request: ListMeetings) -> Result<MeetingList, Failure> {
    let year = request.year.clamp(1900, 2100);
    let lines = desk
        .book
        .read(|reading| reading.meetings(new_year(year), new_year(year.saturating_add(1))))?;
    let rows: Vec<MeetingRow> = lines.into_iter().map(row).collect();
    let needed = desk
        .rules
        .on(desk.today())
        .map_or(0, |rules| rules.meetings.thematic_min_per_quarter.value);
    let quarters_without_theme = (1..=4)
        .filter(|quarter| themes_in(&rows, *quarter) < needed)
        .collect();
    Ok(MeetingList {
        rows,
        quarters_without_theme,
        themes_a_quarter: needed,
    })
}

fn themes_in(rows: &[MeetingRow], quarter: u32) -> u32 {
    use chrono::Datelike;
    let themes = rows.iter().filter(|row| {
        matches!(row.kind, MeetingKind::Thematic | MeetingKind::Combined)
            && row.planned.date().quarter() == quarter
    });
    u32::try_from(themes.count()).unwrap_or(u32::MAX)
}
