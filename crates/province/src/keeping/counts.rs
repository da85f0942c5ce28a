//! What the province received.

use crate::database::Session;
use crate::feed::{Feed, unpack};
use crate::{Error, Result};
use domain::record::{DELETED, Value, spec};
use serde_json::{Map, json};
use std::collections::BTreeMap;

/// What the province received.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Records that are not deleted, by the name of their kind.
    pub records: BTreeMap<String, u64>,
    /// Operations that were decided.
    pub operations: u64,
    /// Operations that were refused.
    pub refused: u64,
    /// Values in conflict.
    pub conflicts: u64,
    /// Laptops that are let in.
    pub laptops: u64,
    /// The feed's head.
    pub head: u64,
}

/// Counts, and leaves out what was deleted: reads every record.
///
/// # Errors
/// What the database says.
pub fn counts(feed: &Feed) -> Result<Counts> {
    feed.look(|session| {
        let mut counts = numbers(session)?;
        session.stream("SELECT kind, body FROM records", &[], |mut row| {
            let kind: u16 = row.next()?;
            let body: Vec<u8> = row.next()?;
            let deleted = unpack(&body)?
                .iter()
                .any(|register| register.field == DELETED && register.value == Value::Int(1));
            if !deleted {
                *counts.records.entry(name(kind)).or_default() += 1;
            }
            Ok(())
        })?;
        Ok(counts)
    })
}

/// Counts, deleted records too: quick enough to be asked every few seconds.
///
/// # Errors
/// What the database says.
pub fn totals(feed: &Feed) -> Result<Counts> {
    feed.look(|session| {
        let mut counts = numbers(session)?;
        let sql = "SELECT kind, count(*) FROM records GROUP BY kind";
        let kinds: Vec<(u16, u64)> =
            session.all(sql, &[], |mut row| Ok((row.next()?, row.next()?)))?;
        counts.records = kinds
            .into_iter()
            .map(|(kind, many)| (name(kind), many))
            .collect();
        Ok(counts)
    })
}

fn numbers(session: &Session<'_>) -> Result<Counts> {
    let found = session.one(include_str!("counts.sql"), &[], |mut row| {
        Ok(Counts {
            records: BTreeMap::new(),
            operations: row.next()?,
            refused: row.next()?,
            conflicts: row.next()?,
            laptops: row.next()?,
            head: row.next()?,
        })
    })?;
    found.ok_or(Error::Missing)
}

fn name(kind: u16) -> String {
    spec(kind).map_or_else(|| kind.to_string(), |spec| spec.name.to_owned())
}

impl Counts {
    /// For a program to read.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        let records: Map<String, serde_json::Value> = self
            .records
            .iter()
            .map(|(name, count)| (name.clone(), json!(count)))
            .collect();
        json!({
            "records": records,
            "operations": self.operations,
            "refused": self.refused,
            "conflicts": self.conflicts,
            "laptops": self.laptops,
            "head": self.head,
        })
    }
}
