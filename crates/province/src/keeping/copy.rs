//! A whole feed from one database to another of either engine.

use crate::Result;
use crate::database::{Cell, Session};

/// Every table of a feed, with what is copied.
const TABLES: [(&str, &str); 13] = [
    (
        "feed",
        "server, secret, practice, epoch, backed_up, line, next_number, address, certificate, \
         certificate_key",
    ),
    ("feed_head", "seq"),
    ("units", "id, name, code, level, parent"),
    ("slips", "code, unit, expires, device, depth"),
    (
        "devices",
        "id, unit, name, key, enrolled, seen, revoked, depth",
    ),
    ("lines", "device, line, last, counter"),
    ("operations", "uid, hash, refused"),
    ("refusals", "device, line, number, reason"),
    ("records", "id, kind, owner, seq, body"),
    ("exits", "seq, unit, record"),
    (
        "conflicts",
        "record, kind, field, key, loser, winner, value",
    ),
    ("sums", "unit, sum"),
    ("offered", "uid, record, field, key"),
];

/// Rows that are written at once.
const BATCH: usize = 500;

/// Copies everything.
pub(super) fn copy(from: &Session<'_>, to: &Session<'_>) -> Result<()> {
    for (table, columns) in TABLES {
        let places: Vec<String> = (1..=columns.split(',').count())
            .map(|place| format!("?{place}"))
            .collect();
        let read = format!("SELECT {columns} FROM {table}");
        let write = format!(
            "INSERT INTO {table} ({columns}) VALUES ({})",
            places.join(", ")
        );
        let mut batch: Vec<Vec<Cell>> = Vec::with_capacity(BATCH);
        from.stream(&read, &[], |row| {
            batch.push(row.cells());
            if batch.len() == BATCH {
                to.run_each(&write, &batch)?;
                batch.clear();
            }
            Ok(())
        })?;
        to.run_each(&write, &batch)?;
    }
    Ok(())
}
