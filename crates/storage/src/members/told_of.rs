//! Everything that the book holds of one person, whatever kind of record it stands in.

use crate::Result;
use crate::book::{Reading, from_sql};
use domain::members::{MemberId, MembershipId};
use domain::record::Record;
use domain::record::{ALL, DELETED, FieldValue, Key, RecordId, RecordSpec, Value, spec};
use domain::tasks::{Task, TaskReport};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One record in which a person stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldOf {
    /// The declaration of its kind.
    pub kind: u16,
    /// The record.
    pub record: RecordId,
    /// Plain fields that name the person.
    pub named_in: BTreeSet<u16>,
    /// Entries of map fields that stand under the person.
    pub entries: Vec<(u16, Value)>,
}

/// One value of a person's records as it was written, here or elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenOf {
    /// When, as it was written down.
    pub at: String,
    /// Who, as named then; empty where it came from another laptop.
    pub person_name: String,
    /// The verb; empty where it came from another laptop.
    pub name: String,
    /// The kind of the record.
    pub kind: u16,
    /// The field.
    pub field: u16,
    /// What it held.
    pub before: Value,
    /// What it held from then on.
    pub after: Value,
}

impl Reading<'_> {
    /// The file itself and every record that names the person or a stay of the person. A new kind
    /// of record is found as soon as it is declared.
    ///
    /// # Errors
    /// What the database says.
    pub fn told_of(&self, member: MemberId) -> Result<Vec<ToldOf>> {
        let mut ids = vec![member.record()];
        ids.extend(
            self.memberships_of(member)?
                .iter()
                .map(|stay| stay.id.record()),
        );
        let mut told = BTreeMap::new();
        for spec in ALL {
            for id in &ids {
                self.rows_of(spec, *id, &mut told)?;
                self.entries_of(spec, *id, &mut told)?;
            }
        }
        // What was reported of the person's tasks.
        let tasks: Vec<RecordId> = told
            .keys()
            .filter_map(|(kind, record)| (*kind == Task::SPEC.kind).then_some(*record))
            .collect();
        for task in tasks {
            self.rows_of(&TaskReport::SPEC, task, &mut told)?;
        }
        Ok(told.into_values().collect())
    }

    fn rows_of(
        &self,
        spec: &RecordSpec,
        id: RecordId,
        told: &mut BTreeMap<(u16, RecordId), ToldOf>,
    ) -> Result<()> {
        let plain: Vec<_> = spec
            .fields
            .iter()
            .filter(|field| field.map_table.is_none())
            .collect();
        let names = plain
            .iter()
            .map(|field| format!("\"{}\" IS ?1", field.name))
            .collect::<Vec<_>>();
        let sql = format!(
            "SELECT id, {} FROM {} WHERE id = ?1 OR {}",
            names.join(", "),
            spec.table,
            names.join(" OR ")
        );
        let found = self.rows(&sql, [id.0.as_bytes()], |row| {
            let record = RecordId(Uuid::from_bytes(row.get(0)?));
            let mut named_in = Vec::new();
            for (place, field) in (1_usize..).zip(&plain) {
                if row.get::<_, bool>(place)? {
                    named_in.push(field.number);
                }
            }
            Ok((record, named_in))
        })?;
        for (record, named_in) in found {
            entry(told, spec, record).named_in.extend(named_in);
        }
        Ok(())
    }

    fn entries_of(
        &self,
        spec: &RecordSpec,
        id: RecordId,
        told: &mut BTreeMap<(u16, RecordId), ToldOf>,
    ) -> Result<()> {
        for field in spec.fields {
            let Some(table) = field.map_table else {
                continue;
            };
            let sql = format!("SELECT record, value FROM {table} WHERE key = ?1");
            let found = self.rows(&sql, [id.0.as_bytes()], |row| {
                let record = RecordId(Uuid::from_bytes(row.get(0)?));
                Ok((record, from_sql(row.get_ref(1)?)))
            })?;
            for (record, value) in found {
                entry(told, spec, record)
                    .entries
                    .push((field.number, value));
            }
        }
        Ok(())
    }

    /// Every value of a record that was written here or came from elsewhere, the oldest first. Of
    /// a map only the entries of the person.
    ///
    /// # Errors
    /// What the database says.
    pub fn written_of(&self, record: RecordId, stays: &[MembershipId]) -> Result<Vec<WrittenOf>> {
        let lines = self.rows(
            include_str!("written_of.sql"),
            params![record.0.as_bytes()],
            |row| {
                let line = WrittenOf {
                    at: row.get("at")?,
                    person_name: row.get("person_name")?,
                    name: row.get("name")?,
                    kind: row.get("kind")?,
                    field: row.get("field")?,
                    before: from_sql(row.get_ref("before")?),
                    after: from_sql(row.get_ref("after")?),
                };
                Ok((row.get::<_, Key>("key")?, line))
            },
        )?;
        let own = |key: &Key| {
            key.is_empty()
                || stays
                    .iter()
                    .any(|stay| stay.to_value() == Value::Bytes(key.clone()))
        };
        Ok(lines
            .into_iter()
            .filter(|(key, line)| own(key) && is_said(line))
            .map(|(_, line)| line)
            .collect())
    }
}

/// A field of ours, with something written in it.
fn is_said(line: &WrittenOf) -> bool {
    let known = spec(line.kind).is_some_and(|spec| spec.field(line.field).is_some());
    (known || line.field == DELETED) && (line.before != Value::Null || line.after != Value::Null)
}

fn entry<'t>(
    told: &'t mut BTreeMap<(u16, RecordId), ToldOf>,
    spec: &RecordSpec,
    record: RecordId,
) -> &'t mut ToldOf {
    told.entry((spec.kind, record)).or_insert_with(|| ToldOf {
        kind: spec.kind,
        record,
        named_in: BTreeSet::new(),
        entries: Vec::new(),
    })
}
