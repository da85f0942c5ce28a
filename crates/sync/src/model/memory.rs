//! A laptop's book in memory: what storage does, in a hundred lines.

use crate::digest::Digest;
use crate::laptop::{ExchangeProblem, Standing, Store};
use crate::merge::Held;
use crate::messages::{KeptPage, Loading, Numbered, Page, Refused};
use domain::record::{self, Clock, Key, OWNER, Operation, RecordId, Uid, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Sealed,
    Acknowledged(u64),
    Received,
    Rejected,
}

#[derive(Clone)]
pub(super) struct Own {
    pub number: i64,
    pub operation: Operation,
    pub state: State,
}

#[derive(Clone)]
pub(super) struct Memory {
    pub device: RecordId,
    pub key: [u8; 32],
    pub line: record::Line,
    pub next: u64,
    pub clock: Clock,
    pub said: BTreeMap<RecordId, Held>,
    pub own: Vec<Own>,
    pub epoch: u64,
    pub base: u64,
    pub pos: u64,
    pub loading: Vec<Loading>,
    pub scopes: BTreeSet<RecordId>,
    pub kept: Vec<KeptPage>,
    pub counter: u64,
    pub reoffer: bool,
    pub base_and_pos: bool,
    /// Whether pages were thrown away because a unit may not be read any more.
    pub forgot: bool,
}

/// What a person sees of one field, and whose value it is.
pub(super) type View = BTreeMap<RecordId, (u16, RecordId, BTreeMap<(u16, Key), (Value, Uid)>)>;

impl Memory {
    pub fn new(number: u8) -> Self {
        Self {
            device: RecordId(Uuid::from_u128(u128::from(number) + 1000)),
            key: [number + 1; 32],
            line: record::Line([number + 1, 0, 0, 0, 0, 0, 0, 1]),
            next: 1,
            clock: Clock(0),
            said: BTreeMap::new(),
            own: Vec::new(),
            epoch: 0,
            base: 0,
            pos: 0,
            loading: Vec::new(),
            scopes: BTreeSet::new(),
            kept: Vec::new(),
            counter: 0,
            reoffer: true,
            base_and_pos: true,
            forgot: false,
        }
    }

    pub fn view(&self) -> View {
        let mut view: View = BTreeMap::new();
        for (record, held) in &self.said {
            let fields = held
                .registers
                .iter()
                .map(|(place, register)| {
                    (
                        place.clone(),
                        (register.value.clone(), register.stamp.writer),
                    )
                })
                .collect();
            view.insert(*record, (held.kind, held.owner, fields));
        }
        let live = |own: &&Own| matches!(own.state, State::Sealed | State::Acknowledged(_));
        for own in self.own.iter().filter(live) {
            for change in &own.operation.changes {
                let row = view.entry(change.record).or_insert((
                    change.kind,
                    change.owner,
                    BTreeMap::new(),
                ));
                if let (OWNER, Value::Bytes(unit)) = (change.field, &change.value) {
                    row.1 = RecordId(Uuid::from_slice(unit).unwrap());
                }
                let value = (change.value.clone(), own.operation.uid);
                row.2.insert((change.field, change.key.clone()), value);
            }
        }
        view
    }

    pub fn write(&mut self, operation: Operation) {
        let number = i64::try_from(self.next).unwrap();
        self.next += 1;
        self.own.push(Own {
            number,
            operation,
            state: State::Sealed,
        });
    }

    /// A restored book goes on under a new line; what was not acknowledged is numbered anew.
    pub fn renew_line(&mut self, generation: u8) {
        self.line.0[7] = generation;
        self.next = 1;
        for (place, own) in self.own.iter_mut().enumerate() {
            own.number = -1 - i64::try_from(place).unwrap();
            if own.state == State::Sealed {
                own.number = i64::try_from(self.next).unwrap();
                self.next += 1;
            }
        }
    }

    fn receive_row(&mut self, row: &domain::record::Row) {
        let held = self.said.entry(row.record).or_insert_with(|| Held {
            kind: row.kind,
            owner: row.owner,
            seq: 0,
            registers: BTreeMap::new(),
        });
        if held.seq == 0 {
            held.registers.clear();
        }
        for register in &row.registers {
            let place = (register.field, register.key.clone());
            let known = held.registers.get(&place).map_or(0, |held| held.stamp.seq);
            if known < register.stamp.seq {
                held.registers.insert(place, register.clone());
            }
        }
        if held.seq <= row.seq {
            (held.seq, held.owner) = (row.seq, row.owner);
        }
    }
}

impl Store for Memory {
    type Error = ExchangeProblem;

    fn standing(&mut self) -> Result<Standing, ExchangeProblem> {
        let decided = |own: &&Own| own.state != State::Sealed && own.number > 0;
        let acknowledged = self.own.iter().filter(decided).map(|own| own.number).max();
        Ok(Standing {
            server: RecordId(Uuid::from_u128(1)),
            device: self.device,
            key: self.key,
            line: self.line,
            epoch: self.epoch,
            base: self.base,
            pos: self.pos,
            loading: self.loading.clone(),
            scopes: self.scopes.clone(),
            acknowledged: u64::try_from(acknowledged.unwrap_or(0)).unwrap(),
        })
    }
    fn next_counter(&mut self) -> Result<u64, ExchangeProblem> {
        self.counter += 1;
        Ok(self.counter)
    }
    fn outbox(&mut self, limit: usize) -> Result<Vec<Numbered>, ExchangeProblem> {
        let mut waiting: Vec<Numbered> = self
            .own
            .iter()
            .filter(|own| own.state == State::Sealed)
            .map(|own| Numbered {
                number: u64::try_from(own.number).unwrap(),
                operation: own.operation.clone(),
            })
            .collect();
        waiting.sort_by_key(|numbered| numbered.number);
        waiting.truncate(limit);
        Ok(waiting)
    }
    fn acknowledge(
        &mut self,
        through: u64,
        commit_seq: u64,
        refused: &[Refused],
    ) -> Result<(), ExchangeProblem> {
        let through = i64::try_from(through).unwrap();
        for own in &mut self.own {
            if own.state != State::Sealed || own.number > through {
                continue;
            }
            let number = u64::try_from(own.number).unwrap();
            let is_refused = refused.iter().any(|refused| refused.number == number);
            own.state = if is_refused {
                State::Rejected
            } else {
                State::Acknowledged(commit_seq)
            };
        }
        Ok(())
    }
    fn receive(&mut self, page: &Page, kept: &KeptPage) -> Result<(), ExchangeProblem> {
        for row in &page.rows {
            self.receive_row(row);
        }
        for exit in &page.exits {
            let gone = |held: &Held| held.owner == exit.unit && held.seq < exit.seq;
            if self.said.get(&exit.record).is_some_and(gone) {
                self.said.remove(&exit.record);
            }
        }
        self.pos = self.pos.max(page.pos);
        self.loading
            .iter_mut()
            .for_each(|loading| loading.pos = loading.pos.max(page.pos));
        if page.digest.is_some() || !self.base_and_pos {
            self.base = self.pos;
            self.loading
                .iter_mut()
                .for_each(|loading| loading.base = loading.pos);
        }
        if page.digest.is_some() {
            self.loading.clear();
            self.said.retain(|_, held| held.seq > 0);
            for own in &mut self.own {
                if matches!(own.state, State::Acknowledged(seq) if seq <= self.base) {
                    own.state = State::Received;
                }
            }
        }
        if !page.rows.is_empty() {
            self.kept.push(kept.clone());
        }
        Ok(())
    }
    fn change_scopes(&mut self, units: &BTreeSet<RecordId>) -> Result<(), ExchangeProblem> {
        self.said.retain(|_, held| units.contains(&held.owner));
        self.loading.retain(|loading| units.contains(&loading.unit));
        if self.scopes.difference(units).next().is_some() {
            self.kept.clear();
            self.forgot = true;
        }
        for unit in units.difference(&self.scopes) {
            self.loading.push(Loading {
                unit: *unit,
                base: 0,
                pos: 0,
            });
        }
        self.scopes.clone_from(units);
        Ok(())
    }
    fn digest(&mut self) -> Result<Digest, ExchangeProblem> {
        let mut sum = Digest::default();
        for (record, held) in &self.said {
            sum = sum.plus(held.digest(*record));
        }
        Ok(sum)
    }
    fn begin_epoch(&mut self, epoch: u64, has: u64) -> Result<(), ExchangeProblem> {
        let has = i64::try_from(has).unwrap();
        (self.epoch, self.base, self.pos) = (epoch, 0, 0);
        self.loading.clear();
        self.said.values_mut().for_each(|held| held.seq = 0);
        for own in &mut self.own {
            if own.number > has {
                own.state = State::Sealed;
            } else if matches!(own.state, State::Acknowledged(_)) {
                // Its place belongs to the old history: the next complete pull settles it.
                own.state = State::Acknowledged(0);
            }
        }
        Ok(())
    }
    fn kept_pages(&mut self, _: usize) -> Result<Vec<KeptPage>, ExchangeProblem> {
        let epoch = self.epoch;
        let old = self
            .kept
            .iter()
            .filter(|page| page.epoch < epoch && self.reoffer);
        Ok(old.take(3).cloned().collect())
    }
    fn drop_pages(&mut self, pages: &[KeptPage]) -> Result<(), ExchangeProblem> {
        self.kept.retain(|page| !pages.contains(page));
        Ok(())
    }
    fn backed_up(&mut self, through: u64) -> Result<(), ExchangeProblem> {
        let epoch = self.epoch;
        self.kept
            .retain(|page| page.epoch < epoch || page.pos > through);
        Ok(())
    }
}
