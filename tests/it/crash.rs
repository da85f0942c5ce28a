//! What was confirmed on the screen survives a kill at any moment (RELIABILITY.md 5).

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::DateTime;
use domain::members::{Member, MemberId};
use storage::keys::DataKey;
use storage::{Book, Error, NewBook};

const KILLS: u32 = 300;

#[test]
fn b_06_three_hundred_kills_while_saving_lose_no_confirmed_save() {
    let folder = tempfile::tempdir().unwrap();
    let key = DataKey::from_bytes([7; 32]);
    let now = DateTime::parse_from_rfc3339("2026-11-22T19:30:00+07:00").unwrap();
    drop(
        Book::create(
            folder.path(),
            &key,
            &NewBook {
                practice: true,
                now,
            },
        )
        .unwrap(),
    );
    let mut confirmed: Vec<MemberId> = Vec::new();
    for kill in 0..KILLS {
        // Killed after the first few lines, at a moment that differs from run to run.
        confirmed.extend(save_until_killed(folder.path(), kill % 5 + 1));
    }
    let book = Book::open(folder.path(), &key).unwrap();
    let lost = confirmed.iter().filter(|id| !is_there(&book, **id)).count();
    assert!(
        confirmed.len() >= usize::try_from(KILLS).unwrap(),
        "it saved before each kill"
    );
    assert_eq!(lost, 0, "of {} confirmed saves", confirmed.len());
    assert_eq!(
        book.verify_history().unwrap(),
        None,
        "the history holds through every kill"
    );
}

fn save_until_killed(folder: &Path, lines: u32) -> Vec<MemberId> {
    let mut saver = Command::new(env!("CARGO_BIN_EXE_saver"))
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(saver.stdout.take().unwrap());
    let mut confirmed = Vec::new();
    let mut line = String::new();
    for _ in 0..lines {
        line.clear();
        if said.read_line(&mut line).unwrap() == 0 {
            break;
        }
        confirmed.push(MemberId(line.trim().parse().unwrap()));
    }
    saver.kill().unwrap();
    saver.wait().unwrap();
    // What it still said before it died is confirmed, too; a line cut in the middle is not.
    line.clear();
    while said.read_line(&mut line).unwrap() > 0 && line.ends_with('\n') {
        confirmed.push(MemberId(line.trim().parse().unwrap()));
        line.clear();
    }
    confirmed
}

fn is_there(book: &Book, id: MemberId) -> bool {
    book.read::<_, Error>(|reading| reading.get::<Member>(id.record()))
        .unwrap()
        .is_some()
}
