//! The book: steps, folding, receiving, undoing, and what must never be lost.

use super::{Act, Arrival, Book, NewBook};
use crate::exchange::Enrolment;
use crate::history::Delivery;
use crate::keys::DataKey;
use crate::{Error, Result};
use chrono::{DateTime, FixedOffset};
use domain::meetings::{AgendaItem, Meeting, MeetingField, MeetingState};
use domain::members::{Member, MemberField, MemberId, MembershipId};
use domain::people::PersonId;
use domain::record::{Clock, Key, Line, Record, RecordId, Register, Row, Stamp, Uid, Value, spec};
use domain::units::UnitId;
use uuid::Uuid;
use zeroize::Zeroizing;

pub(crate) fn at(minute: u32) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("2026-11-22T19:{minute:02}:00+07:00")).unwrap()
}

pub(crate) fn act(name: &'static str, minute: u32) -> Act {
    Act {
        person: PersonId(Uuid::from_u128(7)),
        person_name: "Nguyễn Thị Thu".to_owned(),
        name,
        subject: String::new(),
        at: at(minute),
    }
}

pub(crate) struct Shelf {
    folder: tempfile::TempDir,
    key: DataKey,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            key: DataKey::random().unwrap(),
        }
    }

    pub(crate) fn create(&self) -> Book {
        let new = NewBook {
            practice: false,
            now: at(0),
        };
        Book::create(self.folder.path(), &self.key, &new).unwrap()
    }

    pub(crate) fn open(&self) -> Book {
        Book::open(self.folder.path(), &self.key).unwrap()
    }
}

pub(crate) fn add(book: &Book, given: &str) -> (MemberId, i64) {
    let done = book
        .transact::<_, Error>(&act("add_member", 1), |writing| {
            let member = Member {
                id: writing.new_id()?,
                owner: writing.unit(),
                family_middle: "Trần Văn".to_owned(),
                given: given.to_owned(),
                ..Member::default()
            };
            writing.put(&member)?;
            Ok(member.id)
        })
        .unwrap();
    (done.value, done.step.unwrap())
}

pub(super) fn member(book: &Book, id: MemberId) -> Option<Member> {
    book.read::<_, Error>(|reading| reading.get(id.record()))
        .unwrap()
}

pub(super) fn phone(book: &Book, id: MemberId, phone: &str, minute: u32) -> i64 {
    book.transact::<_, Error>(&act("edit_member", minute), |writing| {
        let known: Member = writing.reading().require(id.record())?;
        writing.put(&Member {
            phone: phone.to_owned(),
            ..known
        })
    })
    .unwrap()
    .step
    .unwrap()
}

pub(crate) fn enrol(book: &Book) {
    book.enrol(&Enrolment {
        server: RecordId(Uuid::from_u128(1)),
        address: "https://127.0.0.1:1".to_owned(),
        fingerprint: vec![1; 32],
        device: RecordId(Uuid::from_u128(2)),
        signing_key: Zeroizing::new([3; 32]),
        unit: UnitId(Uuid::from_u128(9)),
        stick_recipient: String::new(),
        stick_key: Vec::new(),
    })
    .unwrap();
}

/// What a province would answer: the operation's changes as registers from `seq` on.
pub(super) fn echo(book: &Book, seq: u64) -> Arrival {
    let mut rows: Vec<Row> = Vec::new();
    for sealed in book.outbox(0, 100).unwrap() {
        let stamp = Stamp {
            writer: sealed.operation.uid,
            clock: sealed.operation.clock,
            seq,
        };
        for change in sealed.operation.changes {
            let register = Register {
                field: change.field,
                key: change.key,
                value: change.value,
                stamp,
            };
            match rows.iter_mut().find(|row| row.record == change.record) {
                Some(row) => row.registers.push(register),
                None => rows.push(Row {
                    record: change.record,
                    kind: change.kind,
                    owner: change.owner,
                    seq,
                    registers: vec![register],
                }),
            }
        }
    }
    Arrival {
        rows,
        pos: seq,
        complete: true,
        at: at(9).to_rfc3339(),
        ..Arrival::default()
    }
}

fn foreign(id: MemberId, field: MemberField, text: &str, seq: u64) -> Arrival {
    let stamp = Stamp {
        writer: Uid {
            line: Line([9; 8]),
            number: 1,
        },
        clock: Clock(seq << 16),
        seq,
    };
    Arrival {
        rows: vec![Row {
            record: id.record(),
            kind: Member::SPEC.kind,
            owner: RecordId(Uuid::from_u128(9)),
            seq,
            registers: vec![Register {
                field: field.number(),
                key: Key::new(),
                value: Value::Text(text.to_owned()),
                stamp,
            }],
        }],
        pos: seq,
        complete: true,
        at: at(10).to_rfc3339(),
        ..Arrival::default()
    }
}

#[test]
fn what_was_saved_is_there_when_the_book_is_opened_again() {
    let shelf = Shelf::new();
    let (id, _) = add(&shelf.create(), "Bình");
    assert_eq!(member(&shelf.open(), id).unwrap().name(), "Trần Văn Bình");
}

#[test]
fn a_book_is_never_plain_on_disk_and_another_key_opens_nothing() {
    let shelf = Shelf::new();
    drop(shelf.create());
    let bytes = std::fs::read(shelf.folder.path().join("book.db")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    let other = DataKey::random().unwrap();
    let refused = Book::open(shelf.folder.path(), &other);
    assert!(matches!(refused.map(|_| ()), Err(Error::WrongKey)));
}

#[test]
fn a_newer_book_is_refused_and_left_untouched() {
    let shelf = Shelf::new();
    let book = shelf.create();
    book.keep(|transaction| {
        transaction.pragma_update(None, "user_version", 999)?;
        Ok(())
    })
    .unwrap();
    drop(book);
    let before = std::fs::read(shelf.folder.path().join("book.db")).unwrap();
    let refused = Book::open(shelf.folder.path(), &shelf.key).map(|_| ());
    assert!(matches!(refused, Err(Error::TooNew { needs: 999 })));
    assert_eq!(
        std::fs::read(shelf.folder.path().join("book.db")).unwrap(),
        before
    );
}

#[test]
fn a_step_that_changes_nothing_leaves_no_step() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, _) = add(&book, "Bình");
    let done = book
        .transact::<_, Error>(&act("edit_member", 2), |writing| {
            let known: Member = writing.reading().require(id.record())?;
            writing.put(&known)
        })
        .unwrap();
    assert_eq!(done.step, None);
}

#[test]
fn a_verb_that_fails_writes_nothing() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let refused: std::result::Result<super::Done<()>, Error> =
        book.transact(&act("add_member", 1), |writing| {
            let member = Member {
                id: writing.new_id()?,
                ..Member::default()
            };
            writing.put(&Member {
                given: "Bình".to_owned(),
                ..member
            })?;
            Err(Error::NotFound)
        });
    assert!(matches!(refused, Err(Error::NotFound)));
    let steps = book
        .read::<_, Error>(|reading| reading.steps(None, i64::MAX, 10))
        .unwrap();
    assert_eq!(steps, []);
}

#[test]
fn undoing_an_edit_restores_what_was_and_undoing_that_brings_the_edit_back() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, _) = add(&book, "Bình");
    let edit = phone(&book, id, "0912345678", 2);
    let undo = book
        .transact::<_, Error>(&act("undo_step", 3), |w| w.undo(edit))
        .unwrap();
    assert_eq!(member(&book, id).unwrap().phone, "");
    let again = undo.step.unwrap();
    book.transact::<_, Error>(&act("undo_step", 4), |w| w.undo(again))
        .unwrap();
    assert_eq!(member(&book, id).unwrap().phone, "0912345678");
}

#[test]
fn undoing_an_addition_takes_the_record_away_and_undoing_that_brings_it_back_whole() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, step) = add(&book, "Bình");
    let undo = book
        .transact::<_, Error>(&act("undo_step", 2), |w| w.undo(step))
        .unwrap();
    assert_eq!(member(&book, id), None);
    let again = undo.step.unwrap();
    book.transact::<_, Error>(&act("undo_step", 3), |w| w.undo(again))
        .unwrap();
    assert_eq!(member(&book, id).unwrap().name(), "Trần Văn Bình");
}

#[test]
fn a_step_is_undone_once() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (_, step) = add(&book, "Bình");
    book.transact::<_, Error>(&act("undo_step", 2), |w| w.undo(step))
        .unwrap();
    let twice = book.transact::<_, Error>(&act("undo_step", 3), |w| w.undo(step));
    assert!(matches!(twice.map(|_| ()), Err(Error::NotFound)));
}

#[test]
fn a_field_that_another_laptop_wrote_since_is_not_undone() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let (id, _) = add(&book, "Bình");
    let edit = phone(&book, id, "0912345678", 2);
    book.seal().unwrap();
    book.receive(&echo(&book, 5)).unwrap();
    book.acknowledge(99, 5, &[]).unwrap();
    book.receive(&foreign(id, MemberField::phone, "0987654321", 8))
        .unwrap();
    let undone = book
        .transact::<_, Error>(&act("undo_step", 11), |w| w.undo(edit))
        .unwrap();
    assert_eq!(
        undone.value.overwritten,
        [(id.record(), MemberField::phone.number())]
    );
    assert_eq!(member(&book, id).unwrap().phone, "0987654321");
}

#[test]
fn steps_of_one_person_on_one_record_fold_into_one_operation() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, _) = add(&book, "Bình");
    phone(&book, id, "0912345678", 2);
    phone(&book, id, "0987654321", 3);
    let (_, _) = add(&book, "An");
    assert_eq!(book.seal().unwrap(), 2);
    let outbox = book.outbox(0, 10).unwrap();
    let numbers: Vec<u64> = outbox.iter().map(|sealed| sealed.number).collect();
    assert_eq!(numbers, [1, 2], "numbers are dense from 1");
    let folded: Vec<&Value> = outbox
        .iter()
        .flat_map(|sealed| &sealed.operation.changes)
        .filter(|change| change.field == MemberField::phone.number())
        .map(|change| &change.value)
        .collect();
    assert_eq!(
        folded,
        [&Value::Text("0987654321".to_owned())],
        "the last value stands"
    );
}

#[test]
fn a_write_names_the_value_it_saw() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let (id, _) = add(&book, "Bình");
    book.seal().unwrap();
    let first = book.outbox(0, 10).unwrap().remove(0).operation.uid;
    phone(&book, id, "0912345678", 2);
    book.seal().unwrap();
    book.receive(&foreign(id, MemberField::given, "Bính", 8))
        .unwrap();
    book.transact::<_, Error>(&act("edit_member", 12), |writing| {
        let known: Member = writing.reading().require(id.record())?;
        // An own unreceived change still lies on top of what came.
        assert_eq!(known.given, "Bình");
        writing.put(&Member {
            given: "Bảo".to_owned(),
            phone: String::new(),
            ..known
        })
    })
    .unwrap();
    book.seal().unwrap();
    let outbox = book.outbox(0, 10).unwrap();
    let second = outbox.get(1).unwrap().operation.uid;
    let last = &outbox.get(2).unwrap().operation;
    let base = |field: MemberField| {
        last.changes
            .iter()
            .find(|c| c.field == field.number())
            .unwrap()
            .base
    };
    assert_eq!(
        base(MemberField::given),
        Some(first),
        "the own operation that wrote it"
    );
    assert_eq!(
        base(MemberField::phone),
        Some(second),
        "the own operation that wrote it last"
    );
}

#[test]
fn a_record_goes_from_here_to_received_only_when_the_pull_has_passed_it() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let (id, _) = add(&book, "Bình");
    let delivery = || book.read::<_, Error>(|r| r.delivery(id.record())).unwrap();
    book.seal().unwrap();
    assert_eq!(delivery(), Some(Delivery::Here));
    let echoed = echo(&book, 5);
    book.acknowledge(1, 5, &[]).unwrap();
    assert_eq!(
        member(&book, id).unwrap().given,
        "Bình",
        "still on top of nothing"
    );
    book.receive(&echoed).unwrap();
    assert_eq!(delivery(), Some(Delivery::Received { seq: 5 }));
    assert_eq!(member(&book, id).unwrap().given, "Bình");
    assert_eq!(book.read::<_, Error>(|r| r.waiting()).unwrap().steps, 0);
}

#[test]
fn a_frame_that_comes_twice_changes_nothing() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let id = MemberId(Uuid::from_u128(77));
    let frame = foreign(id, MemberField::given, "Bình", 3);
    book.receive(&frame).unwrap();
    let dump = || {
        book.read::<_, Error>(|reading| {
            let history: i64 = reading
                .row("SELECT count(*) FROM arrivals", [], |r| r.get(0))?
                .unwrap();
            Ok((reading.fields(id.record())?, history))
        })
        .unwrap()
    };
    let once = dump();
    book.receive(&frame).unwrap();
    assert_eq!(dump(), once);
}

#[test]
fn a_refused_operation_is_taken_off_the_view_and_stays_to_be_seen() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let (id, _) = add(&book, "Bình");
    book.seal().unwrap();
    book.acknowledge(1, 5, &[(1, "guarded".to_owned())])
        .unwrap();
    assert_eq!(member(&book, id), None);
    assert_eq!(book.read::<_, Error>(|r| r.waiting()).unwrap().refused, 1);
}

#[test]
fn s_40_a_kind_and_a_field_of_a_newer_program_are_kept_aside() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let stamp = Stamp {
        writer: Uid::default(),
        clock: Clock(1),
        seq: 4,
    };
    let unknown = |record: u128, kind: u16, field: u16| Row {
        record: RecordId(Uuid::from_u128(record)),
        kind,
        owner: RecordId(Uuid::from_u128(9)),
        seq: 4,
        registers: vec![Register {
            field,
            key: Key::new(),
            value: Value::Int(1),
            stamp,
        }],
    };
    assert!(spec(9_999).is_none());
    let rows = vec![unknown(1, 9_999, 10), unknown(2, Member::SPEC.kind, 9_999)];
    let arrival = Arrival {
        rows,
        pos: 4,
        complete: true,
        ..Arrival::default()
    };
    book.receive(&arrival).unwrap();
    let held: Result<Option<i64>> =
        book.read(|r| r.row("SELECT count(*) FROM registers", [], |row| row.get(0)));
    assert_eq!(held.unwrap(), Some(2));
    let kept = book
        .read::<_, Error>(|r| r.fields(RecordId(Uuid::from_u128(2))))
        .unwrap();
    assert_eq!(*kept.get(9_999), Value::Int(1));
}

#[test]
fn a_closed_meeting_and_its_agenda_take_no_change_until_it_is_opened_again() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (meeting, item) = book
        .transact::<_, Error>(&act("plan_meeting", 1), |writing| {
            let meeting = Meeting {
                id: writing.new_id()?,
                ..Meeting::default()
            };
            writing.put(&Meeting {
                place: "Nhà văn hóa".to_owned(),
                ..meeting.clone()
            })?;
            let item = AgendaItem {
                id: writing.new_id()?,
                meeting: meeting.id,
                title: "Thảo luận".to_owned(),
                ..AgendaItem::default()
            };
            writing.put(&item)?;
            Ok((meeting.id, item))
        })
        .unwrap()
        .value;
    let set_state = |state: MeetingState, minute| {
        book.transact::<_, Error>(&act("close_meeting", minute), |w| {
            w.set::<Meeting>(meeting.record(), MeetingField::state.number(), &state)
        })
        .map(|_| ())
    };
    set_state(MeetingState::Closed, 2).unwrap();
    let edit_item = |minute| {
        book.transact::<_, Error>(&act("edit_item", minute), |w| {
            w.put(&AgendaItem {
                title: "Thảo luận thêm".to_owned(),
                ..item.clone()
            })
        })
        .map(|_| ())
    };
    let mark = |minute| {
        book.transact::<_, Error>(&act("mark_presence", minute), |w| {
            let key = MembershipId(Uuid::from_u128(5)).0.as_bytes().to_vec();
            let entry = vec![(key, Value::Text("P".to_owned()))];
            w.set_entries::<Meeting>(meeting.record(), MeetingField::attendance.number(), entry)
        })
        .map(|_| ())
    };
    assert!(matches!(
        edit_item(3),
        Err(Error::Guarded { record: "Meeting" })
    ));
    assert!(matches!(mark(4), Err(Error::Guarded { record: "Meeting" })));
    set_state(MeetingState::Ended, 5).unwrap();
    edit_item(6).unwrap();
    mark(7).unwrap();
    let marks = book.read::<_, Error>(|r| r.attendance(meeting)).unwrap();
    assert_eq!(marks.len(), 1);
}

#[test]
fn a_copied_book_goes_on_under_a_new_line_and_keeps_what_was_not_sent() {
    let shelf = Shelf::new();
    let book = shelf.create();
    add(&book, "Bình");
    book.seal().unwrap();
    let (line, uid) = (
        book.read::<_, Error>(|r| r.line()).unwrap(),
        book.outbox(0, 10).unwrap().remove(0).operation.uid,
    );
    drop(book);
    std::fs::write(shelf.folder.path().join("book.binding"), [0; 16]).unwrap();
    let copy = shelf.open();
    assert_ne!(copy.read::<_, Error>(|r| r.line()).unwrap(), line);
    let waiting = copy.outbox(0, 10).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].number, 1);
    assert_eq!(waiting[0].operation.uid, uid, "a uid never changes");
    add(&copy, "An");
    copy.seal().unwrap();
    let numbers: Vec<u64> = copy
        .outbox(0, 10)
        .unwrap()
        .iter()
        .map(|s| s.number)
        .collect();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn a_restored_server_is_sent_again_what_it_lost() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let (id, _) = add(&book, "Bình");
    book.seal().unwrap();
    let echoed = echo(&book, 5);
    book.acknowledge(1, 5, &[]).unwrap();
    book.receive(&echoed).unwrap();
    assert_eq!(book.outbox(0, 10).unwrap(), []);
    book.begin_epoch(2, 0).unwrap();
    assert_eq!(book.outbox(0, 10).unwrap().len(), 1);
    assert_eq!(member(&book, id).unwrap().given, "Bình");
    let cursor = book.read::<_, Error>(|r| r.cursor()).unwrap();
    assert_eq!((cursor.epoch, cursor.base, cursor.pos), (2, 0, 0));
}

#[test]
fn what_was_written_before_enrolment_belongs_to_the_unit_afterwards() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, _) = add(&book, "Bình");
    enrol(&book);
    let unit = UnitId(Uuid::from_u128(9));
    assert_eq!(member(&book, id).unwrap().owner, unit);
    book.seal().unwrap();
    let operation = book.outbox(0, 10).unwrap().remove(0).operation;
    assert!(
        operation
            .changes
            .iter()
            .all(|change| change.owner == unit.record())
    );
}

#[test]
fn an_edited_removed_or_moved_step_is_found_in_the_history() {
    for tamper in [
        "UPDATE changes SET after = 'Kẻ khác' WHERE id = (SELECT min(id) FROM changes)",
        "UPDATE steps SET person_name = 'Kẻ khác' WHERE id = 2",
        "DELETE FROM steps WHERE id = 2",
        "UPDATE steps SET id = id + 10 WHERE id = 2",
    ] {
        let shelf = Shelf::new();
        let book = shelf.create();
        let (id, _) = add(&book, "Bình");
        phone(&book, id, "0912345678", 2);
        phone(&book, id, "0987654321", 3);
        assert_eq!(book.verify_history().unwrap(), None);
        book.keep(|transaction| Ok(transaction.execute_batch(tamper)?))
            .unwrap();
        assert!(book.verify_history().unwrap().is_some(), "{tamper}");
    }
}

#[test]
fn the_view_has_a_column_for_every_field_of_every_record() {
    let shelf = Shelf::new();
    let book = shelf.create();
    for spec in domain::record::ALL {
        let columns: Vec<String> = book
            .read::<_, Error>(|reading| {
                let sql = format!("SELECT name FROM pragma_table_info('{}')", spec.table);
                reading.rows(&sql, [], |row| row.get(0))
            })
            .unwrap();
        for field in spec.fields {
            match field.map_table {
                None => assert!(
                    columns.iter().any(|c| c == field.name),
                    "{}.{}",
                    spec.name,
                    field.name
                ),
                Some(table) => {
                    let rows: Vec<String> = book
                        .read::<_, Error>(|reading| {
                            let sql = format!("SELECT name FROM pragma_table_info('{table}')");
                            reading.rows(&sql, [], |row| row.get(0))
                        })
                        .unwrap();
                    assert_eq!(rows, ["record", "key", "value"], "{table}");
                }
            }
        }
        let derived = (spec.derived)(&domain::record::Fields::default());
        let expected =
            3 + spec.fields.iter().filter(|f| f.map_table.is_none()).count() + derived.len();
        assert_eq!(
            columns.len(),
            expected,
            "{} has columns nobody declared",
            spec.table
        );
    }
}

#[test]
fn typing_leaves_no_step_and_is_there_after_a_restart() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let record = RecordId(Uuid::from_u128(3));
    book.keep_unsaved(
        record,
        18,
        "Đồng chí Bình phát",
        "2026-11-22T19:00:00+07:00",
    )
    .unwrap();
    book.keep_unsaved(
        record,
        18,
        "Đồng chí Bình phát biểu",
        "2026-11-22T19:00:01+07:00",
    )
    .unwrap();
    drop(book);
    let book = shelf.open();
    let typed = book.read::<_, Error>(|r| r.unsaved(record, 18)).unwrap();
    assert_eq!(typed.as_deref(), Some("Đồng chí Bình phát biểu"));
    assert_eq!(
        book.read::<_, Error>(|r| r.steps(None, i64::MAX, 9))
            .unwrap(),
        []
    );
    book.drop_unsaved(record, 18).unwrap();
    assert_eq!(
        book.read::<_, Error>(|r| r.unsaved(record, 18)).unwrap(),
        None
    );
}
