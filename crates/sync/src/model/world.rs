//! Laptops, a server, a bad line and a bad clock.

use super::feed::Feed;
use super::memory::{Memory, State};
use super::oracle::Oracle;
use super::{Dice, Switches, writer};
use crate::laptop::{
    ExchangeProblem, Exchanged, Line, LineProblem, Path, bundle, exchange, take_return,
};
use crate::server::{Bounds, Device, Province};
use crate::sign;
use crate::stick::{Keys, StickError, StickKeys};
use domain::record::RecordId;
use std::collections::BTreeSet;
use uuid::Uuid;

pub(super) struct World {
    dice: Dice,
    switches: Switches,
    province: Province,
    pub feed: Feed,
    pub laptops: Vec<Memory>,
    skews: Vec<i64>,
    units: Vec<RecordId>,
    now: u64,
    loss: u64,
    value: i64,
    generation: u8,
    feed_backup: Option<Feed>,
    laptop_backups: Vec<Option<Memory>>,
    /// Bundles and returns that lie on sticks somewhere, with whose they are.
    bundles: Vec<(usize, Vec<u8>)>,
    returns: Vec<(usize, Vec<u8>)>,
    pub oracle: Oracle,
    pub problems: Vec<String>,
}

/// A line that loses requests and answers, delivers twice, and cuts answers off.
struct BadLine<'w> {
    dice: &'w mut Dice,
    province: &'w Province,
    feed: &'w mut Feed,
    now: u64,
    loss: u64,
}

impl BadLine<'_> {
    fn serve(&mut self, path: Path, body: &[u8]) -> (u16, Vec<u8>) {
        let before = self.feed.clone();
        let reply = match path {
            Path::Recover => self.province.recover(self.feed, body).unwrap(),
            Path::Sync | Path::Enrol => self.province.exchange(self.feed, body, self.now).unwrap(),
        };
        if !reply.commit {
            *self.feed = before;
        }
        (reply.status, reply.body)
    }
}

impl Line for BadLine<'_> {
    fn post(&mut self, path: Path, body: Vec<u8>) -> Result<(u16, Vec<u8>), LineProblem> {
        if self.dice.percent(self.loss) {
            return Err(LineProblem::NoLine);
        }
        let (status, mut answer) = self.serve(path, &body);
        if self.dice.percent(10) {
            let (again, _) = self.serve(path, &body);
            assert!(again != 200 || status != 200, "a request was served twice");
        }
        if self.dice.percent(self.loss) {
            return Err(LineProblem::NoLine);
        }
        if status == 200 && self.dice.percent(self.loss) {
            answer.truncate(self.dice.below(answer.len()));
        }
        Ok((status, answer))
    }
}

impl World {
    pub fn new(seed: u64, switches: Switches) -> Self {
        let mut dice = Dice(seed);
        let units: Vec<RecordId> = (1..=3)
            .map(|unit| RecordId(Uuid::from_u128(unit + 100)))
            .collect();
        let mut feed = Feed::default();
        feed.epoch = 1;
        let laptops: Vec<Memory> = (0..u8::try_from(2 + dice.below(3)).unwrap())
            .map(|number| {
                let mut memory = Memory::new(number);
                memory.reoffer = switches.reoffer;
                memory.base_and_pos = switches.base_and_pos;
                memory.epoch = 1;
                let device = Device {
                    key: sign::public(&memory.key),
                    revoked: None,
                };
                feed.devices.insert(memory.device, device);
                memory
            })
            .collect();
        let loss = dice.pick(&[0, 10, 30, 50]);
        let bounds = Bounds {
            page: 2,
            bytes: 2_000,
            answer: 5,
        };
        let mut world = Self {
            province: Province {
                id: RecordId(Uuid::from_u128(1)),
                secret: [5; 32],
                bounds,
            },
            feed,
            skews: vec![0; laptops.len()],
            laptop_backups: vec![None; laptops.len()],
            laptops,
            units,
            now: 1_000_000_000,
            loss,
            value: 0,
            generation: 1,
            feed_backup: None,
            bundles: Vec::new(),
            returns: Vec::new(),
            oracle: Oracle::default(),
            problems: Vec::new(),
            dice,
            switches,
        };
        for at in 0..world.laptops.len() {
            world.grant(at);
            world.skews[at] = world
                .dice
                .pick(&[0, 0, 0, -1_000_000_000, 5_000_000, -300_000]);
        }
        world
    }

    fn grant(&mut self, at: usize) {
        let mut units: BTreeSet<RecordId> = BTreeSet::new();
        let many = 1 + self.dice.below(3);
        while units.len() < many {
            units.insert(self.dice.pick(&self.units));
        }
        self.feed.grants.insert(self.laptops[at].device, units);
    }

    /// Runs the noise, then lets everybody exchange in peace, and looks.
    pub fn run(mut self) -> Vec<String> {
        for _ in 0..120 {
            self.now += self.dice.pick(&[1, 1, 5_000, 60_000, 1_000_000]);
            let at = self.dice.below(self.laptops.len());
            self.step(at);
        }
        self.loss = 0;
        self.skews.fill(0);
        for _ in 0..4 {
            self.carry_to_the_province();
            self.carry_back();
        }
        for _ in 0..5 {
            self.now += 10_000;
            for at in 0..self.laptops.len() {
                self.exchange(at);
            }
        }
        let Self {
            feed,
            laptops,
            oracle,
            mut problems,
            ..
        } = self;
        problems.extend(oracle.check(&feed, &laptops));
        problems
    }

    fn step(&mut self, at: usize) {
        match self.dice.below(1000) {
            0..500 => self.write(at),
            500..760 => self.exchange(at),
            760..790 => self.write_stick(at),
            790..820 => self.carry_to_the_province(),
            820..850 => self.carry_back(),
            850..880 => {
                self.skews[at] = self
                    .dice
                    .pick(&[0, -1_000_000_000, 100_000_000, -300_000, 7_000]);
            }
            880..900 => self.grant(at),
            900..920 => self.laptop_backups[at] = Some(self.laptops[at].clone()),
            920..940 if self.switches.laptops_restored => self.restore_laptop(at),
            940..960 => {
                self.feed.backed_up = self.feed.head;
                self.feed_backup = Some(self.feed.clone());
            }
            960..970 if self.switches.server_restored => self.restore_server(),
            _ => {}
        }
    }

    fn write(&mut self, at: usize) {
        let wall = self.now.saturating_add_signed(self.skews[at]);
        let laptop = &mut self.laptops[at];
        let Some(changes) = writer::act(laptop, &self.units, &mut self.dice, &mut self.value)
        else {
            return;
        };
        let operation = writer::operation(laptop, changes, wall);
        self.oracle.wrote(&operation);
        laptop.write(operation);
    }

    fn exchange(&mut self, at: usize) {
        let mut line = BadLine {
            dice: &mut self.dice,
            province: &self.province,
            feed: &mut self.feed,
            now: self.now,
            loss: self.loss,
        };
        let outcome = exchange(&mut self.laptops[at], &mut line);
        self.heard(at, outcome);
    }

    fn heard(&mut self, at: usize, outcome: Result<Exchanged, ExchangeProblem>) {
        let laptop = &mut self.laptops[at];
        for own in &laptop.own {
            match own.state {
                State::Acknowledged(_) | State::Received => self.oracle.acked(own.operation.uid),
                State::Rejected => self.oracle.refused(own.operation.uid),
                State::Sealed => {}
            }
        }
        if std::mem::take(&mut laptop.forgot) {
            self.oracle.note(&self.feed, &self.laptops);
        }
        match outcome {
            Ok(_)
            | Err(
                ExchangeProblem::NoLine
                | ExchangeProblem::Older
                | ExchangeProblem::DoesNotFit
                | ExchangeProblem::WriteAgain
                | ExchangeProblem::Stick(StickError::NotForUs),
            ) => {}
            Err(problem) => self.problems.push(format!("laptop {at}: {problem:?}")),
        }
    }

    fn keys(&self) -> StickKeys {
        Keys::of_province(&self.province.secret).unwrap().public()
    }

    fn write_stick(&mut self, at: usize) {
        let keys = self.keys();
        let files = bundle(&mut self.laptops[at], &keys).unwrap();
        self.bundles
            .extend(files.into_iter().map(|(_, file)| (at, file)));
    }

    /// Any file, however old; one in three is kept and comes again.
    fn carry_to_the_province(&mut self) {
        let Some((at, file)) = pick_up(&mut self.bundles, &mut self.dice) else {
            return;
        };
        let before = self.feed.clone();
        match self
            .province
            .take_bundle(&mut self.feed, &file, self.now)
            .unwrap()
        {
            Ok(taken) => {
                if !taken.commit {
                    self.feed = before;
                }
                self.returns.push((at, taken.answer));
            }
            Err(why) => self
                .problems
                .push(format!("bundle of laptop {at}: {why:?}")),
        }
    }

    fn carry_back(&mut self) {
        let Some((at, file)) = pick_up(&mut self.returns, &mut self.dice) else {
            return;
        };
        let keys = self.keys();
        let outcome = take_return(&mut self.laptops[at], &keys, &file);
        self.heard(at, outcome);
    }

    fn restore_laptop(&mut self, at: usize) {
        let Some(backup) = self.laptop_backups[at].clone() else {
            return;
        };
        self.laptops[at] = backup;
        if self.switches.new_line {
            self.generation += 1;
            self.laptops[at].renew_line(self.generation);
        }
        self.oracle.note(&self.feed, &self.laptops);
    }

    fn restore_server(&mut self) {
        let Some(backup) = self.feed_backup.clone() else {
            return;
        };
        let (epoch, grants) = (self.feed.epoch, self.feed.grants.clone());
        self.oracle.overwritten(&self.feed);
        self.feed = backup;
        self.feed.grants = grants;
        self.feed.epoch = epoch + u64::from(self.switches.new_epoch);
        self.oracle.note(&self.feed, &self.laptops);
    }
}

fn pick_up(sticks: &mut Vec<(usize, Vec<u8>)>, dice: &mut Dice) -> Option<(usize, Vec<u8>)> {
    if sticks.is_empty() {
        return None;
    }
    let place = dice.below(sticks.len());
    let found = sticks[place].clone();
    if !dice.percent(33) {
        sticks.remove(place);
    }
    Some(found)
}
