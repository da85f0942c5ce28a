//! The protocol as a state machine over the real merge, server and laptop code: laptops that
//! write, lose answers, jump in time, are restored from old backups; a server that is restored too.
//!
//! A port of `sync-model/sync_model.py`, with operations over several records, refusals, map
//! fields and guards added. A failure names its seed; `SYNC_MODEL_SEEDS` and `SYNC_MODEL_FIRST`
//! run others.

mod feed;
mod memory;
mod oracle;
mod runs;
mod world;
mod writer;

use domain::record::{Key, RecordId, Uid};

/// One write of one operation.
type Place = (RecordId, u16, Key, Uid);

/// Numbers from a seed (SplitMix64): the same run on every machine.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(bound).unwrap()).unwrap()
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.roll() % 100 < chance
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }
}

/// What may go wrong, and what is left out to see that it matters.
#[derive(Clone, Copy)]
struct Switches {
    laptops_restored: bool,
    server_restored: bool,
    new_line: bool,
    new_epoch: bool,
    reoffer: bool,
    base_and_pos: bool,
}

const WHOLE: Switches = Switches {
    laptops_restored: true,
    server_restored: true,
    new_line: true,
    new_epoch: true,
    reoffer: true,
    base_and_pos: true,
};
