//! The register of a year.

use super::IncomingForm;
use crate::{Desk, Failure};
use chrono::NaiveDate;
use domain::incoming::IncomingDocument;
use serde::{Deserialize, Serialize};
use storage::Reading;
use storage::incoming::IncomingLine;
use ts_rs::TS;
use uuid::Uuid;

/// Which year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListIncoming {
    /// The year they were received in.
    pub year: i32,
}

/// The register of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IncomingView {
    /// The latest first.
    pub rows: Vec<IncomingRow>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IncomingRow {
    /// The document.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// What is known of it.
    pub form: IncomingForm,
    /// The first meeting whose agenda has it.
    pub meeting: Option<Uuid>,
    /// The day of that meeting.
    pub deployed: String,
    /// That meeting was held.
    pub held: bool,
}

/// Lists the documents received in a year.
pub fn list_incoming(desk: &Desk, request: ListIncoming) -> Result<IncomingView, Failure> {
    let year = request.year.clamp(1900, 2100);
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    desk.book.read(|reading| {
        let lines = reading.incoming_documents(day(1, 1), day(12, 31))?;
        let rows = lines.into_iter().map(|line| row(reading, line));
        Ok(IncomingView {
            rows: rows.collect::<Result<_, _>>()?,
        })
    })
}

fn row(reading: &Reading<'_>, line: IncomingLine) -> Result<IncomingRow, Failure> {
    let document: IncomingDocument = reading.require(line.id.record())?;
    let shown = |day: Option<NaiveDate>| {
        day.map(|day| day.format("%d/%m/%Y").to_string())
            .unwrap_or_default()
    };
    Ok(IncomingRow {
        id: line.id.0,
        revision: reading.revision::<IncomingDocument>(line.id.record())?,
        meeting: line.meeting.map(|meeting| meeting.0),
        deployed: shown(line.meeting.map(|_| line.planned.date())),
        held: line.held,
        form: IncomingForm {
            dated: shown(document.dated),
            received: shown(document.received),
            number: document.number,
            issuer: document.issuer,
            title: document.title,
            for_file: document.for_file,
            note: document.note,
        },
    })
}
