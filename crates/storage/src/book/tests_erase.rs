//! What is erased is nowhere any more, and stays so; the history still holds.

use super::tests::{Shelf, act, add, at, echo, enrol, member, phone};
use super::{Book, from_sql};
use crate::{Error, Result};
use domain::members::{Member, MemberField, MemberId};
use domain::record::{ERASED, Value, erasure_key};

const PHONE: u16 = MemberField::phone.number();
const NUMBER: &str = "0912345678";

fn erase(book: &Book, id: MemberId, minute: u32) -> i64 {
    let done = book.transact::<_, Error>(&act("erase_member", minute), |writing| {
        writing.erase(id.record(), &[PHONE])
    });
    done.unwrap().step.unwrap()
}

/// Everything that is written in any table, as bytes.
fn everything(book: &Book) -> Vec<u8> {
    book.read::<_, Error>(|reading| {
        let tables = reading.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table'",
            [],
            |row| row.get::<_, String>(0),
        )?;
        let mut all = Vec::new();
        for table in tables {
            let sql = format!("SELECT * FROM \"{table}\"");
            let mut statement = reading.connection.prepare(&sql)?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    match from_sql(row.get_ref(column)?) {
                        Value::Text(text) => all.extend(text.into_bytes()),
                        Value::Bytes(bytes) => all.extend(bytes),
                        Value::Int(_) | Value::Null => {}
                    }
                    all.push(0);
                }
            }
        }
        Ok(all)
    })
    .unwrap()
}

fn holds(book: &Book, words: &str) -> bool {
    everything(book)
        .windows(words.len())
        .any(|part| part == words.as_bytes())
}

fn try_phone(book: &Book, id: MemberId, minute: u32) {
    let tried: Result<_> = book.transact(&act("edit_member", minute), |writing| {
        let known: Member = writing.reading().require(id.record())?;
        writing.put(&Member {
            phone: NUMBER.to_owned(),
            ..known
        })
    });
    tried.unwrap();
}

#[test]
fn an_erased_value_is_in_no_table_and_cannot_be_written_again() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, _) = add(&book, "An");
    let written = phone(&book, id, NUMBER, 2);
    assert!(holds(&book, NUMBER), "the check can see");
    let erased = erase(&book, id, 3);
    assert!(!holds(&book, NUMBER));
    assert_eq!(member(&book, id).unwrap().given, "An", "nothing else went");
    try_phone(&book, id, 4);
    assert_eq!(member(&book, id).unwrap().phone, "");
    for step in [written, erased] {
        let _ = book.transact::<_, Error>(&act("undo_step", 5), |writing| writing.undo(step));
        assert!(!holds(&book, NUMBER), "undoing step {step}");
    }
    let undone = book.transact::<_, Error>(&act("undo_step", 6), |writing| writing.undo(erased));
    assert!(matches!(undone, Err(Error::Guarded { .. })));
    drop(book);
    assert!(!holds(&shelf.open(), NUMBER));
}

#[test]
fn the_history_holds_after_erasures_and_still_finds_what_is_altered() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, added) = add(&book, "An");
    phone(&book, id, NUMBER, 2);
    phone(&book, id, "0999999999", 3);
    erase(&book, id, 4);
    assert_eq!(book.verify_history().unwrap(), None);
    // A second erasure out of a step that was committed to anew.
    book.transact::<_, Error>(&act("erase_member", 5), |writing| {
        writing.erase(id.record(), &[MemberField::family_middle.number()])
    })
    .unwrap();
    assert_eq!(book.verify_history().unwrap(), None);
    book.keep(|transaction| {
        let sql = "UPDATE changes SET after = 'Ân' WHERE step = ?1 AND after = 'An'";
        assert_eq!(transaction.execute(sql, [added])?, 1);
        Ok(())
    })
    .unwrap();
    assert_eq!(
        book.verify_history().unwrap().map(|fault| fault.step),
        Some(added),
        "what is left of a step is still guarded"
    );
}

#[test]
fn what_is_left_of_a_step_cannot_be_vouched_for_by_somebody_else() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (id, _) = add(&book, "An");
    phone(&book, id, NUMBER, 2);
    let erased = erase(&book, id, 3);
    book.keep(|transaction| {
        transaction.execute("UPDATE erased_steps SET commitment = zeroblob(32)", [])?;
        Ok(())
    })
    .unwrap();
    let fault = book.verify_history().unwrap().map(|fault| fault.step);
    assert!(fault.is_some_and(|step| step <= erased));
}

#[test]
fn an_erasure_travels_without_the_value_and_registers_that_come_later_bring_nothing_back() {
    let shelf = Shelf::new();
    let book = shelf.create();
    enrol(&book);
    let (id, _) = add(&book, "An");
    phone(&book, id, NUMBER, 2);
    book.seal().unwrap();
    let mut arrival = echo(&book, 5);
    book.acknowledge(100, 5, &[]).unwrap();
    book.receive(&arrival).unwrap();
    assert!(holds(&book, NUMBER));
    erase(&book, id, 3);
    assert!(!holds(&book, NUMBER), "registers and sent operations too");
    book.seal().unwrap();
    let sent = book.outbox(0, 10).unwrap();
    let changes: Vec<_> = sent.iter().flat_map(|it| &it.operation.changes).collect();
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].field, &changes[0].key),
        (ERASED, &erasure_key(PHONE))
    );
    // Somebody offers the old value again under a new number.
    for row in &mut arrival.rows {
        row.seq += 50;
        row.registers
            .iter_mut()
            .for_each(|held| held.stamp.seq += 50);
    }
    arrival.pos += 50;
    book.receive(&arrival).unwrap();
    assert_eq!(member(&book, id).unwrap().phone, "");
    assert!(!holds(&book, NUMBER), "not even beside the view");
}

#[test]
fn an_erasure_that_the_province_tells_reaches_view_history_and_registers_here() {
    let shelves = (Shelf::new(), Shelf::new());
    let (here, there) = (shelves.0.create(), shelves.1.create());
    enrol(&here);
    enrol(&there);
    let (id, _) = add(&there, "An");
    phone(&there, id, NUMBER, 2);
    there.seal().unwrap();
    here.receive(&echo(&there, 1)).unwrap();
    phone(&here, id, "0977777777", 3);
    assert!(holds(&here, NUMBER) && holds(&here, "0977777777"));
    there.acknowledge(100, 5, &[]).unwrap();
    erase(&there, id, 4);
    there.seal().unwrap();
    let mut told = echo(&there, 60);
    told.at = at(9).to_rfc3339();
    here.receive(&told).unwrap();
    assert!(!holds(&here, NUMBER) && !holds(&here, "0977777777"));
    assert_eq!(member(&here, id).unwrap().phone, "");
    assert_eq!(here.verify_history().unwrap(), None);
    assert_eq!(
        here.receive(&told).map(|_| ()).ok(),
        Some(()),
        "twice is once"
    );
    assert_eq!(here.verify_history().unwrap(), None);
    let waiting = here.read::<_, Error>(|reading| reading.waiting()).unwrap();
    assert_eq!(waiting.steps, 1, "what was told does not wait to be sent");
}
