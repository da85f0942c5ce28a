//! The rules of the merge, one by one.

use super::{Circumstances, Draft, How, Merged, Refusal, Rights, Write, apply};
use domain::meetings::{AgendaItem, Meeting, MeetingField};
use domain::members::{Member, MemberField};
use domain::record::{
    Change, Clock, DELETED, ERASED, Key, LOST, Line, OWNER, Operation, Record, RecordId, Uid,
    Value, erasure_key, keep_lost, kept_lost, lost_key, lost_place,
};
use domain::units::{Profile, ProfileField};
use std::collections::BTreeSet;
use uuid::Uuid;

const NOW: u64 = 1_000_000;

fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

fn uid(line: u8, number: u64) -> Uid {
    Uid {
        line: Line([line; 8]),
        number,
    }
}

fn write(kind: u16, record: u128, field: u16, value: &str, base: Option<Uid>) -> Change {
    let value = Value::Text(value.to_owned());
    Change {
        kind,
        record: id(record),
        owner: id(100),
        field,
        key: Key::new(),
        value,
        base,
    }
}

fn operation(name: Uid, at: u64, changes: Vec<Change>) -> Operation {
    Operation {
        uid: name,
        clock: Clock(at << 16),
        person: id(1),
        name: "write".to_owned(),
        changes,
    }
}

/// Takes operations one after the other; the feed's number is 0 before.
fn merge_as(
    rights: &Rights,
    told: u64,
    operations: &[Operation],
) -> (Merged, Vec<Option<Refusal>>) {
    let mut draft = Draft::default();
    let outcomes = operations
        .iter()
        .map(|operation| {
            let offered = BTreeSet::new();
            let told = move |_| told;
            let circumstances = Circumstances {
                received: NOW,
                rights,
                told: &told,
                offered: &offered,
            };
            apply(&mut draft, operation, &circumstances).err()
        })
        .collect();
    let count = draft.count();
    (draft.number(count), outcomes)
}

fn own() -> Rights {
    let own = BTreeSet::from([id(100)]);
    let below = BTreeSet::from([id(200)]);
    Rights {
        read: own.clone(),
        write: Write::Units {
            own,
            below,
            units: BTreeSet::from([id(200)]),
        },
    }
}

fn merge(operations: &[Operation]) -> (Merged, Vec<Option<Refusal>>) {
    merge_as(&own(), 0, operations)
}

fn value(merged: &Merged, record: u128, field: u16) -> &Value {
    &merged.rows[&id(record)].registers[&(field, Key::new())].value
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        other => panic!("{other:?}"),
    }
}

const MEETING: u16 = Meeting::SPEC.kind;
const MEMBER: u16 = Member::SPEC.kind;
const PHONE: u16 = MemberField::phone.number();
const PROFILE: u16 = Profile::SPEC.kind;
const THEME: u16 = MeetingField::theme.number();
const STATE: u16 = MeetingField::state.number();
const MINUTES: u16 = MeetingField::minutes.number();

#[test]
fn a_write_that_saw_the_current_value_wins_whatever_the_clocks() {
    let first = operation(
        uid(1, 1),
        900,
        vec![write(MEETING, 5, THEME, "first", None)],
    );
    let second = operation(
        uid(2, 1),
        3,
        vec![write(MEETING, 5, THEME, "second", Some(uid(1, 1)))],
    );
    let (merged, _) = merge(&[first, second]);
    assert_eq!(text(value(&merged, 5, THEME)), "second");
    assert_eq!(merged.lost[0].how, How::Seen);
    let clock = merged.rows[&id(5)].registers[&(THEME, Key::new())]
        .stamp
        .clock;
    assert!(clock > Clock(900 << 16), "clocks of one register only grow");
}

#[test]
fn s_02_of_two_blind_writes_the_later_wins_and_the_other_stays_visible() {
    for (first, second, winner) in [(10, 20, "second"), (20, 10, "first")] {
        let one = operation(
            uid(1, 1),
            first,
            vec![write(MEETING, 5, THEME, "first", None)],
        );
        let two = operation(
            uid(2, 1),
            second,
            vec![write(MEETING, 5, THEME, "second", None)],
        );
        let (merged, _) = merge(&[one, two]);
        assert_eq!(text(value(&merged, 5, THEME)), winner);
        assert_eq!(merged.lost[0].how, How::Conflict);
        assert_ne!(
            text(&merged.lost[0].value),
            winner,
            "the loser's words are kept"
        );
    }
}

#[test]
fn a_silent_field_asks_no_one_and_equal_words_are_no_conflict() {
    let place = ProfileField::meeting_place.number();
    let (merged, _) = merge(&[
        operation(uid(1, 1), 10, vec![write(PROFILE, 5, place, "1", None)]),
        operation(uid(2, 1), 20, vec![write(PROFILE, 5, place, "2", None)]),
    ]);
    assert_eq!(merged.lost[0].how, How::Silent);
    let (merged, _) = merge(&[
        operation(uid(1, 1), 10, vec![write(MEETING, 5, THEME, "same", None)]),
        operation(uid(2, 1), 20, vec![write(MEETING, 5, THEME, "same", None)]),
    ]);
    assert_eq!(merged.lost[0].how, How::Same);
}

#[test]
fn s_30_a_clock_that_runs_ahead_counts_as_now() {
    let ahead = operation(
        uid(1, 1),
        NOW * 50,
        vec![write(MEETING, 5, THEME, "ahead", None)],
    );
    let (merged, _) = merge(&[ahead]);
    let clock = merged.rows[&id(5)].registers[&(THEME, Key::new())]
        .stamp
        .clock;
    assert_eq!(clock, Clock::end_of_millisecond(NOW));
}

#[test]
fn a_guarded_field_refuses_a_stale_write_and_nothing_of_its_operation_is_taken() {
    let (merged, outcomes) = merge(&[
        operation(
            uid(1, 1),
            10,
            vec![write(MEETING, 5, MINUTES, "first", None)],
        ),
        operation(
            uid(2, 1),
            20,
            vec![
                write(MEETING, 6, THEME, "other", None),
                write(MEETING, 5, MINUTES, "blind", None),
            ],
        ),
    ]);
    assert_eq!(outcomes, [None, Some(Refusal::Stale)]);
    assert_eq!(text(value(&merged, 5, MINUTES)), "first");
    assert!(!merged.rows.contains_key(&id(6)), "whole or not at all");
}

#[test]
fn a_closed_meeting_takes_nothing_but_what_opens_it_again() {
    let closed = operation(
        uid(1, 1),
        10,
        vec![write(MEETING, 5, STATE, "closed", None)],
    );
    let edit = operation(uid(2, 1), 20, vec![write(MEETING, 5, THEME, "late", None)]);
    let item = Change {
        value: Value::Bytes(id(5).0.as_bytes().to_vec()),
        ..write(AgendaItem::SPEC.kind, 9, 10, "", None)
    };
    let child = operation(uid(2, 2), 21, vec![item]);
    let reopen = operation(
        uid(3, 1),
        30,
        vec![
            write(MEETING, 5, STATE, "ended", Some(uid(1, 1))),
            write(MEETING, 5, THEME, "corrected", None),
        ],
    );
    let (merged, outcomes) = merge(&[closed, edit.clone(), child.clone(), reopen]);
    assert_eq!(
        outcomes,
        [None, Some(Refusal::Closed), Some(Refusal::Closed), None]
    );
    assert_eq!(text(value(&merged, 5, THEME)), "corrected");
}

#[test]
fn marks_on_a_roll_are_merged_each_by_itself() {
    let mark = |member: u8, value: &str| Change {
        key: vec![member; 16],
        ..write(MEETING, 5, MeetingField::attendance.number(), value, None)
    };
    let (merged, _) = merge(&[
        operation(uid(1, 1), 10, vec![mark(1, "P"), mark(2, "A")]),
        operation(uid(2, 1), 20, vec![mark(3, "P")]),
    ]);
    assert_eq!(merged.rows[&id(5)].registers.len(), 3);
    assert!(merged.lost.is_empty());
}

#[test]
fn a_delete_that_had_not_seen_an_edit_is_a_conflict_and_the_record_stays() {
    let made = operation(uid(1, 1), 10, vec![write(MEETING, 5, THEME, "words", None)]);
    let delete = |at| {
        let value = Value::Int(1);
        operation(
            uid(2, 1),
            at,
            vec![Change {
                value,
                ..write(MEETING, 5, DELETED, "", None)
            }],
        )
    };
    let (merged, _) = merge(&[made.clone(), delete(5)]);
    assert!(
        !merged.rows[&id(5)]
            .registers
            .contains_key(&(DELETED, Key::new()))
    );
    assert_eq!(
        (merged.lost[0].loser, merged.lost[0].how),
        (uid(2, 1), How::Conflict)
    );
    let (merged, _) = merge(&[made.clone(), delete(20)]);
    assert_eq!(
        *value(&merged, 5, DELETED),
        Value::Int(1),
        "its clock says that it saw the edit"
    );
    let (merged, _) = merge_as(&own(), 1, &[made, delete(20)]);
    assert!(
        !merged.rows[&id(5)]
            .registers
            .contains_key(&(DELETED, Key::new())),
        "told up to number 1, the edit came after"
    );
}

#[test]
fn an_edit_that_had_not_seen_the_delete_brings_the_record_back() {
    let value_1 = Value::Int(1);
    let (merged, _) = merge(&[
        operation(uid(1, 1), 10, vec![write(MEETING, 5, THEME, "words", None)]),
        operation(
            uid(1, 2),
            20,
            vec![Change {
                value: value_1,
                ..write(MEETING, 5, DELETED, "", None)
            }],
        ),
        operation(uid(2, 1), 15, vec![write(MEETING, 5, THEME, "blind", None)]),
    ]);
    assert_eq!(*value(&merged, 5, DELETED), Value::Int(0));
    assert!(
        merged
            .lost
            .iter()
            .any(|lost| lost.loser == uid(1, 2) && lost.how == How::Conflict)
    );
}

#[test]
fn a_move_tells_the_old_unit_and_numbers_every_value_anew() {
    let rights = Rights {
        read: BTreeSet::new(),
        write: Write::Units {
            own: BTreeSet::from([id(100), id(300)]),
            below: BTreeSet::new(),
            units: BTreeSet::new(),
        },
    };
    let to = Value::Bytes(id(300).0.as_bytes().to_vec());
    let (merged, _) = merge_as(
        &rights,
        0,
        &[
            operation(uid(1, 1), 10, vec![write(MEMBER, 5, 10, "An", None)]),
            operation(
                uid(1, 2),
                20,
                vec![Change {
                    value: to,
                    ..write(MEMBER, 5, OWNER, "", None)
                }],
            ),
        ],
    );
    let held = &merged.rows[&id(5)];
    assert_eq!(held.owner, id(300));
    assert_eq!(
        (merged.exits[0].unit, merged.exits[0].record),
        (id(100), id(5))
    );
    assert!(merged.exits[0].seq < held.seq);
    assert!(
        held.registers
            .values()
            .all(|register| register.stamp.seq == held.seq)
    );
    assert_eq!(merged.sums[&id(100)], crate::digest::Digest::default());
    assert_eq!(merged.sums[&id(300)], held.digest(id(5)));
}

#[test]
fn nobody_writes_for_another_unit_and_only_the_province_names_units() {
    let foreign = |kind| Change {
        owner: id(999),
        ..write(kind, 5, 11, "x", None)
    };
    let below = |kind, record| Change {
        owner: id(200),
        ..write(kind, record, 11, "x", None)
    };
    let (_, outcomes) = merge(&[
        operation(uid(1, 1), 10, vec![foreign(MEMBER)]),
        operation(uid(1, 2), 10, vec![below(MEMBER, 6)]),
        operation(uid(1, 3), 10, vec![below(MEETING, 7)]),
        operation(uid(1, 4), 10, vec![write(1, 8, 10, "unit", None)]),
    ]);
    assert_eq!(
        outcomes,
        [
            Some(Refusal::NotYours),
            Some(Refusal::NotYours),
            None,
            Some(Refusal::OnlyTheProvince)
        ]
    );
}

#[test]
fn s_40_kinds_and_fields_of_a_newer_program_are_carried_along() {
    let (merged, outcomes) = merge(&[
        operation(
            uid(1, 1),
            10,
            vec![write(7_000, 5, 60_000, "new kind", None)],
        ),
        operation(
            uid(1, 2),
            10,
            vec![write(MEETING, 6, 60_000, "new field", None)],
        ),
    ]);
    assert_eq!(outcomes, [None, None]);
    assert_eq!(text(value(&merged, 5, 60_000)), "new kind");
    assert_eq!(text(value(&merged, 6, 60_000)), "new field");
}

#[test]
fn what_makes_no_sense_is_refused_with_a_reason() {
    let twice = vec![
        write(MEETING, 5, THEME, "a", None),
        write(MEETING, 5, THEME, "b", None),
    ];
    let nowhere = vec![write(MEETING, 5, OWNER, "not an id", None)];
    let long = vec![write(MEETING, 5, THEME, &"x".repeat(2_000_000), None)];
    let (_, outcomes) = merge(&[
        operation(uid(1, 1), 10, twice),
        operation(uid(1, 2), 10, nowhere),
        operation(uid(1, 3), 10, long),
    ]);
    let malformed = Some(Refusal::Malformed);
    assert_eq!(outcomes, [malformed, malformed, Some(Refusal::TooLong)]);
}

fn erase(record: u128, field: u16) -> Change {
    Change {
        key: erasure_key(field),
        value: Value::Int(1),
        ..write(MEMBER, record, ERASED, "", None)
    }
}

#[test]
fn an_erasure_beats_what_was_written_before_and_what_is_written_after_it() {
    let (merged, refused) = merge(&[
        operation(uid(1, 1), 1, vec![write(MEMBER, 5, PHONE, "0912", None)]),
        // Another laptop had not seen it: a conflict, until it is erased.
        operation(uid(2, 1), 2, vec![write(MEMBER, 5, PHONE, "0999", None)]),
        operation(uid(1, 2), 3, vec![erase(5, PHONE)]),
        operation(
            uid(2, 2),
            900,
            vec![write(MEMBER, 5, PHONE, "0111", Some(uid(2, 1)))],
        ),
    ]);
    assert_eq!(refused, [None, None, None, None]);
    assert_eq!(*value(&merged, 5, PHONE), Value::Null);
    assert!(merged.lost.iter().all(|lost| lost.field != PHONE));
    assert!(merged.erased.contains(&(id(5), PHONE)));
    let newest = merged.rows[&id(5)].seq;
    let told = &merged.rows[&id(5)].registers[&(PHONE, Key::new())];
    assert_eq!(
        told.stamp.seq, newest,
        "the late writer is told that nothing stands"
    );
}

#[test]
fn an_erasure_cannot_be_taken_back() {
    let back = Change {
        value: Value::Int(0),
        ..erase(5, PHONE)
    };
    let (_, refused) = merge(&[operation(uid(1, 1), 1, vec![back])]);
    assert_eq!(refused, [Some(Refusal::Malformed)]);
}

#[test]
fn what_comes_back_after_a_restore_does_not_bring_back_what_was_erased() {
    let (before, _) = merge(&[operation(
        uid(1, 1),
        1,
        vec![write(MEMBER, 5, PHONE, "0912", None)],
    )]);
    let offered = before.rows[&id(5)].to_row(id(5), 0);
    let mut draft = Draft::default();
    let own = own();
    let nothing = BTreeSet::new();
    let circumstances = Circumstances {
        received: NOW,
        rights: &own,
        told: &|_| 0,
        offered: &nothing,
    };
    let erasing = operation(uid(1, 2), 3, vec![erase(5, PHONE)]);
    apply(&mut draft, &erasing, &circumstances).unwrap();
    crate::merge::contribute(&mut draft, &offered, &|_| false);
    let merged = draft.number(9);
    assert_eq!(*value(&merged, 5, PHONE), Value::Null);
    assert!(merged.lost.is_empty());
}

/// What is kept in a record until somebody decides: field and value.
fn kept(merged: &Merged, record: u128) -> Vec<(u16, Value)> {
    let registers = merged.rows[&id(record)].registers.values();
    registers
        .filter(|held| held.field == LOST)
        .filter_map(|held| Some((lost_place(&held.key)?.0, kept_lost(&held.value)?)))
        .collect()
}

#[test]
fn what_lost_unseen_is_kept_in_the_record_until_somebody_decides() {
    let phone = MemberField::phone.number();
    let member = Member::SPEC.kind;
    let first = operation(uid(1, 1), 1, vec![write(member, 5, phone, "0901", None)]);
    let second = operation(uid(2, 1), 2, vec![write(member, 5, phone, "0902", None)]);
    let (merged, _) = merge_as(&own(), 0, &[first.clone(), second.clone()]);
    assert_eq!(kept(&merged, 5), [(phone, Value::Text("0901".into()))]);

    let place = lost_key(phone, uid(1, 1), &[]);
    let decide = |value: Value| Change {
        field: LOST,
        key: place.clone(),
        value,
        ..write(member, 5, LOST, "", Some(uid(2, 1)))
    };
    let decided = operation(uid(2, 2), 3, vec![decide(Value::Null)]);
    let all = [first.clone(), second.clone(), decided.clone()];
    let (merged, refused) = merge_as(&own(), 0, &all);
    assert_eq!(
        (kept(&merged, 5), refused),
        (vec![], vec![None, None, None])
    );

    let taken_back = operation(
        uid(2, 3),
        4,
        vec![decide(keep_lost(&Value::Text("0901".into())))],
    );
    let (merged, _) = merge_as(&own(), 0, &[first, second, decided, taken_back]);
    assert_eq!(kept(&merged, 5), [(phone, Value::Text("0901".into()))]);
}

#[test]
fn a_conflict_that_never_was_cannot_be_made_up() {
    let member = Member::SPEC.kind;
    let phone = MemberField::phone.number();
    let made_up = Change {
        key: lost_key(phone, uid(1, 1), &[]),
        value: keep_lost(&Value::Text("0901".into())),
        ..write(member, 5, LOST, "", None)
    };
    let (_, refused) = merge_as(&own(), 0, &[operation(uid(2, 1), 1, vec![made_up])]);
    assert_eq!(refused, [Some(Refusal::Malformed)]);
}

#[test]
fn an_erasure_takes_what_lost_along() {
    let phone = MemberField::phone.number();
    let member = Member::SPEC.kind;
    let first = operation(uid(1, 1), 1, vec![write(member, 5, phone, "0901", None)]);
    let second = operation(uid(2, 1), 2, vec![write(member, 5, phone, "0902", None)]);
    let erasure = Change {
        key: erasure_key(phone),
        value: Value::Int(1),
        ..write(member, 5, ERASED, "", None)
    };
    let erased = operation(uid(2, 2), 3, vec![erasure]);
    let (merged, _) = merge_as(&own(), 0, &[first, second, erased]);
    assert_eq!(kept(&merged, 5), []);
}
