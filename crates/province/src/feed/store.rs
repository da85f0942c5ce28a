//! The merge's store over SQLite. Only SQL differs from what PostgreSQL will need.

use crate::{Error, Result};
use domain::record::{DELETED, Fields, Key, Line, Record, RecordId, Register, Uid, Value};
use domain::units::{Unit, UnitId};
use rusqlite::{OptionalExtension, named_params, params};
use std::collections::{BTreeMap, BTreeSet};
use sync::digest::Digest;
use sync::merge::{Held, How, Lost, Rights, Write};
use sync::messages::{Exit, Loading, Refused};
use sync::server::{Device, Event, Judged, LineState, Store};
use uuid::Uuid;

/// One transaction on the feed.
pub struct Transaction<'t>(&'t rusqlite::Transaction<'t>);

impl<'t> Transaction<'t> {
    pub(super) const fn new(transaction: &'t rusqlite::Transaction<'t>) -> Self {
        Self(transaction)
    }

    pub(crate) const fn raw(&self) -> &rusqlite::Transaction<'t> {
        self.0
    }

    /// The tree as it decides who reads and writes what follows the records of its units.
    fn put_unit(&self, id: RecordId, held: &Held) -> Result<()> {
        let row = held.to_row(id, 0);
        let mut fields = Fields::default();
        for register in row.registers {
            fields.set(register.field, register.key, register.value);
        }
        if *fields.get(DELETED) == Value::Int(1) {
            self.0
                .prepare_cached("DELETE FROM units WHERE id = ?1")?
                .execute([id.0.as_bytes()])?;
            return Ok(());
        }
        let unit = Unit::from_fields(id, UnitId::TREE, &fields);
        self.0
            .prepare_cached(include_str!("put_unit.sql"))?
            .execute(named_params! {
                ":id": id.0.as_bytes(),
                ":name": unit.name,
                ":code": unit.code,
                ":level": unit.level.code(),
                ":parent": unit.parent.map(|parent| parent.0.into_bytes()),
            })?;
        Ok(())
    }

    fn number(&self, sql: &str) -> Result<u64> {
        Ok(self
            .0
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))?)
    }
}

pub(crate) fn record(row: &rusqlite::Row<'_>, column: &str) -> rusqlite::Result<RecordId> {
    Ok(RecordId(Uuid::from_bytes(row.get(column)?)))
}

pub(crate) fn unpack(body: &[u8]) -> Result<Vec<Register>> {
    minicbor::decode(body).map_err(|_| Error::Unreadable)
}

fn held(row: &rusqlite::Row<'_>) -> rusqlite::Result<(RecordId, u16, RecordId, u64, Vec<u8>)> {
    Ok((
        record(row, "id")?,
        row.get("kind")?,
        record(row, "owner")?,
        row.get("seq")?,
        row.get("body")?,
    ))
}

fn to_held(
    (id, kind, owner, seq, body): (RecordId, u16, RecordId, u64, Vec<u8>),
) -> Result<(RecordId, Held)> {
    let registers = unpack(&body)?
        .into_iter()
        .map(|register| ((register.field, register.key.clone()), register))
        .collect();
    Ok((
        id,
        Held {
            kind,
            owner,
            seq,
            registers,
        },
    ))
}

impl Store for Transaction<'_> {
    type Error = Error;

    fn device(&mut self, device: RecordId) -> Result<Option<Device>> {
        let found = self
            .0
            .prepare_cached("SELECT key, revoked FROM devices WHERE id = ?1")?
            .query_row([device.0.as_bytes()], |row| {
                Ok(Device {
                    key: row.get(0)?,
                    revoked: row.get(1)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    fn line(&mut self, device: RecordId, line: Line) -> Result<LineState> {
        let found = self
            .0
            .prepare_cached("SELECT last, counter FROM lines WHERE device = ?1 AND line = ?2")?
            .query_row(params![device.0.as_bytes(), line.0], |row| {
                Ok(LineState {
                    last: row.get(0)?,
                    counter: row.get(1)?,
                })
            })
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    fn set_line(&mut self, device: RecordId, line: Line, state: LineState) -> Result<()> {
        self.0
            .prepare_cached(include_str!("set_line.sql"))?
            .execute(params![
                device.0.as_bytes(),
                line.0,
                state.last,
                state.counter
            ])?;
        Ok(())
    }

    fn judged(&mut self, uid: Uid) -> Result<Option<Judged>> {
        let found = self
            .0
            .prepare_cached("SELECT hash, refused FROM operations WHERE uid = ?1")?
            .query_row([uid.to_bytes()], |row| {
                Ok(Judged {
                    hash: row.get(0)?,
                    refused: row.get(1)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    fn judge(&mut self, uid: Uid, judged: &Judged) -> Result<()> {
        self.0
            .prepare_cached("INSERT INTO operations (uid, hash, refused) VALUES (?1, ?2, ?3)")?
            .execute(params![uid.to_bytes(), judged.hash, judged.refused])?;
        Ok(())
    }

    fn refuse(&mut self, device: RecordId, line: Line, refused: &Refused) -> Result<()> {
        self.0
            .prepare_cached(include_str!("refuse.sql"))?
            .execute(params![
                device.0.as_bytes(),
                line.0,
                refused.number,
                refused.reason
            ])?;
        Ok(())
    }

    fn refused(&mut self, device: RecordId, line: Line, after: u64) -> Result<Vec<Refused>> {
        let mut statement = self.0.prepare_cached(include_str!("refused.sql"))?;
        let rows = statement.query_map(params![device.0.as_bytes(), line.0, after], |row| {
            Ok(Refused {
                number: row.get(0)?,
                reason: row.get(1)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn rights(&mut self, device: RecordId) -> Result<Rights> {
        let (own, depth): ([u8; 16], Option<i64>) = self
            .0
            .prepare_cached("SELECT unit, depth FROM devices WHERE id = ?1")?
            .query_row([device.0.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let listed = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> Result<BTreeSet<RecordId>> {
            let mut statement = self.0.prepare_cached(sql)?;
            let rows = statement.query_map(params, |row| record(row, "id"))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let mut read = listed(include_str!("subtree.sql"), &[&own, &depth])?;
        let units = listed(include_str!("changeable.sql"), &[&own])?;
        let own = RecordId(Uuid::from_bytes(own));
        let mut below = read.clone();
        below.remove(&own);
        read.insert(own);
        read.insert(UnitId::TREE.record());
        Ok(Rights {
            read,
            write: Write::Units {
                own: BTreeSet::from([own]),
                below,
                units,
            },
        })
    }

    fn rows(&mut self, records: &BTreeSet<RecordId>) -> Result<BTreeMap<RecordId, Held>> {
        let mut found = BTreeMap::new();
        let mut statement = self
            .0
            .prepare_cached("SELECT id, kind, owner, seq, body FROM records WHERE id = ?1")?;
        for id in records {
            if let Some(row) = statement.query_row([id.0.as_bytes()], held).optional()? {
                found.extend([to_held(row)?]);
            }
        }
        Ok(found)
    }

    fn advance(&mut self, count: u64) -> Result<u64> {
        let mut statement = self
            .0
            .prepare_cached("UPDATE feed_head SET seq = seq + ?1 RETURNING seq")?;
        Ok(statement.query_row([count], |row| row.get(0))?)
    }

    fn put_rows(&mut self, rows: &BTreeMap<RecordId, Held>) -> Result<()> {
        let mut statement = self.0.prepare_cached(include_str!("put_record.sql"))?;
        for (id, held) in rows {
            let registers: Vec<&Register> = held.registers.values().collect();
            let body = minicbor::to_vec(&registers).map_err(|_| Error::Unreadable)?;
            statement.execute(params![
                id.0.as_bytes(),
                held.kind,
                held.owner.0.as_bytes(),
                held.seq,
                body
            ])?;
            if held.kind == Unit::SPEC.kind {
                self.put_unit(*id, held)?;
            }
        }
        Ok(())
    }

    fn put_exits(&mut self, exits: &[Exit]) -> Result<()> {
        let mut statement = self
            .0
            .prepare_cached("INSERT INTO exits (seq, unit, record) VALUES (?1, ?2, ?3)")?;
        for exit in exits {
            let (unit, record) = (exit.unit.0.as_bytes(), exit.record.0.as_bytes());
            statement.execute(params![exit.seq, unit, record])?;
        }
        Ok(())
    }

    fn lose(&mut self, lost: &[Lost]) -> Result<()> {
        let mut statement = self.0.prepare_cached(include_str!("lose.sql"))?;
        for lost in lost.iter().filter(|lost| lost.how == How::Conflict) {
            statement.execute(params![
                lost.record.0.as_bytes(),
                lost.kind,
                lost.field,
                lost.key,
                lost.loser.to_bytes(),
                lost.winner.to_bytes(),
                minicbor::to_vec(&lost.value).map_err(|_| Error::Unreadable)?
            ])?;
        }
        Ok(())
    }

    fn erase(&mut self, erased: &BTreeSet<(RecordId, u16)>) -> Result<()> {
        let mut statement = self
            .0
            .prepare_cached("DELETE FROM conflicts WHERE record = ?1 AND field = ?2")?;
        for (record, field) in erased {
            statement.execute(params![record.0.as_bytes(), field])?;
        }
        Ok(())
    }

    fn add_sums(&mut self, sums: &BTreeMap<RecordId, Digest>) -> Result<()> {
        for (unit, sum) in sums {
            let sum = self.sum(*unit)?.plus(*sum);
            self.0
                .prepare_cached("INSERT OR REPLACE INTO sums (unit, sum) VALUES (?1, ?2)")?
                .execute(params![unit.0.as_bytes(), sum.to_bytes()])?;
        }
        Ok(())
    }

    fn sum(&mut self, unit: RecordId) -> Result<Digest> {
        let found = self
            .0
            .prepare_cached("SELECT sum FROM sums WHERE unit = ?1")?
            .query_row([unit.0.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(found.map_or_else(Digest::default, Digest::from_bytes))
    }

    fn offered(&mut self, uid: Uid) -> Result<BTreeSet<(RecordId, u16, Key)>> {
        let mut statement = self
            .0
            .prepare_cached("SELECT record, field, key FROM offered WHERE uid = ?1")?;
        let rows = statement.query_map([uid.to_bytes()], |row| {
            Ok((record(row, "record")?, row.get("field")?, row.get("key")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn offer(&mut self, uid: Uid, record: RecordId, field: u16, key: &Key) -> Result<()> {
        self.0
            .prepare_cached(include_str!("offer.sql"))?
            .execute(params![uid.to_bytes(), record.0.as_bytes(), field, key])?;
        Ok(())
    }

    fn newer(&mut self, places: &[Loading], limit: usize) -> Result<Vec<Event>> {
        let many = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut events = Vec::new();
        let mut records = self.0.prepare_cached(include_str!("newer_records.sql"))?;
        let mut exits = self.0.prepare_cached(include_str!("newer_exits.sql"))?;
        for place in places {
            let after = params![place.unit.0.as_bytes(), place.pos, many];
            for row in records.query_map(after, held)? {
                let (id, held) = to_held(row?)?;
                events.push(Event::Row(id, held));
            }
            for exit in exits.query_map(after, |row| {
                Ok(Exit {
                    unit: place.unit,
                    record: record(row, "record")?,
                    seq: row.get("seq")?,
                })
            })? {
                events.push(Event::Exit(exit?));
            }
        }
        events.sort_by_key(Event::seq);
        events.truncate(limit);
        Ok(events)
    }

    fn head(&mut self) -> Result<u64> {
        self.number("SELECT seq FROM feed_head")
    }

    fn epoch(&mut self) -> Result<u64> {
        self.number("SELECT epoch FROM feed")
    }

    fn backed_up(&mut self) -> Result<u64> {
        self.number("SELECT backed_up FROM feed")
    }
}
