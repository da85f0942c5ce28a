//! Sealing: steps become numbered operations when they are first handed to a line or a stick.
//!
//! Unsealed steps of one person on one record fold into one operation; a sealed one never changes.

use super::{Book, from_sql};
use crate::keys::random;
use crate::{Error, Result};
use domain::people::PersonId;
use domain::record::{Change, Clock, Key, Line, Operation, RecordId, Uid, Value};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params, params};
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

/// An operation with its place in this line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Dense in this line, from 1.
    pub number: u64,
    /// What it says.
    pub operation: Operation,
}

struct Step {
    id: i64,
    person: PersonId,
    name: String,
    clock: Clock,
    /// The one record it touched; `None` if it touched several.
    only: Option<RecordId>,
}

impl Book {
    /// Seals every step that is not sealed yet. Returns how many operations they became.
    ///
    /// # Errors
    /// What the database says.
    pub fn seal(&self) -> Result<usize> {
        self.keep(|transaction| {
            let groups = fold(unsealed(transaction)?);
            for group in &groups {
                seal_group(transaction, group)?;
            }
            Ok(groups.len())
        })
    }

    /// Sealed operations the province has not acknowledged, in order, after a number.
    ///
    /// # Errors
    /// What the database says.
    pub fn outbox(&self, after: u64, limit: usize) -> Result<Vec<Sealed>> {
        self.read(|reading| {
            let rows = reading.rows(
                include_str!("outbox.sql"),
                params![after, i64::try_from(limit).unwrap_or(i64::MAX)],
                |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)),
            )?;
            rows.into_iter()
                .map(|(number, body)| {
                    let operation = minicbor::decode(&body).map_err(|_| Error::Damaged)?;
                    Ok(Sealed { number, operation })
                })
                .collect()
        })
    }
}

fn unsealed(connection: &Connection) -> Result<Vec<Step>> {
    let mut statement = connection.prepare(include_str!("unsealed_steps.sql"))?;
    let rows = statement.query_map([], |row| {
        let records: i64 = row.get("records")?;
        let record = RecordId(Uuid::from_bytes(row.get("record")?));
        Ok(Step {
            id: row.get("id")?,
            person: PersonId(Uuid::from_bytes(row.get("person")?)),
            name: row.get("name")?,
            clock: Clock(row.get("clock")?),
            only: (records == 1).then_some(record),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn fold(steps: Vec<Step>) -> Vec<Vec<Step>> {
    let mut groups: Vec<Vec<Step>> = Vec::new();
    for step in steps {
        let joins = groups
            .last()
            .and_then(|group| group.last())
            .is_some_and(|last| {
                last.only.is_some() && last.only == step.only && last.person == step.person
            });
        match groups.last_mut() {
            Some(group) if joins => group.push(step),
            Some(_) | None => groups.push(vec![step]),
        }
    }
    groups
}

fn seal_group(transaction: &Transaction<'_>, group: &[Step]) -> Result<()> {
    let Some(last) = group.last() else {
        return Ok(());
    };
    let (line, number): ([u8; 8], u64) = transaction.query_row(
        "UPDATE book SET next_number = next_number + 1 RETURNING line, next_number - 1",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let operation = Operation {
        uid: Uid {
            line: Line(line),
            number,
        },
        clock: last.clock,
        person: last.person.record(),
        name: last.name.clone(),
        changes: folded_changes(transaction, group)?,
    };
    let body = minicbor::to_vec(&operation).map_err(|_| Error::Damaged)?;
    transaction.execute(
        "INSERT INTO operations (number, uid, body, state) VALUES (?1, ?2, ?3, 'sealed')",
        params![number, operation.uid.to_bytes(), body],
    )?;
    let id = transaction.last_insert_rowid();
    for step in group {
        transaction
            .prepare_cached("UPDATE steps SET operation = ?2 WHERE id = ?1")?
            .execute(params![step.id, id])?;
    }
    Ok(())
}

/// The last value of each field, with what the *first* write of the group had seen.
fn folded_changes(transaction: &Transaction<'_>, group: &[Step]) -> Result<Vec<Change>> {
    let mut places: BTreeMap<(RecordId, u16, Key), usize> = BTreeMap::new();
    let mut changes: Vec<Change> = Vec::new();
    for step in group {
        let mut statement = transaction.prepare_cached(include_str!("changes_of_step.sql"))?;
        let mut rows = statement.query([step.id])?;
        while let Some(row) = rows.next()? {
            let record = RecordId(Uuid::from_bytes(row.get("record")?));
            let (field, key): (u16, Key) = (row.get("field")?, row.get("key")?);
            let value: Value = from_sql(row.get_ref("after")?);
            let place = (record, field, key.clone());
            if let Some(change) = places.get(&place).and_then(|place| changes.get_mut(*place)) {
                change.value = value;
                continue;
            }
            places.insert(place, changes.len());
            changes.push(Change {
                kind: row.get("kind")?,
                record,
                owner: RecordId(Uuid::from_bytes(row.get("owner")?)),
                field,
                key,
                value,
                base: base(transaction, row.get("base")?, row.get("base_change")?)?,
            });
        }
    }
    Ok(changes)
}

/// The operation whose value was seen: an own earlier one, or the one the province named.
fn base(
    transaction: &Transaction<'_>,
    named: Option<Vec<u8>>,
    own: Option<i64>,
) -> Result<Option<Uid>> {
    let Some(change) = own else {
        return Ok(named.as_deref().and_then(Uid::from_bytes));
    };
    let uid: Option<Vec<u8>> = transaction
        .prepare_cached(include_str!("uid_of_change.sql"))?
        .query_row([change], |row| row.get(0))
        .optional()?;
    Ok(uid.as_deref().and_then(Uid::from_bytes))
}

/// A book that was copied or restored goes on under a new line, so that no two laptops write one.
/// What was not acknowledged keeps its uid and is numbered anew.
pub(super) fn renew_copied_line(connection: &mut Connection, binding: &Path) -> Result<()> {
    let inside: [u8; 16] = connection.query_row("SELECT binding FROM book", [], |r| r.get(0))?;
    if std::fs::read(binding).is_ok_and(|outside| outside == inside) {
        return Ok(());
    }
    let fresh: [u8; 16] = random()?;
    let transaction = connection.transaction()?;
    transaction.execute("UPDATE operations SET number = -id", [])?;
    let waiting: Vec<i64> = transaction
        .prepare("SELECT id FROM operations WHERE state = 'sealed' ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for (number, id) in (1_i64..).zip(&waiting) {
        transaction.execute(
            "UPDATE operations SET number = ?2 WHERE id = ?1",
            [*id, number],
        )?;
    }
    transaction.execute(
        include_str!("renew_line.sql"),
        named_params! {
            ":line": random::<8>()?,
            ":binding": fresh,
            ":next_number": waiting.len().saturating_add(1),
        },
    )?;
    transaction.commit()?;
    std::fs::write(binding, fresh)?;
    Ok(())
}
