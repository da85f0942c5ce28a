//! What the province received.

use crate::Result;
use crate::feed::{Feed, unpack};
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

/// Counts.
///
/// # Errors
/// What the database says.
pub fn counts(feed: &Feed) -> Result<Counts> {
    let connection = feed.connection();
    let mut counts = connection.query_row(include_str!("counts.sql"), [], |row| {
        Ok(Counts {
            records: BTreeMap::new(),
            operations: row.get("operations")?,
            refused: row.get("refused")?,
            conflicts: row.get("conflicts")?,
            laptops: row.get("laptops")?,
            head: row.get("head")?,
        })
    })?;
    let mut statement = connection.prepare_cached("SELECT kind, body FROM records")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, body): (u16, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let deleted = unpack(&body)?
            .iter()
            .any(|register| register.field == DELETED && register.value == Value::Int(1));
        if !deleted {
            let name = spec(kind).map_or_else(|| kind.to_string(), |spec| spec.name.to_owned());
            *counts.records.entry(name).or_default() += 1;
        }
    }
    Ok(counts)
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
