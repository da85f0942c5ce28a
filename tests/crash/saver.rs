//! Saves members one after another and says so after each, until it is killed.
//!
//! What it said is confirmed; `it::crash` kills it at any moment and looks whether all of it is there.

use std::io::Write;
use std::path::Path;

use chrono::DateTime;
use domain::members::Member;
use domain::people::PersonId;
use storage::keys::DataKey;
use storage::{Act, Book, Error};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .ok_or("the book's folder is missing")?;
    let book = Book::open(Path::new(&folder), &DataKey::from_bytes([7; 32]))?;
    let act = Act {
        person: PersonId::default(),
        person_name: "Người thử".to_owned(),
        name: "add_member",
        subject: String::new(),
        at: DateTime::parse_from_rfc3339("2026-11-22T19:30:00+07:00")?,
    };
    let mut out = std::io::stdout().lock();
    loop {
        let done = book.transact::<_, Error>(&act, |writing| {
            let member = Member {
                id: writing.new_id()?,
                given: "Bình".to_owned(),
                ..Member::default()
            };
            writing.put(&member)?;
            Ok(member.id)
        })?;
        writeln!(out, "{}", done.value.0)?;
        out.flush()?;
    }
}
