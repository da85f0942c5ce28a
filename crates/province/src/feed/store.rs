//! The merge's store: the same statements on both engines.

use crate::database::{Cell, Row, Session, cells};
use crate::{Error, Result};
use domain::record::{DELETED, Fields, Key, Line, Record, RecordId, Register, Uid, Value};
use domain::units::{Unit, UnitId};
use std::collections::{BTreeMap, BTreeSet};
use sync::digest::Digest;
use sync::merge::{Held, How, Lost, Rights, Write};
use sync::messages::{Exit, Loading, Refused};
use sync::server::{Device, Event, Judged, LineState, Store};

/// One transaction on the feed.
pub struct Transaction<'t> {
    session: Session<'t>,
    /// Rows that were found, and are locked. Any other one that is written is new: where somebody
    /// else made it meanwhile, nothing of theirs is overwritten, and this transaction runs again.
    found: BTreeSet<RecordId>,
    /// Who speaks: what is read for it is kept to its unit by the database, too.
    speaker: Option<RecordId>,
}

impl<'t> Transaction<'t> {
    pub(super) const fn new(session: Session<'t>) -> Self {
        Self {
            session,
            found: BTreeSet::new(),
            speaker: None,
        }
    }

    pub(crate) const fn session(&self) -> &Session<'t> {
        &self.session
    }

    /// A laptop was heard. It is written first, so that its row is locked.
    pub(crate) fn hear(&self, laptop: RecordId, now: u64) -> Result<()> {
        let sql = "UPDATE devices SET seen = ?2 WHERE id = ?1";
        self.session.run(sql, cells![laptop, now]).map(drop)
    }

    /// The tree as it decides who reads and writes what follows the records of its units.
    fn put_unit(&self, id: RecordId, held: &Held) -> Result<()> {
        let row = held.to_row(id, 0);
        let mut fields = Fields::default();
        for register in row.registers {
            fields.set(register.field, register.key, register.value);
        }
        if *fields.get(DELETED) == Value::Int(1) {
            self.session
                .run("DELETE FROM units WHERE id = ?1", cells![id])?;
            return Ok(());
        }
        let unit = Unit::from_fields(id, UnitId::TREE, &fields);
        self.session.run(
            include_str!("put_unit.sql"),
            cells![
                id,
                unit.name,
                unit.code,
                unit.level.code(),
                unit.parent.map(UnitId::record),
            ],
        )?;
        Ok(())
    }

    fn number(&self, sql: &str) -> Result<u64> {
        self.session
            .one(sql, &[], |mut row| row.next())?
            .ok_or(Error::Missing)
    }

    fn listed(&self, sql: &str, cells: &[Cell]) -> Result<BTreeSet<RecordId>> {
        let rows = self.session.all(sql, cells, |mut row| row.next())?;
        Ok(rows.into_iter().collect())
    }

    fn sums(&self, units: impl Iterator<Item = RecordId>) -> Result<BTreeMap<RecordId, Digest>> {
        let units: Result<Vec<Vec<Cell>>> = units.map(|unit| Ok(cells![unit].to_vec())).collect();
        let sql = "SELECT unit, sum FROM sums WHERE unit = ?1";
        let found = self.session.all_each(sql, &units?, |mut row| {
            Ok((row.next()?, Digest::from_bytes(row.next()?)))
        })?;
        Ok(found.into_iter().collect())
    }
}

pub(crate) fn unpack(body: &[u8]) -> Result<Vec<Register>> {
    minicbor::decode(body).map_err(|_| Error::Unreadable)
}

fn held(mut row: Row) -> Result<(RecordId, Held)> {
    let id = row.next()?;
    let (kind, owner, seq) = (row.next()?, row.next()?, row.next()?);
    let body: Vec<u8> = row.next()?;
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
        self.speaker = Some(device);
        let sql = "SELECT key, revoked FROM devices WHERE id = ?1 /* locked */";
        self.session.one(sql, cells![device], |mut row| {
            Ok(Device {
                key: row.next()?,
                revoked: row.next()?,
            })
        })
    }

    fn line(&mut self, device: RecordId, line: Line) -> Result<LineState> {
        let sql = "SELECT last, counter FROM lines WHERE device = ?1 AND line = ?2";
        let found = self.session.one(sql, cells![device, line], |mut row| {
            Ok(LineState {
                last: row.next()?,
                counter: row.next()?,
            })
        })?;
        Ok(found.unwrap_or_default())
    }

    fn set_line(&mut self, device: RecordId, line: Line, state: LineState) -> Result<()> {
        self.session.run(
            include_str!("set_line.sql"),
            cells![device, line, state.last, state.counter],
        )?;
        Ok(())
    }

    fn judged(&mut self, uid: Uid) -> Result<Option<Judged>> {
        let sql = "SELECT hash, refused FROM operations WHERE uid = ?1";
        self.session.one(sql, cells![uid.to_bytes()], |mut row| {
            Ok(Judged {
                hash: row.next()?,
                refused: row.next()?,
            })
        })
    }

    fn judge(&mut self, uid: Uid, judged: &Judged) -> Result<()> {
        self.session.run(
            "INSERT INTO operations (uid, hash, refused) VALUES (?1, ?2, ?3)",
            cells![uid.to_bytes(), judged.hash, judged.refused],
        )?;
        Ok(())
    }

    fn refuse(&mut self, device: RecordId, line: Line, refused: &Refused) -> Result<()> {
        self.session.run(
            include_str!("refuse.sql"),
            cells![device, line, refused.number, refused.reason],
        )?;
        Ok(())
    }

    fn refused(&mut self, device: RecordId, line: Line, after: u64) -> Result<Vec<Refused>> {
        let sql = include_str!("refused.sql");
        self.session
            .all(sql, cells![device, line, after], |mut row| {
                Ok(Refused {
                    number: row.next()?,
                    reason: row.next()?,
                })
            })
    }

    fn rights(&mut self, device: RecordId) -> Result<Rights> {
        let sql = "SELECT unit, depth FROM devices WHERE id = ?1";
        let found: Option<(RecordId, Option<u8>)> =
            self.session.one(sql, cells![device], |mut row| {
                Ok((row.next()?, row.next()?))
            })?;
        let (own, depth) = found.ok_or(Error::Missing)?;
        let mut read = self.listed(include_str!("subtree.sql"), cells![own, depth])?;
        let units = self.listed(include_str!("changeable.sql"), cells![own])?;
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
        let asked: Result<Vec<Vec<Cell>>> =
            records.iter().map(|id| Ok(cells![id].to_vec())).collect();
        let rows = self
            .session
            .all_each(include_str!("record.sql"), &asked?, held)?;
        self.found.extend(rows.iter().map(|(id, _)| *id));
        Ok(rows.into_iter().collect())
    }

    fn advance(&mut self, count: u64) -> Result<u64> {
        let sql = "UPDATE feed_head SET seq = seq + ?1 RETURNING seq";
        self.session
            .one(sql, cells![count], |mut row| row.next())?
            .ok_or(Error::Missing)
    }

    fn put_rows(&mut self, rows: &BTreeMap<RecordId, Held>) -> Result<()> {
        let (mut new, mut known) = (Vec::new(), Vec::new());
        for (id, held) in rows {
            let registers: Vec<&Register> = held.registers.values().collect();
            let body = minicbor::to_vec(&registers).map_err(|_| Error::Unreadable)?;
            let cells = cells![id, held.kind, held.owner, held.seq, body].to_vec();
            if self.found.contains(id) {
                known.push(cells);
            } else {
                new.push(cells);
            }
        }
        self.session
            .run_each(include_str!("add_record.sql"), &new)?;
        self.session
            .run_each(include_str!("put_record.sql"), &known)?;
        self.found.extend(rows.keys());
        let is_unit = |held: &Held| held.kind == Unit::SPEC.kind;
        for (id, held) in rows.iter().filter(|(_, held)| is_unit(held)) {
            self.put_unit(*id, held)?;
        }
        Ok(())
    }

    fn put_exits(&mut self, exits: &[Exit]) -> Result<()> {
        let lists: Result<Vec<Vec<Cell>>> = exits
            .iter()
            .map(|exit| Ok(cells![exit.seq, exit.unit, exit.record].to_vec()))
            .collect();
        let sql = "INSERT INTO exits (seq, unit, record) VALUES (?1, ?2, ?3)";
        self.session.run_each(sql, &lists?).map(drop)
    }

    fn lose(&mut self, lost: &[Lost]) -> Result<()> {
        let conflicts = lost.iter().filter(|lost| lost.how == How::Conflict);
        let lists: Result<Vec<Vec<Cell>>> = conflicts
            .map(|lost| {
                Ok(cells![
                    lost.record,
                    lost.kind,
                    lost.field,
                    lost.key,
                    lost.loser.to_bytes(),
                    lost.winner.to_bytes(),
                    minicbor::to_vec(&lost.value).map_err(|_| Error::Unreadable)?,
                ]
                .to_vec())
            })
            .collect();
        self.session
            .run_each(include_str!("lose.sql"), &lists?)
            .map(drop)
    }

    fn erase(&mut self, erased: &BTreeSet<(RecordId, u16)>) -> Result<()> {
        let lists: Result<Vec<Vec<Cell>>> = erased
            .iter()
            .map(|(record, field)| Ok(cells![record, field].to_vec()))
            .collect();
        let sql = "DELETE FROM conflicts WHERE record = ?1 AND field = ?2";
        self.session.run_each(sql, &lists?).map(drop)
    }

    fn add_sums(&mut self, sums: &BTreeMap<RecordId, Digest>) -> Result<()> {
        let before = self.sums(sums.keys().copied())?;
        let lists: Result<Vec<Vec<Cell>>> = sums
            .iter()
            .map(|(unit, sum)| {
                let before = before.get(unit).copied().unwrap_or_default();
                Ok(cells![unit, before.plus(*sum).to_bytes()].to_vec())
            })
            .collect();
        self.session
            .run_each(include_str!("put_sum.sql"), &lists?)
            .map(drop)
    }

    fn total(&mut self, units: &BTreeSet<RecordId>) -> Result<Digest> {
        let sums = self.sums(units.iter().copied())?;
        let total = sums.into_values().fold(Digest::default(), Digest::plus);
        Ok(total)
    }

    fn offered(&mut self, uid: Uid) -> Result<BTreeSet<(RecordId, u16, Key)>> {
        let sql = "SELECT record, field, key FROM offered WHERE uid = ?1";
        let rows = self.session.all(sql, cells![uid.to_bytes()], |mut row| {
            Ok((row.next()?, row.next()?, row.next()?))
        })?;
        Ok(rows.into_iter().collect())
    }

    fn offer(&mut self, uid: Uid, record: RecordId, field: u16, key: &Key) -> Result<()> {
        self.session.run(
            include_str!("offer.sql"),
            cells![uid.to_bytes(), record, field, key],
        )?;
        Ok(())
    }

    fn snapshot(&mut self) -> Result<()> {
        self.session.snapshot()
    }

    fn newer(&mut self, places: &[Loading], limit: usize) -> Result<Vec<Event>> {
        let after: Result<Vec<Vec<Cell>>> = places
            .iter()
            .map(|place| Ok(cells![place.unit, place.pos, limit].to_vec()))
            .collect();
        let after = after?;
        let read = |session: &Session<'_>| -> Result<Vec<Event>> {
            let mut events =
                session.all_each(include_str!("newer_records.sql"), &after, |row| {
                    let (id, held) = held(row)?;
                    Ok(Event::Row(id, held))
                })?;
            events.extend(session.all_each(
                include_str!("newer_exits.sql"),
                &after,
                |mut row| {
                    Ok(Event::Exit(Exit {
                        seq: row.next()?,
                        unit: row.next()?,
                        record: row.next()?,
                    }))
                },
            )?);
            Ok(events)
        };
        let mut events = match self.speaker {
            Some(laptop) => self.session.narrowed(laptop, read)?,
            None => read(&self.session)?,
        };
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
