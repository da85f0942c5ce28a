//! What an operation may write beyond its own unit because of what it says elsewhere: a transfer
//! carries a member from one unit to another, a change of the tree carries whatever it moves.

use super::{Draft, Held, Rights, Write};
use domain::members::{
    Badge, BadgeField, Member, Membership, MembershipField, Office, StandingEvent,
    StandingEventField, Transfer, TransferField,
};
use domain::record::{Change, FieldValue, Key, OWNER, Operation, Record, RecordId, Value};
use domain::tasks::Task;
use domain::units::{Unit, UnitChange, UnitChangeField, UnitField, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// A transfer that the operation touches.
struct Carriage {
    member: RecordId,
    from: RecordId,
    to: RecordId,
    /// Nothing has ended it yet: the member may still be brought back.
    open: bool,
    /// The province knew it before this operation.
    known: bool,
}

/// What an operation carries.
#[derive(Default)]
pub(super) struct Carried {
    carriages: Vec<Carriage>,
    /// Units that a change of the tree names and that the writer may change.
    units: BTreeSet<RecordId>,
    /// Units that the operation makes.
    made: BTreeSet<RecordId>,
    /// Changes of the tree that name a unit the writer may not change.
    overreaching: BTreeSet<RecordId>,
}

/// Kinds that a change of the tree takes along.
const REORGANISED: [u16; 7] = [
    Member::SPEC.kind,
    Membership::SPEC.kind,
    StandingEvent::SPEC.kind,
    Office::SPEC.kind,
    Badge::SPEC.kind,
    Transfer::SPEC.kind,
    Task::SPEC.kind,
];

/// The records whose rows must be known besides those an operation touches.
pub(super) fn named(operation: &Operation, draft: &Draft) -> BTreeSet<RecordId> {
    touched(operation, Transfer::SPEC.kind)
        .into_iter()
        .filter_map(|record| said(operation, draft, record, TransferField::member.number()))
        .filter_map(|value| reference(&value))
        .collect()
}

impl Carried {
    pub(super) fn of(draft: &Draft, operation: &Operation, rights: &Rights) -> Self {
        let Write::Units { own, units, .. } = &rights.write else {
            return Self::default();
        };
        let made = made(draft, operation, own, units);
        let mut carried = Self {
            carriages: carriages(draft, operation, own),
            made,
            ..Self::default()
        };
        for record in touched(operation, UnitChange::SPEC.kind) {
            let fields = [UnitChangeField::unit, UnitChangeField::into];
            let named: Vec<RecordId> = fields
                .into_iter()
                .filter_map(|field| said(operation, draft, record, field.number()))
                .filter_map(|value| reference(&value))
                .collect();
            let may = |unit: &RecordId| units.contains(unit) || carried.made.contains(unit);
            if !named.is_empty() && named.iter().all(may) {
                carried.units.extend(named);
            } else {
                carried.overreaching.insert(record);
            }
        }
        carried
    }

    /// Whether a change of the tree of units may be written: its own units, or new ones below it;
    /// and a unit is put only under a body that the writer is or may change.
    pub(super) fn allows_tree(&self, change: &Change, rights: &Rights) -> bool {
        let Write::Units { own, units, .. } = &rights.write else {
            return true;
        };
        let known = units.contains(&change.record) || self.made.contains(&change.record);
        let above = match (change.field == UnitField::parent.number(), &change.value) {
            (true, value) => {
                reference(value).is_some_and(|above| own.contains(&above) || units.contains(&above))
            }
            (false, _) => true,
        };
        known && above && change.owner == UnitId::TREE.record() && change.field != OWNER
    }

    /// Whether a record of the history of the tree may be written: every unit it names is the
    /// writer's to change.
    pub(super) fn allows_history(&self, change: &Change) -> bool {
        change.owner == UnitId::TREE.record() && !self.overreaching.contains(&change.record)
    }

    /// Whether something of another unit may be written along with a transfer or a change of the
    /// tree.
    pub(super) fn allows(
        &self,
        operation: &Operation,
        change: &Change,
        held: Option<&Held>,
        (owner, to): (RecordId, RecordId),
        own: &BTreeSet<RecordId>,
    ) -> bool {
        let mine = |unit: &RecordId| self.units.contains(unit) || own.contains(unit);
        let reorganised = REORGANISED.contains(&change.kind)
            && !self.units.is_empty()
            && mine(&owner)
            && mine(&to);
        reorganised
            || self
                .carriages
                .iter()
                .any(|carriage| carriage.allows(operation, change, held, (owner, to), own))
    }
}

impl Carriage {
    fn allows(
        &self,
        operation: &Operation,
        change: &Change,
        held: Option<&Held>,
        (owner, to): (RecordId, RecordId),
        own: &BTreeSet<RecordId>,
    ) -> bool {
        let parties = [self.from, self.to];
        if !parties.contains(&owner) || !parties.contains(&to) {
            return false;
        }
        let of_member = |field: u16| {
            let told = held
                .and_then(|held| held.plain(field))
                .map(|register| register.value.clone())
                .or_else(|| written(operation, change.record, field));
            told.and_then(|value| reference(&value)) == Some(self.member)
        };
        match change.kind {
            kind if kind == Transfer::SPEC.kind => true,
            // The file goes with the member, and comes back only to whom it came from.
            kind if kind == Member::SPEC.kind => {
                change.record == self.member && self.moves(change, owner, to, own)
            }
            kind if kind == Badge::SPEC.kind => {
                of_member(BadgeField::member.number()) && self.moves(change, owner, to, own)
            }
            kind if kind == Membership::SPEC.kind => {
                self.open && of_member(MembershipField::member.number())
            }
            kind if kind == StandingEvent::SPEC.kind => {
                self.open && of_member(StandingEventField::member.number())
            }
            _ => false,
        }
    }

    fn moves(
        &self,
        change: &Change,
        owner: RecordId,
        to: RecordId,
        own: &BTreeSet<RecordId>,
    ) -> bool {
        let goes = own.contains(&owner) && to == self.to;
        let comes_back = self.known && own.contains(&self.from) && to == self.from;
        change.field == OWNER && self.open && (goes || comes_back)
    }
}

fn carriages(draft: &Draft, operation: &Operation, own: &BTreeSet<RecordId>) -> Vec<Carriage> {
    let mut carriages: BTreeMap<RecordId, Carriage> = BTreeMap::new();
    for record in touched(operation, Transfer::SPEC.kind) {
        let unit = |field: TransferField| {
            said(operation, draft, record, field.number()).and_then(|value| reference(&value))
        };
        let (Some(member), Some(from), Some(to)) = (
            unit(TransferField::member),
            unit(TransferField::from_unit),
            unit(TransferField::to_unit),
        ) else {
            continue;
        };
        let known = draft.row(record).is_some();
        // A new transfer is made by the unit that holds the file, and by nobody else.
        let holds = draft
            .row(member)
            .is_none_or(|held| own.contains(&held.owner));
        let sound = if known {
            own.contains(&from) || own.contains(&to)
        } else {
            own.contains(&from) && holds
        };
        if sound {
            carriages.insert(
                record,
                Carriage {
                    member,
                    from,
                    to,
                    open: is_open(draft.row(record)),
                    known,
                },
            );
        }
    }
    carriages.into_values().collect()
}

/// Nothing has ended the transfer before this operation.
fn is_open(held: Option<&Held>) -> bool {
    let Some(held) = held else {
        return true;
    };
    let said = |field: TransferField| {
        held.plain(field.number())
            .is_some_and(|register| register.value != Value::Null)
    };
    let visit = held
        .plain(TransferField::kind.number())
        .is_some_and(|register| {
            register.value == domain::members::TransferKind::Temporary.to_value()
        });
    let over = if visit {
        said(TransferField::returned)
    } else {
        said(TransferField::received)
    };
    !over && !said(TransferField::taken_back)
}

/// Units that the operation makes, below the writer.
fn made(
    draft: &Draft,
    operation: &Operation,
    own: &BTreeSet<RecordId>,
    units: &BTreeSet<RecordId>,
) -> BTreeSet<RecordId> {
    touched(operation, Unit::SPEC.kind)
        .into_iter()
        .filter(|record| draft.row(*record).is_none())
        .filter(|record| {
            written(operation, *record, UnitField::parent.number())
                .and_then(|value| reference(&value))
                .is_some_and(|above| own.contains(&above) || units.contains(&above))
        })
        .collect()
}

fn touched(operation: &Operation, kind: u16) -> BTreeSet<RecordId> {
    operation
        .changes
        .iter()
        .filter(|change| change.kind == kind)
        .map(|change| change.record)
        .collect()
}

/// What the province knows of a field, or else what the operation says: who a transfer is about and
/// between whom does not change.
fn said(operation: &Operation, draft: &Draft, record: RecordId, field: u16) -> Option<Value> {
    draft
        .row(record)
        .and_then(|held| held.plain(field))
        .map(|register| register.value.clone())
        .filter(|value| *value != Value::Null)
        .or_else(|| written(operation, record, field))
}

fn written(operation: &Operation, record: RecordId, field: u16) -> Option<Value> {
    operation
        .changes
        .iter()
        .find(|change| change.record == record && change.field == field && change.key == Key::new())
        .map(|change| change.value.clone())
}

fn reference(value: &Value) -> Option<RecordId> {
    UnitId::from_value(value).map(UnitId::record)
}
