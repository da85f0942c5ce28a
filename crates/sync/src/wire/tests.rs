//! What goes onto the wire comes off it, and nothing that is not ours does.

use super::{Joiner, decode_rows, encode_operations, encode_rows};
use crate::messages::Numbered;
use domain::record::{Change, Clock, Line, Operation, RecordId, Register, Row, Stamp, Uid, Value};
use uuid::Uuid;

fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number << 64 | 7))
}

fn uid(number: u64) -> Uid {
    Uid {
        line: Line([3; 8]),
        number,
    }
}

fn change(number: u128, value: Value) -> Change {
    Change {
        kind: 20,
        record: id(number / 3),
        owner: id(900),
        field: u16::try_from(10 + number % 7).unwrap(),
        key: if number.is_multiple_of(2) {
            Vec::new()
        } else {
            id(number).0.as_bytes().to_vec()
        },
        value,
        base: number.is_multiple_of(5).then(|| uid(4)),
    }
}

fn values() -> Vec<Value> {
    vec![
        Value::Null,
        Value::Int(-5),
        Value::Int(i64::MAX),
        Value::Text("Đồng chí Nguyễn Văn Ẩn".to_owned()),
        Value::Bytes(vec![1, 2, 3]),
        Value::Bytes(id(5).0.as_bytes().to_vec()),
        Value::Text("đ".repeat(9_000)),
    ]
}

fn operations() -> Vec<Numbered> {
    (1..=6_u64)
        .map(|number| Numbered {
            number,
            operation: Operation {
                uid: uid(number),
                clock: Clock(number << 40),
                person: id(1),
                name: "mark_attendance".to_owned(),
                changes: (0..30)
                    .zip(values().into_iter().cycle())
                    .map(|(at, value)| change(at, value))
                    .collect(),
            },
        })
        .collect()
}

fn row() -> Row {
    let stamp = Stamp {
        writer: uid(2),
        clock: Clock(77 << 16),
        seq: 40,
    };
    Row {
        record: id(3),
        kind: 20,
        owner: id(900),
        seq: 41,
        registers: (0..40)
            .zip(values().into_iter().cycle())
            .map(|(at, value)| Register {
                field: 40,
                key: id(at).0.as_bytes().to_vec(),
                value,
                stamp: if at == 7 {
                    Stamp {
                        seq: 41,
                        writer: uid(9),
                        ..stamp
                    }
                } else {
                    stamp
                },
            })
            .collect(),
    }
}

#[test]
fn operations_come_back_whole_however_many_frames_they_span() {
    let sent = operations();
    let bodies = encode_operations(&sent).unwrap();
    assert!(bodies.len() > 6, "long operations are split");
    let mut joiner = Joiner::default();
    for body in &bodies {
        joiner.take(body).unwrap();
    }
    assert_eq!(joiner.finish().unwrap(), sent);
}

#[test]
fn an_operation_with_a_part_missing_or_twice_is_refused() {
    let bodies = encode_operations(&operations()[..1]).unwrap();
    assert!(bodies.len() > 1);
    let mut short = Joiner::default();
    for body in &bodies[..bodies.len() - 1] {
        short.take(body).unwrap();
    }
    assert!(short.finish().is_err(), "the last part is missing");
    let mut twice = Joiner::default();
    twice.take(&bodies[0]).unwrap();
    assert!(twice.take(&bodies[0]).is_err(), "the first part twice");
}

#[test]
fn rows_come_back_with_every_stamp() {
    let rows = vec![
        row(),
        Row {
            record: id(8),
            seq: 55,
            ..row()
        },
    ];
    let body = encode_rows(&rows, &[], &|_, _| false).unwrap();
    assert_eq!(decode_rows(&body, &[], &|_, _, _, _| None).unwrap(), rows);
}

#[test]
fn a_value_the_asker_sent_is_not_sent_back() {
    let rows = vec![row()];
    let short = encode_rows(&rows, &[], &|_, _| true).unwrap();
    let full = encode_rows(&rows, &[], &|_, _| false).unwrap();
    assert!(short.len() * 10 < full.len());
    assert!(
        decode_rows(&short, &[], &|_, _, _, _| None).is_err(),
        "nobody has the value"
    );
    let find = |_: Uid, _: RecordId, _: u16, key: &[u8]| {
        row()
            .registers
            .iter()
            .find(|held| held.key == key)
            .map(|held| held.value.clone())
    };
    assert_eq!(decode_rows(&short, &[], &find).unwrap(), rows);
}

#[test]
fn s_18_no_cut_and_no_flipped_byte_makes_the_reader_fall_over() {
    let rows = encode_rows(&[row()], &[], &|_, _| false).unwrap();
    let operations = &encode_operations(&operations()).unwrap()[0];
    for (body, step) in [(&rows, 1), (operations, 7)] {
        for place in (0..body.len()).step_by(step) {
            let _ = decode_rows(&body[..place], &[], &|_, _, _, _| None);
            let _ = Joiner::default().take(&body[..place]);
            let mut damaged = body.clone();
            damaged[place] ^= 0xff;
            let _ = decode_rows(&damaged, &[], &|_, _, _, _| None);
            let _ = Joiner::default().take(&damaged);
        }
    }
    assert!(decode_rows(&rows[..rows.len() - 1], &[], &|_, _, _, _| None).is_err());
}
