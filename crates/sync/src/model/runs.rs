//! The runs: whole, it holds; with any one part left out, it does not.

use super::world::World;
use super::{Switches, WHOLE};

fn from_environment(name: &str, or: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(or)
}

fn first_failure(seeds: std::ops::Range<u64>, switches: Switches) -> Option<(u64, Vec<String>)> {
    seeds
        .map(|seed| (seed, World::new(seed, switches).run()))
        .find(|(_, bad)| !bad.is_empty())
}

fn holds(first: u64, switches: Switches) {
    let first = first + from_environment("SYNC_MODEL_FIRST", 0);
    let seeds = first..first + from_environment("SYNC_MODEL_SEEDS", 75);
    if let Some((seed, bad)) = first_failure(seeds, switches) {
        panic!("seed {seed}: {bad:#?}");
    }
}

fn breaks(within: u64, switches: Switches) {
    assert!(
        first_failure(0..within, switches).is_some(),
        "{within} seeds found nothing wrong"
    );
}

#[test]
fn s_51_bad_lines_bad_clocks_and_moves_lose_nothing_and_all_end_equal() {
    holds(
        0,
        Switches {
            laptops_restored: false,
            server_restored: false,
            ..WHOLE
        },
    );
}

#[test]
fn laptops_restored_from_old_backups_lose_nothing_acknowledged() {
    holds(
        10_000,
        Switches {
            server_restored: false,
            ..WHOLE
        },
    );
}

#[test]
fn a_server_restored_from_an_old_backup_gets_everything_back() {
    holds(
        20_000,
        Switches {
            laptops_restored: false,
            ..WHOLE
        },
    );
}

#[test]
fn laptops_and_server_restored_end_equal() {
    holds(30_000, WHOLE);
}

#[test]
fn without_a_new_line_for_a_restored_laptop_it_breaks() {
    breaks(
        100,
        Switches {
            server_restored: false,
            new_line: false,
            ..WHOLE
        },
    );
}

#[test]
fn without_a_new_history_for_a_restored_server_it_breaks() {
    breaks(
        100,
        Switches {
            laptops_restored: false,
            new_epoch: false,
            ..WHOLE
        },
    );
}

#[test]
fn without_the_re_offer_of_sealed_pages_it_breaks() {
    breaks(
        400,
        Switches {
            reoffer: false,
            ..WHOLE
        },
    );
}

#[test]
fn with_a_single_number_as_cursor_it_breaks() {
    let calm = Switches {
        laptops_restored: false,
        server_restored: false,
        ..WHOLE
    };
    breaks(
        100,
        Switches {
            base_and_pos: false,
            ..calm
        },
    );
}
