//! Drafts as lists show them.

use crate::{Desk, Failure, Nothing};
use domain::drafts::{DraftId, DraftKind, DraftStage};
use domain::meetings::MeetingId;
use serde::Serialize;
use storage::Reading;
use storage::drafts::DraftLine;
use ts_rs::TS;
use uuid::Uuid;

/// Drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftList {
    /// The own unit's first, the newest first.
    pub rows: Vec<DraftRow>,
}

/// One draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftRow {
    /// The draft.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// What it is called.
    pub title: String,
    /// What it is to become.
    pub kind: DraftKind,
    /// How far it is.
    pub stage: DraftStage,
    /// Its authors' names.
    pub authors: String,
    /// The meeting it came from.
    pub meeting: Option<Uuid>,
    /// The day of that meeting.
    pub meeting_day: String,
    /// The theme it came from.
    pub theme: String,
    /// The programme it counts for.
    pub programme: String,
    /// The day it was approved.
    pub approved: String,
    /// The last day it was handed in.
    pub handed: String,
    /// Comments that nobody has seen to.
    pub open_comments: u32,
    /// This unit wrote it; another's can be read and remarked on.
    pub own: bool,
    /// The other unit's name.
    pub unit: String,
}

/// Lists the drafts this book reads.
pub fn list_drafts(desk: &Desk, _: Nothing) -> Result<DraftList, Failure> {
    desk.book.read(|reading| {
        Ok(DraftList {
            rows: rows(reading, None)?,
        })
    })
}

/// The drafts that came from a meeting.
pub(crate) fn of_meeting(
    reading: &Reading<'_>,
    meeting: MeetingId,
) -> Result<Vec<DraftRow>, Failure> {
    rows(reading, Some(meeting))
}

/// One draft as a list shows it.
pub(super) fn one(reading: &Reading<'_>, id: DraftId) -> Result<DraftRow, Failure> {
    let unit = reading.unit()?;
    Ok(row(reading.draft_line(id)?, unit))
}

pub(super) fn rows(
    reading: &Reading<'_>,
    meeting: Option<MeetingId>,
) -> Result<Vec<DraftRow>, Failure> {
    let unit = reading.unit()?;
    let lines = reading.drafts(meeting)?.into_iter();
    Ok(lines.map(|line| row(line, unit)).collect())
}

fn row(line: DraftLine, unit: domain::units::UnitId) -> DraftRow {
    let day = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    let own = line.owner == unit;
    DraftRow {
        id: line.id.0,
        revision: line.revision,
        title: line.title,
        kind: line.kind,
        stage: line.stage,
        authors: line.authors,
        meeting: line.meeting.map(|meeting| meeting.0),
        meeting_day: line
            .planned
            .map(|planned| day(planned.date()))
            .unwrap_or_default(),
        theme: line.theme,
        programme: line.programme,
        approved: line.approved.map(day).unwrap_or_default(),
        handed: line.handed.map(day).unwrap_or_default(),
        open_comments: line.open_comments,
        unit: if own { String::new() } else { line.unit },
        own,
    }
}
