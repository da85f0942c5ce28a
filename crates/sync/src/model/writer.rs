//! What people do on a laptop: make, edit, mark, close, reopen, delete, move; several at once.

use super::Dice;
use super::memory::{Memory, View};
use domain::meetings::{AgendaItem, Meeting};
use domain::members::Member;
use domain::record::{
    Change, DELETED, FieldSpec, Key, OWNER, Operation, Policy, Record, RecordId, Uid, Value, spec,
};
use std::collections::BTreeSet;
use uuid::Uuid;

const UNKNOWN: u16 = 999;
const STATE: u16 = 13;

/// The base of a write: what the writer saw.
fn seen(view: &View, record: RecordId, field: u16, key: &Key) -> Option<Uid> {
    view.get(&record)?
        .2
        .get(&(field, key.clone()))
        .map(|(_, writer)| *writer)
}

fn change(
    view: &View,
    kind: u16,
    record: RecordId,
    owner: RecordId,
    field: u16,
    value: Value,
) -> Change {
    keyed(view, (kind, record, owner), field, Key::new(), value)
}

fn keyed(
    view: &View,
    (kind, record, owner): (u16, RecordId, RecordId),
    field: u16,
    key: Key,
    value: Value,
) -> Change {
    let owner = view.get(&record).map_or(owner, |row| row.1);
    Change {
        kind,
        record,
        owner,
        field,
        base: seen(view, record, field, &key),
        key,
        value,
    }
}

/// A field of a kind, of whatever policy the dice say; not the ones that name a parent or a state.
fn some_field(kind: u16, dice: &mut Dice) -> Option<&'static FieldSpec> {
    let fields: Vec<&FieldSpec> = spec(kind)?
        .fields
        .iter()
        .filter(|field| field.map_table.is_none() && field.number != STATE && field.number != 10)
        .collect();
    let policy = dice.pick(&[
        Policy::Visible,
        Policy::Visible,
        Policy::Silent,
        Policy::Guarded,
    ]);
    let of_policy: Vec<&FieldSpec> = fields
        .iter()
        .copied()
        .filter(|field| field.policy == policy)
        .take(2)
        .collect();
    Some(if of_policy.is_empty() {
        fields[0]
    } else {
        dice.pick(&of_policy)
    })
}

/// One operation, if there is anything to do.
pub(super) fn act(
    memory: &Memory,
    units: &[RecordId],
    dice: &mut Dice,
    value: &mut i64,
) -> Option<Vec<Change>> {
    let view = memory.view();
    let ours: Vec<RecordId> = memory.scopes.iter().copied().collect();
    if ours.is_empty() {
        return None;
    }
    let known: Vec<RecordId> = view
        .iter()
        .filter(|(_, row)| memory.scopes.contains(&row.1))
        .filter(|(_, row)| {
            row.2
                .get(&(DELETED, Key::new()))
                .is_none_or(|held| held.0 != Value::Int(1))
        })
        .map(|(record, _)| *record)
        .collect();
    *value += 1;
    if known.is_empty() || dice.percent(20) {
        return Some(make(&view, &known, dice.pick(&ours), dice, *value));
    }
    let record = dice.pick(&known);
    let (kind, owner, _) = view[&record];
    let at = (kind, record, owner);
    Some(match dice.below(20) {
        0 | 1 => {
            let unit = dice.pick(units);
            vec![change(&view, kind, record, owner, OWNER, bytes(unit))]
        }
        2 => vec![change(&view, kind, record, owner, DELETED, Value::Int(1))],
        3 | 4 if kind == Meeting::SPEC.kind => {
            let state = dice.pick(&["closed", "ended"]);
            vec![change(
                &view,
                kind,
                record,
                owner,
                STATE,
                Value::Text(state.to_owned()),
            )]
        }
        5..=8 if kind == Meeting::SPEC.kind => (0..1 + dice.below(3))
            .map(|_| dice.below(4))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|mark| {
                let key = vec![u8::try_from(mark).unwrap(); 16];
                keyed(&view, at, 40, key, Value::Text(format!("P{value}")))
            })
            .collect(),
        _ => (0..1 + dice.below(3))
            .map(|_| dice.pick(&known))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|record| {
                let (kind, owner, _) = view[&record];
                let field = some_field(kind, dice).map_or(10, |field| field.number);
                // Now and then two people write the same.
                let text = if dice.percent(10) {
                    "same".to_owned()
                } else {
                    format!("v{value}")
                };
                change(&view, kind, record, owner, field, Value::Text(text))
            })
            .collect(),
    })
}

fn bytes(record: RecordId) -> Value {
    Value::Bytes(record.0.as_bytes().to_vec())
}

fn make(
    view: &View,
    known: &[RecordId],
    owner: RecordId,
    dice: &mut Dice,
    value: i64,
) -> Vec<Change> {
    let record = RecordId(Uuid::from_u128(u128::from(dice.roll()) << 64 | 1));
    let kind = dice.pick(&[
        Meeting::SPEC.kind,
        Member::SPEC.kind,
        UNKNOWN,
        AgendaItem::SPEC.kind,
    ]);
    let meetings: Vec<RecordId> = known
        .iter()
        .copied()
        .filter(|record| view[record].0 == Meeting::SPEC.kind)
        .collect();
    let first = if kind == AgendaItem::SPEC.kind && !meetings.is_empty() {
        bytes(dice.pick(&meetings))
    } else {
        Value::Text("regular".to_owned())
    };
    vec![
        change(view, kind, record, owner, 10, first),
        change(
            view,
            kind,
            record,
            owner,
            11,
            Value::Text(format!("v{value}")),
        ),
    ]
}

/// The changes as an operation of this laptop.
pub(super) fn operation(memory: &mut Memory, changes: Vec<Change>, wall: u64) -> Operation {
    memory.clock = memory.clock.tick(wall);
    Operation {
        uid: Uid {
            line: memory.line,
            number: memory.next,
        },
        clock: memory.clock,
        person: memory.device,
        name: "write".to_owned(),
        changes,
    }
}
