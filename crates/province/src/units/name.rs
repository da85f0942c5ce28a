//! A new unit: a record of the tree, which every laptop reads.

use super::Unit;
use crate::Result;
use crate::feed::{Commit, Feed, Transaction, random_id};
use domain::record::{Change, Clock, FieldValue, Key, Operation, Record, RecordId, Value};
use domain::units::{UnitField, UnitId, UnitLevel};
use sync::messages::Numbered;

/// What is known of a unit that is to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// Official name.
    pub name: String,
    /// Code with leading zeros; may be empty.
    pub code: String,
    /// Where it stands.
    pub level: UnitLevel,
    /// The unit above it.
    pub parent: Option<RecordId>,
}

/// Adds a unit.
///
/// # Errors
/// What the database says.
pub fn add(feed: &Feed, new: &NewUnit, now: u64) -> Result<Unit> {
    let province = feed.identity()?.province;
    feed.transact(|transaction| {
        let id = random_id()?;
        let operation = operation(transaction, id, new, now)?;
        province.write(transaction, &operation, now)?;
        let unit = Unit {
            id,
            name: new.name.clone(),
            code: new.code.clone(),
        };
        Ok((unit, Commit::Yes))
    })
}

fn operation(
    transaction: &Transaction<'_>,
    id: RecordId,
    new: &NewUnit,
    now: u64,
) -> Result<Numbered> {
    let uid = Feed::next_own(transaction)?;
    let fields = [
        (UnitField::name, Value::Text(new.name.clone())),
        (UnitField::level, new.level.to_value()),
        (
            UnitField::parent,
            new.parent.map(|parent| UnitId(parent.0)).to_value(),
        ),
        (UnitField::code, Value::Text(new.code.clone())),
    ];
    let changes = fields
        .into_iter()
        .filter(|(_, value)| *value != Value::Null);
    let changes = changes.map(|(field, value)| Change {
        kind: domain::units::Unit::SPEC.kind,
        record: id,
        owner: UnitId::TREE.record(),
        field: field.number(),
        key: Key::new(),
        value,
        base: None,
    });
    Ok(Numbered {
        number: uid.number,
        operation: Operation {
            uid,
            clock: Clock::end_of_millisecond(now),
            person: RecordId::default(),
            name: "name_unit".to_owned(),
            changes: changes.collect(),
        },
    })
}
