//! Taking an operation: whole, or refused with a reason.

use super::check::{check, new_owner, parents};
use super::erase::enforce;
use super::{Circumstances, Draft, Held, How, Lost, Refusal, policy};
use domain::record::{
    Change, Clock, DELETED, Guard, Key, OWNER, Operation, Policy, RecordId, Register, Stamp, Uid,
    Value, spec,
};
use std::collections::BTreeSet;

/// Takes an operation into the draft.
///
/// # Errors
/// Why it is refused; the draft is as it was then.
pub fn apply(
    draft: &mut Draft,
    operation: &Operation,
    circumstances: &Circumstances<'_>,
) -> Result<(), Refusal> {
    check(draft, operation, circumstances)?;
    let records: BTreeSet<RecordId> = operation.changes.iter().map(|c| c.record).collect();
    for record in records {
        let changes: Vec<&Change> = operation
            .changes
            .iter()
            .filter(|change| change.record == record)
            .filter(|change| {
                let place = (record, change.field, change.key.clone());
                !circumstances.offered.contains(&place)
            })
            .collect();
        if let Some(first) = changes.first() {
            take(draft, operation, first, &changes, circumstances);
        }
    }
    Ok(())
}

/// The records an operation touches, and those that may close them.
#[must_use]
pub(crate) fn needs(draft: &Draft, operation: &Operation) -> BTreeSet<RecordId> {
    let mut needs: BTreeSet<RecordId> = operation.changes.iter().map(|c| c.record).collect();
    needs.extend(super::carried::named(operation, draft));
    for change in &operation.changes {
        if let Some(Guard::Parent { link, .. }) = spec(change.kind).map(|spec| spec.guard) {
            needs.extend(parents(
                operation,
                change.record,
                draft.row(change.record),
                link,
            ));
        }
    }
    needs
}

/// All changes of one record share one number.
fn take(
    draft: &mut Draft,
    operation: &Operation,
    first: &Change,
    changes: &[&Change],
    circumstances: &Circumstances<'_>,
) {
    let record = first.record;
    let clock = circumstances.clamp(operation.clock);
    let mut held = draft
        .change(record, || Held::new(first.kind, first.owner))
        .clone();
    let was = held.owner;
    let seq = draft.next();
    let revives = held.is_deleted() && !changes.iter().any(|change| change.field == DELETED);
    let mut lost = Vec::new();
    for change in changes {
        let write = Write {
            record,
            change,
            uid: operation.uid,
            clock,
            seq,
        };
        if change.field == DELETED
            && change.value == Value::Int(1)
            && let Some(unseen) = unseen(&held, operation, circumstances)
        {
            lost.push(write.lost(operation.uid, unseen, &change.value, How::Conflict));
            if let Some(register) = held.registers.get_mut(&(DELETED, Key::new())) {
                register.stamp.seq = seq;
            }
            continue;
        }
        lost.extend(write.into(&mut held));
    }
    if revives {
        lost.extend(revive(&mut held, record, operation.uid, clock, seq));
    }
    enforce(draft, record, &mut held, seq, &mut lost);
    held.keep_lost(&lost, clock, seq);
    held.seq = seq;
    held.owner = owner(&held).unwrap_or(was);
    let moved = held.owner != was;
    *draft.change(record, || Held::new(first.kind, first.owner)) = held;
    for lost in lost {
        draft.lose(lost);
    }
    if moved {
        move_out(draft, record, was);
    }
}

pub(super) fn owner(held: &Held) -> Option<RecordId> {
    let register = held.plain(OWNER)?;
    new_owner(&Change {
        kind: held.kind,
        record: RecordId::default(),
        owner: held.owner,
        field: OWNER,
        key: Key::new(),
        value: register.value.clone(),
        base: None,
    })
}

/// Who read the old unit is told that the record left; who reads the new one is told all of it.
pub(super) fn move_out(draft: &mut Draft, record: RecordId, from: RecordId) {
    draft.leave(from, record);
    let seq = draft.next();
    if let Some(kind) = draft.row(record).map(|held| held.kind) {
        let held = draft.change(record, || Held::new(kind, from));
        held.seq = seq;
        held.registers
            .values_mut()
            .for_each(|register| register.stamp.seq = seq);
    }
}

/// A value of the record that whoever deletes it had not been told; the newest one.
///
/// Before a first complete pull of a history (after a restore) only the clocks can tell: a laptop's
/// clock runs ahead of everything it ever received.
fn unseen(held: &Held, operation: &Operation, circumstances: &Circumstances<'_>) -> Option<Uid> {
    let told = (circumstances.told)(held.owner);
    held.registers
        .values()
        .filter(|register| register.stamp.writer.line != operation.uid.line)
        .filter(|register| {
            let later = register.stamp.clock > operation.clock;
            later || (told > 0 && register.stamp.seq > told)
        })
        .max_by_key(|register| register.stamp.seq)
        .map(|register| register.stamp.writer)
}

/// Someone wrote into a record without having seen that it was deleted: it stays.
fn revive(held: &mut Held, record: RecordId, by: Uid, clock: Clock, seq: u64) -> Option<Lost> {
    let kind = held.kind;
    let register = held.registers.get_mut(&(DELETED, Key::new()))?;
    let lost = Lost {
        record,
        kind,
        field: DELETED,
        key: Key::new(),
        loser: register.stamp.writer,
        winner: by,
        value: register.value.clone(),
        how: How::Conflict,
    };
    let clock = clock.max(Clock(register.stamp.clock.0.saturating_add(1)));
    register.value = Value::Int(0);
    register.stamp = Stamp {
        writer: by,
        clock,
        seq,
    };
    Some(lost)
}

/// One value on its way into a record.
struct Write<'w> {
    record: RecordId,
    change: &'w Change,
    uid: Uid,
    clock: Clock,
    seq: u64,
}

impl Write<'_> {
    fn into(self, held: &mut Held) -> Option<Lost> {
        let place = (self.change.field, self.change.key.clone());
        let Some(current) = held.registers.get_mut(&place) else {
            held.registers.insert(place, self.register(self.clock));
            return None;
        };
        let saw = self.change.base == Some(current.stamp.writer);
        let later = (self.clock, self.uid) > (current.stamp.clock, current.stamp.writer);
        let how = self.how(saw, &current.value);
        if saw || later {
            let floor = Clock(current.stamp.clock.0.saturating_add(u64::from(!later)));
            let lost = self.lost(current.stamp.writer, self.uid, &current.value, how);
            *current = self.register(self.clock.max(floor));
            return Some(lost);
        }
        // The number moves on so that the loser is told what stands.
        current.stamp.seq = self.seq;
        Some(self.lost(self.uid, current.stamp.writer, &self.change.value, how))
    }

    fn register(&self, clock: Clock) -> Register {
        Register {
            field: self.change.field,
            key: self.change.key.clone(),
            value: self.change.value.clone(),
            stamp: Stamp {
                writer: self.uid,
                clock,
                seq: self.seq,
            },
        }
    }

    fn how(&self, saw: bool, current: &Value) -> How {
        match policy(self.change.kind, self.change.field) {
            _ if saw => How::Seen,
            _ if *current == self.change.value => How::Same,
            Policy::Silent => How::Silent,
            Policy::Visible | Policy::Guarded | Policy::Map => How::Conflict,
        }
    }

    fn lost(&self, loser: Uid, winner: Uid, value: &Value, how: How) -> Lost {
        Lost {
            record: self.record,
            kind: self.change.kind,
            field: self.change.field,
            key: self.change.key.clone(),
            loser,
            winner,
            value: value.clone(),
            how,
        }
    }
}
