//! The province's database in memory.

use super::Place;
use crate::digest::Digest;
use crate::merge::{Held, How, Lost, Rights, Write};
use crate::messages::{Exit, Loading, Refused};
use crate::server::{Device, Event, Judged, LineState, Store};
use domain::record::{Key, Line, RecordId, Uid};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

#[derive(Clone, Default)]
pub(super) struct Feed {
    pub epoch: u64,
    pub head: u64,
    pub backed_up: u64,
    pub devices: BTreeMap<RecordId, Device>,
    pub grants: BTreeMap<RecordId, BTreeSet<RecordId>>,
    pub rows: BTreeMap<RecordId, Held>,
    lines: BTreeMap<(RecordId, Line), LineState>,
    pub judged: BTreeMap<Uid, Judged>,
    refusals: Vec<(RecordId, Line, Refused)>,
    exits: Vec<Exit>,
    pub conflicts: BTreeSet<Place>,
    pub overwritten: BTreeSet<Place>,
    sums: BTreeMap<RecordId, Digest>,
    pub offered: BTreeMap<Uid, BTreeSet<(RecordId, u16, Key)>>,
}

type Done<T> = Result<T, Infallible>;

impl Store for Feed {
    type Error = Infallible;

    fn device(&mut self, device: RecordId) -> Done<Option<Device>> {
        Ok(self.devices.get(&device).cloned())
    }
    fn line(&mut self, device: RecordId, line: Line) -> Done<LineState> {
        Ok(self.lines.get(&(device, line)).copied().unwrap_or_default())
    }
    fn set_line(&mut self, device: RecordId, line: Line, state: LineState) -> Done<()> {
        self.lines.insert((device, line), state);
        Ok(())
    }
    fn judged(&mut self, uid: Uid) -> Done<Option<Judged>> {
        Ok(self.judged.get(&uid).cloned())
    }
    fn judge(&mut self, uid: Uid, judged: &Judged) -> Done<()> {
        assert!(
            self.judged.insert(uid, judged.clone()).is_none(),
            "judged twice"
        );
        Ok(())
    }
    fn refuse(&mut self, device: RecordId, line: Line, refused: &Refused) -> Done<()> {
        self.refusals.push((device, line, refused.clone()));
        Ok(())
    }
    fn refused(&mut self, device: RecordId, line: Line, after: u64) -> Done<Vec<Refused>> {
        Ok(self
            .refusals
            .iter()
            .filter(|(d, l, refused)| *d == device && *l == line && refused.number > after)
            .map(|(_, _, refused)| refused.clone())
            .collect())
    }
    fn rights(&mut self, device: RecordId) -> Done<Rights> {
        let units = self.grants[&device].clone();
        let write = Write::Units {
            own: units.clone(),
            below: BTreeSet::new(),
            units: BTreeSet::new(),
        };
        Ok(Rights { read: units, write })
    }
    fn rows(&mut self, records: &BTreeSet<RecordId>) -> Done<BTreeMap<RecordId, Held>> {
        Ok(records
            .iter()
            .filter_map(|id| Some((*id, self.rows.get(id)?.clone())))
            .collect())
    }
    fn advance(&mut self, count: u64) -> Done<u64> {
        self.head += count;
        Ok(self.head)
    }
    fn put_rows(&mut self, rows: &BTreeMap<RecordId, Held>) -> Done<()> {
        for held in rows.values() {
            assert!(held.seq <= self.head, "numbers were given");
        }
        self.rows.extend(rows.clone());
        Ok(())
    }
    fn put_exits(&mut self, exits: &[Exit]) -> Done<()> {
        self.exits.extend(exits);
        Ok(())
    }
    fn lose(&mut self, lost: &[Lost]) -> Done<()> {
        for lost in lost {
            let place = (lost.record, lost.field, lost.key.clone(), lost.loser);
            match lost.how {
                How::Conflict => self.conflicts.insert(place),
                How::Seen | How::Same | How::Silent => self.overwritten.insert(place),
            };
        }
        Ok(())
    }
    fn erase(&mut self, erased: &BTreeSet<(RecordId, u16)>) -> Done<()> {
        self.conflicts
            .retain(|(record, field, ..)| !erased.contains(&(*record, *field)));
        Ok(())
    }
    fn add_sums(&mut self, sums: &BTreeMap<RecordId, Digest>) -> Done<()> {
        for (unit, sum) in sums {
            let held = self.sums.entry(*unit).or_default();
            *held = held.plus(*sum);
        }
        Ok(())
    }
    fn total(&mut self, units: &BTreeSet<RecordId>) -> Done<Digest> {
        let sums = units.iter().filter_map(|unit| self.sums.get(unit));
        Ok(sums.fold(Digest::default(), |total, sum| total.plus(*sum)))
    }
    fn snapshot(&mut self) -> Done<()> {
        Ok(())
    }
    fn offered(&mut self, uid: Uid) -> Done<BTreeSet<(RecordId, u16, Key)>> {
        Ok(self.offered.get(&uid).cloned().unwrap_or_default())
    }
    fn offer(&mut self, uid: Uid, record: RecordId, field: u16, key: &Key) -> Done<()> {
        self.offered
            .entry(uid)
            .or_default()
            .insert((record, field, key.clone()));
        Ok(())
    }
    fn newer(&mut self, places: &[Loading], limit: usize) -> Done<Vec<Event>> {
        let mut events = Vec::new();
        for place in places {
            for (record, held) in &self.rows {
                if held.owner == place.unit && held.seq > place.pos {
                    events.push(Event::Row(*record, held.clone()));
                }
            }
            for exit in &self.exits {
                if exit.unit == place.unit && exit.seq > place.pos {
                    events.push(Event::Exit(*exit));
                }
            }
        }
        events.sort_by_key(Event::seq);
        events.truncate(limit);
        Ok(events)
    }
    fn head(&mut self) -> Done<u64> {
        Ok(self.head)
    }
    fn epoch(&mut self) -> Done<u64> {
        Ok(self.epoch)
    }
    fn backed_up(&mut self) -> Done<u64> {
        Ok(self.backed_up)
    }
}
