//! The desk of transfers: who goes, who comes, what is due.

use crate::{Desk, Failure, Nothing};
use domain::members::{Transfer, TransferDirection, TransferKind, TransferState};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// Transfers of the book's unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransferList {
    /// Each of them; those with something to do first, the nearest deadline before the others.
    pub rows: Vec<TransferRow>,
    /// Who came and waits to be received.
    pub waiting: u32,
    /// Transfers with something to do.
    pub open: u32,
}

/// One transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransferRow {
    /// The transfer.
    pub id: Uuid,
    /// The member.
    pub member: Uuid,
    /// The member's name.
    pub name: String,
    /// For good, for a time, or with the whole unit.
    pub kind: TransferKind,
    /// Away or here.
    pub direction: TransferDirection,
    /// The unit at the other end.
    pub place: String,
    /// The last day at the old unit.
    pub effective: String,
    /// The last day of a transfer for a time.
    pub until: String,
    /// How far it has come.
    pub state: TransferState,
    /// Whether anything is still to be done.
    pub open: bool,
    /// By when the next step is due.
    pub due: String,
    /// Days until then; negative when it has passed.
    pub days: Option<i64>,
    /// Whether that day is sure.
    pub sure: bool,
}

/// Lists the transfers of the book's unit.
pub fn list_transfers(desk: &Desk, _: Nothing) -> Result<TransferList, Failure> {
    let transfers = desk.book.read(|reading| reading.transfers())?;
    let mut rows = Vec::new();
    for transfer in &transfers {
        rows.push(row(desk, transfer)?);
    }
    rows.sort_by_key(|row| (!row.open, row.days.unwrap_or(i64::MAX)));
    let many = |which: fn(&TransferRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| which(row)).count()).unwrap_or(u32::MAX)
    };
    Ok(TransferList {
        waiting: many(|row| {
            row.direction == TransferDirection::In && row.state == TransferState::Left
        }),
        open: many(|row| row.open),
        rows,
    })
}

pub(super) fn row(desk: &Desk, transfer: &Transfer) -> Result<TransferRow, Failure> {
    let day = |day: Option<chrono::NaiveDate>| {
        day.map(|day| day.format("%d/%m/%Y").to_string())
            .unwrap_or_default()
    };
    let due = transfer.due(&desk.rules_now()?.charter, &desk.holidays);
    Ok(TransferRow {
        id: transfer.id.0,
        member: transfer.member.0,
        name: transfer.name.clone(),
        kind: transfer.kind,
        direction: transfer.direction,
        place: transfer.other_end().to_owned(),
        effective: day(transfer.effective),
        until: day(transfer.until),
        state: transfer.state(),
        open: transfer.is_open(),
        due: day(due.map(|due| due.date)),
        days: due.map(|due| due.date.signed_duration_since(desk.today()).num_days()),
        sure: due.is_some_and(|due| due.covered),
    })
}
