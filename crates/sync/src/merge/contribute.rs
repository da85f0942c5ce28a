//! After a restore: registers the server had sealed once come back from the laptops.

use super::apply::{move_out, owner};
use super::erase::enforce;
use super::{Draft, Held, How, Lost, policy};
use domain::record::{Key, Policy, Register, Row};

/// Takes the registers of a re-offered row. `known` tells which of them this history judged
/// already. Returns those that were new.
pub fn contribute(
    draft: &mut Draft,
    row: &Row,
    known: &dyn Fn(&Register) -> bool,
) -> Vec<Register> {
    let fresh: Vec<Register> = row
        .registers
        .iter()
        .filter(|register| !known(register))
        .cloned()
        .collect();
    if fresh.is_empty()
        || draft
            .row(row.record)
            .is_some_and(|held| held.kind != row.kind)
    {
        return Vec::new();
    }
    let mut held = draft
        .change(row.record, || Held::new(row.kind, row.owner))
        .clone();
    let was = held.owner;
    let seq = draft.next();
    let mut lost: Vec<Lost> = fresh
        .iter()
        .filter_map(|register| take(&mut held, row, register, seq))
        .collect();
    enforce(draft, row.record, &mut held, seq, &mut lost);
    let newest = fresh.iter().map(|register| register.stamp.clock).max();
    held.keep_lost(&lost, newest.unwrap_or_default(), seq);
    held.seq = seq;
    held.owner = owner(&held).unwrap_or(was);
    let moved = held.owner != was;
    *draft.change(row.record, || Held::new(row.kind, row.owner)) = held;
    for lost in lost {
        draft.lose(lost);
    }
    if moved {
        move_out(draft, row.record, was);
    }
    fresh
}

/// Only clocks can order what comes back.
fn take(held: &mut Held, row: &Row, offered: &Register, seq: u64) -> Option<Lost> {
    let place: (u16, Key) = (offered.field, offered.key.clone());
    let mut offered = offered.clone();
    offered.stamp.seq = seq;
    let Some(current) = held.registers.get_mut(&place) else {
        held.registers.insert(place, offered);
        return None;
    };
    let same = current.value == offered.value;
    let how = match policy(row.kind, offered.field) {
        _ if same => How::Same,
        Policy::Silent => How::Silent,
        Policy::Visible | Policy::Guarded | Policy::Map => How::Conflict,
    };
    let later =
        (offered.stamp.clock, offered.stamp.writer) > (current.stamp.clock, current.stamp.writer);
    let (loser, winner) = if later {
        (&*current, &offered)
    } else {
        (&offered, &*current)
    };
    let lost = Lost {
        record: row.record,
        kind: row.kind,
        field: offered.field,
        key: offered.key.clone(),
        loser: loser.stamp.writer,
        winner: winner.stamp.writer,
        value: loser.value.clone(),
        how,
    };
    if later {
        *current = offered;
    } else {
        current.stamp.seq = seq;
    }
    Some(lost)
}
