//! The re-offer after a restore: only pages that carry the server's own seal are taken.

use super::{Province, Step, Store, push::settle};
use crate::merge::{self, Draft};
use crate::messages::{KeptPage, seal};
use domain::record::{Key, RecordId, Register, Row};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn recover<S: Store>(
    province: &Province,
    store: &mut S,
    pages: &[KeptPage],
    epoch: u64,
) -> Step<(), S::Error> {
    let mut draft = Draft::default();
    for page in pages {
        let sealed = seal(&province.secret, page.epoch, page.pos, &page.rows);
        // A page that is not ours is passed over: it must not keep the others from coming back.
        if sealed != page.seal || page.epoch >= epoch {
            continue;
        }
        for row in &page.decode_rows().unwrap_or_default() {
            take(store, &mut draft, row)?;
        }
    }
    settle(store, draft)?;
    Ok(())
}

fn take<S: Store>(store: &mut S, draft: &mut Draft, row: &Row) -> Result<(), S::Error> {
    let missing = draft.missing(&BTreeSet::from([row.record]));
    let rows = store.rows(&missing)?;
    draft.load(missing, rows);
    let mut known: BTreeMap<(u16, Key), bool> = BTreeMap::new();
    for register in &row.registers {
        let is_known = is_known(store, row.record, register)?;
        known.insert((register.field, register.key.clone()), is_known);
    }
    let place = |register: &Register| (register.field, register.key.clone());
    let fresh = merge::contribute(draft, row, &|register| {
        known.get(&place(register)).copied().unwrap_or(false)
    });
    for register in fresh {
        store.offer(
            register.stamp.writer,
            row.record,
            register.field,
            &register.key,
        )?;
    }
    Ok(())
}

/// Taken in this history, or offered before. What this history refused may come back: an earlier
/// one had taken it.
fn is_known<S: Store>(
    store: &mut S,
    record: RecordId,
    register: &Register,
) -> Result<bool, S::Error> {
    let writer = register.stamp.writer;
    if store
        .judged(writer)?
        .is_some_and(|judged| judged.refused.is_none())
    {
        return Ok(true);
    }
    Ok(store
        .offered(writer)?
        .contains(&(record, register.field, register.key.clone())))
}
