//! Words that are found nowhere they must not be: in no file of the laptop in plain, in no log line,
//! in no error that is a program's and not a person's.

use crate::desk::{Desk, PASSPHRASE, book_form, mark, meeting_form};
use base64::Engine;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use unicode_normalization::UnicodeNormalization;

/// The words that were written into the book, each unlike every other.
#[derive(Default)]
struct Canaries(Vec<String>);

impl Canaries {
    fn next(&mut self) -> Value {
        let canary = format!("Chim yến thứ {} đậu ở đình", 7_000_003 + self.0.len() * 17);
        self.0.push(canary.clone());
        json!(canary)
    }

    /// Puts a canary into every text of a form that takes free words.
    fn fill(&mut self, form: &Value, fields: &[&str]) -> Value {
        let mut filled = form.clone();
        for field in fields {
            filled[*field] = self.next();
        }
        filled
    }

    /// Every shape in which a file could hold them.
    fn shapes(&self) -> Vec<(String, Vec<u8>)> {
        self.0
            .iter()
            .flat_map(|canary| shapes(canary).map(|shape| (canary.clone(), shape)))
            .collect()
    }
}

fn shapes(canary: &str) -> [Vec<u8>; 7] {
    let (nfc, nfd): (String, String) = (canary.nfc().collect(), canary.nfd().collect());
    let wide = |order: fn(u16) -> [u8; 2]| nfc.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    // Base64 depends on where in a run of three the word begins; its first and last letters on
    // the neighbours.
    let coded = |before: usize| {
        let bytes = [&b"xx"[..before], nfc.as_bytes()].concat();
        let text = base64::engine::general_purpose::STANDARD.encode(bytes);
        text.as_bytes()[4..text.len() - 4].to_vec()
    };
    [
        nfc.as_bytes().to_vec(),
        nfd.into_bytes(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        coded(0),
        coded(1),
        coded(2),
    ]
}

/// A month of work in which every free text is a canary.
fn work(desk: &Desk, canaries: &mut Canaries) {
    // The cell's name stands on the shelf before the book is opened; it is no person's.
    let book = canaries.fill(
        &book_form(),
        &["higher_body", "place", "meeting_place", "person"],
    );
    desk.call("create_book", book);
    let member = desk.add_member("Nguyễn Văn An");
    let view = desk.call("show_member", json!({ "id": member }));
    let texts = [
        "family_middle",
        "given",
        "birth_name",
        "other_names",
        "ethnicity",
        "religion",
        "native_place",
        "permanent_address",
        "present_address",
        "education",
        "political_theory",
        "profession",
        "languages",
        "occupation_before",
        "occupation",
        "admission_number",
        "joined_place",
        "introducers",
        "note",
    ];
    let fields = canaries.fill(&view["fields"], &texts);
    desk.call(
        "edit_member",
        json!({ "id": member, "revision": view["revision"], "fields": fields }),
    );
    let meeting = desk.plan(canaries.fill(
        &meeting_form(),
        &[
            "theme",
            "place",
            "guests",
            "observers",
            "programme",
            "materials",
        ],
    ));
    desk.call("propose_items", json!({ "id": meeting, "leave_out": [] }));
    desk.call("begin_meeting", json!({ "id": meeting }));
    let roll = desk.meeting(&meeting)["roll"].clone();
    let mut excused = mark(
        &meeting,
        roll[0]["membership"].as_str().unwrap(),
        "excused",
        "",
    );
    excused["reason"] = canaries.next();
    desk.call("mark_presence", excused);
    for item in desk.meeting(&meeting)["items"].as_array().unwrap() {
        let record =
            json!({ "id": item["id"], "revision": item["revision"], "text": canaries.next() });
        desk.call("record_item", record);
    }
    desk.call(
        "keep_typing",
        json!({ "record": meeting, "field": "minutes", "text": canaries.next() }),
    );
    let task = json!({
        "title": canaries.next(), "meeting": meeting, "item": null, "owner_member": member, "due": "30/11/2026",
        "reports_at": null, "note": canaries.next(),
    });
    desk.call("add_task", task);
    let item = desk.meeting(&meeting)["items"][0]["id"].clone();
    let said = json!({ "speaker": null, "name": canaries.next(), "words": canaries.next() });
    desk.call("add_contribution", json!({ "item": item, "form": said }));
    let handout = json!({
        "what": canaries.next(), "way": "in_hand", "receivers": canaries.next(),
        "given": "20/11/2026",
    });
    desk.call(
        "add_handout",
        json!({ "meeting": meeting, "form": handout }),
    );
    desk.call("search_book", json!({ "search": canaries.next() }));
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Which canaries stand in which files.
fn found(folder: &Path, canaries: &Canaries) -> Vec<String> {
    let shapes = canaries.shapes();
    let mut found = Vec::new();
    for file in files(folder) {
        let bytes = std::fs::read(&file).unwrap();
        for (canary, shape) in &shapes {
            if bytes.windows(shape.len()).any(|window| window == shape) {
                found.push(format!("{canary} in {}", file.display()));
            }
        }
    }
    found
}

#[test]
fn e_01_nothing_that_was_written_stands_in_plain_in_any_file() {
    let desk = Desk::empty();
    let mut canaries = Canaries::default();
    work(&desk, &mut canaries);
    assert!(canaries.0.len() > 35, "{} canaries", canaries.0.len());
    // While the book is open, with its log beside it, and after it was locked.
    assert_eq!(found(desk.folder.path(), &canaries), [""; 0]);
    desk.call("lock_book", json!({}));
    assert_eq!(found(desk.folder.path(), &canaries), [""; 0]);
    assert!(files(desk.folder.path()).len() > 2, "the book and its keys");
}

#[test]
fn e_01_the_search_finds_a_word_in_each_of_its_shapes() {
    let folder = tempfile::tempdir().unwrap();
    let mut canaries = Canaries::default();
    canaries.next();
    let canary = canaries.0[0].clone();
    let base64 = base64::engine::general_purpose::STANDARD.encode(format!("ab{canary}cde"));
    let wide: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let decomposed: String = canary.nfd().collect();
    for (name, bytes) in [
        ("plain", canary.clone().into_bytes()),
        ("nfd", decomposed.into_bytes()),
        ("wide", wide),
        ("base64", base64.into_bytes()),
    ] {
        std::fs::write(
            folder.path().join(name),
            [b"before ", bytes.as_slice(), b" after"].concat(),
        )
        .unwrap();
    }
    assert_eq!(found(folder.path(), &canaries).len(), 4);
}

#[test]
fn e_04_the_passphrase_stands_in_no_file() {
    let desk = Desk::with_book();
    let passphrase = Canaries(vec![PASSPHRASE.to_owned()]);
    assert_eq!(found(desk.folder.path(), &passphrase), [""; 0]);
}

/// Keeps every line that the program logs.
struct Listener(Mutex<Vec<String>>);

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &log::Record<'_>) {
        self.0
            .lock()
            .unwrap()
            .push(format!("{} {}", record.target(), record.args()));
    }
    fn flush(&self) {}
}

fn listen() -> &'static Listener {
    static LISTENER: OnceLock<Listener> = OnceLock::new();
    let listener = LISTENER.get_or_init(|| Listener(Mutex::default()));
    // Another test of this program may have set it before.
    let _ = log::set_logger(listener);
    log::set_max_level(log::LevelFilter::Trace);
    listener
}

#[test]
fn e_06_neither_a_log_line_nor_a_refusal_of_the_program_says_what_was_written() {
    let listener = listen();
    let desk = Desk::empty();
    let mut canaries = Canaries::default();
    work(&desk, &mut canaries);
    // What no page would send: a word where a number, a list or another form belongs.
    let mut said = Vec::new();
    for command in operations::COMMANDS {
        for request in [
            json!({ "id": canaries.next() }),
            canaries.next(),
            json!([canaries.next()]),
        ] {
            if let Err(failure) = desk.laptop.call(command, request) {
                said.push(format!("{command}: {failure:?}"));
            }
        }
    }
    assert!(said.len() > 100, "only {} refusals", said.len());
    // A fault of the program, so that the listener is known to hear one.
    let fault = operations::Failure::internal(&std::io::Error::other("a fault for this test"));
    assert!(matches!(fault, operations::Failure::Internal { .. }));
    let logged = listener.0.lock().unwrap().clone();
    assert!(
        logged
            .iter()
            .any(|line| line.contains("a fault for this test")),
        "{logged:?}"
    );
    said.extend(logged);
    for canary in &canaries.0 {
        for line in &said {
            assert!(!line.contains(canary.as_str()), "{line}");
        }
    }
}
