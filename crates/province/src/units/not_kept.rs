//! Facts of a member's file that a unit, and every unit below it, must not keep.

use super::Unit;
use crate::feed::{Commit, Feed, Transaction};
use crate::{Error, Result};
use domain::members::NotKept;
use domain::record::{Change, Clock, FieldValue, Key, Operation, Record, RecordId, Uid};
use domain::units::{UnitField, UnitId};
use std::collections::BTreeSet;
use sync::messages::Numbered;
use sync::server::Store;

/// Says which facts a unit must not keep, in the place of what was said before; none keeps all.
///
/// # Errors
/// `NotKept` for a name that is none of those that may be left out, or what the database says.
pub fn leave_out(feed: &Feed, unit: &Unit, names: &[String], now: u64) -> Result<()> {
    let not_kept = NotKept::of_names(names).ok_or(Error::NotKept)?;
    let province = feed.identity()?.province;
    feed.transact(|transaction| {
        let uid = Feed::next_own(transaction)?;
        let operation = Operation {
            uid,
            clock: Clock::end_of_millisecond(now),
            person: RecordId::default(),
            name: "leave_out".to_owned(),
            changes: vec![Change {
                kind: domain::units::Unit::SPEC.kind,
                record: unit.id,
                owner: UnitId::TREE.record(),
                field: UnitField::not_kept.number(),
                key: Key::new(),
                value: not_kept.to_value(),
                base: said_by(transaction, unit.id)?,
            }],
        };
        let numbered = Numbered {
            number: uid.number,
            operation,
        };
        province.write(transaction, &numbered, now)?;
        Ok(((), Commit::Yes))
    })
}

/// Which operation said it last: this one has seen it.
fn said_by(transaction: &mut Transaction<'_>, unit: RecordId) -> Result<Option<Uid>> {
    let rows = transaction.rows(&BTreeSet::from([unit]))?;
    let place = (UnitField::not_kept.number(), Key::new());
    let said = rows.get(&unit).and_then(|held| held.registers.get(&place));
    Ok(said.map(|register| register.stamp.writer))
}
