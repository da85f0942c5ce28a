//! Sticks: a book whose laptop never has a line, and a province that takes its files in.

use super::laptop::Laptop;
use super::server::Server;
use crate::desk::Desk;
use domain::meetings::Meeting;
use operations::{Failure, NotNow, Problem};
use province::sticks::{Outcome, TakenFile};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use storage::history::Delivery;
use sync::client::ExchangeProblem;
use sync::server::NotTaken;
use sync::stick::StickError;
use tempfile::{TempDir, tempdir};

const EAST: &str = "Chi bộ thôn Đông";

fn taken(files: &[TakenFile]) -> Vec<&Outcome> {
    files.iter().map(|file| &file.outcome).collect()
}

/// The stick that goes to the province and comes back.
fn round(laptop: &Laptop, server: &Server, stick: &Path) {
    laptop.write_stick(stick).unwrap();
    for file in server.take_sticks(stick) {
        assert!(matches!(file.outcome, Outcome::Taken { .. }), "{file:?}");
    }
    for file in laptop.take_stick(stick).unwrap() {
        file.outcome.unwrap();
    }
}

fn only_file(stick: &TempDir) -> PathBuf {
    let mut files: Vec<PathBuf> = fs::read_dir(stick.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

#[test]
fn f_01_a_month_goes_by_stick_its_receipt_comes_home_and_a_second_time_changes_nothing() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, EAST);
    let meeting = laptop.write_month();
    let stick = tempdir().unwrap();
    let written = laptop.write_stick(stick.path()).unwrap();
    assert!(written.operations >= 4, "{written:?}");
    let delivery = laptop.delivery(meeting.record());
    assert!(
        matches!(delivery, Some(Delivery::OnStick { .. })),
        "{delivery:?}"
    );

    let first = server.take_sticks(stick.path());
    let all = written.operations;
    assert_eq!(
        taken(&first),
        [&Outcome::Taken {
            new: all,
            refused: 0
        }]
    );
    let counts = server.counts();
    assert_eq!(counts.records["Meeting"], 1);
    assert_eq!(counts.records["AgendaItem"], 3);

    let again = server.take_sticks(stick.path());
    assert_eq!(taken(&again), [&Outcome::Taken { new: 0, refused: 0 }]);
    assert_eq!(server.counts(), counts, "a second import changes nothing");

    for sent in [all, 0] {
        let home = laptop.take_stick(stick.path()).unwrap();
        let [file] = home.as_slice() else {
            panic!("{home:?}");
        };
        assert_eq!(file.outcome.as_ref().unwrap().sent, sent);
    }
    let delivery = laptop.delivery(meeting.record());
    assert!(
        matches!(delivery, Some(Delivery::Received { .. })),
        "{delivery:?}"
    );
    assert_eq!(laptop.waiting(), 0);
    let online = laptop.exchange().unwrap();
    assert_eq!(
        (online.sent, online.received),
        (0, 0),
        "the line has nothing to add"
    );
}

#[test]
fn f_08_the_return_brings_what_others_of_the_cell_wrote() {
    let server = Server::new();
    let online = Laptop::enrolled(&server, EAST);
    let meeting = online.write_month();
    online.exchange().unwrap();
    let offline = Laptop::enrolled(&server, EAST);
    let member = offline.add_member("Ẩn");
    let stick = tempdir().unwrap();
    round(&offline, &server, stick.path());
    let read: Meeting = offline.get(meeting.record()).unwrap();
    assert_eq!(read.theme, "Sinh hoạt thường kỳ tháng 11");
    assert_eq!(
        offline.fields(meeting.record()),
        online.fields(meeting.record())
    );
    online.exchange().unwrap();
    assert!(
        online
            .get::<domain::members::Member>(member.record())
            .is_some()
    );
}

#[test]
fn f_03_a_cut_changed_foreign_or_forged_file_is_refused_by_name_and_nothing_is_applied() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, EAST);
    laptop.write_month();
    let stick = tempdir().unwrap();
    laptop.write_stick(stick.path()).unwrap();
    let file = only_file(&stick);
    let whole = fs::read(&file).unwrap();
    let before = server.counts();
    let refused = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let [
            TakenFile {
                outcome: Outcome::NotTaken(why),
                ..
            },
        ] = &server.take_sticks(stick.path())[..]
        else {
            panic!("it was taken");
        };
        why.clone()
    };
    for length in [0, 7, 9, 100, whole.len() / 2, whole.len() - 1] {
        let why = refused(&whole[..length]);
        let file = matches!(
            why,
            NotTaken::File(StickError::NotAStickFile | StickError::Damaged)
        );
        assert!(file, "cut at {length}: {why:?}");
    }
    for place in (8..whole.len()).step_by(whole.len() / 97) {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        refused(&changed);
    }
    let other = Server::new();
    let stranger = Laptop::enrolled(&other, EAST);
    let foreign = tempdir().unwrap();
    stranger.write_stick(foreign.path()).unwrap();
    let why = refused(&fs::read(only_file(&foreign)).unwrap());
    assert_eq!(why, NotTaken::OtherProvince);
    assert_eq!(server.counts(), before, "nothing was applied");

    fs::write(&file, &whole).unwrap();
    let renamed = stick.path().join("tệp của tôi.scb");
    fs::rename(&file, &renamed).unwrap();
    let taken = server.take_sticks(stick.path());
    assert!(
        matches!(taken[0].outcome, Outcome::Taken { .. }),
        "a name says nothing: {taken:?}"
    );
}

#[test]
fn f_03_a_return_that_is_damaged_old_or_another_laptop_s_is_told_and_changes_nothing() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, EAST);
    let second = Laptop::enrolled(&server, EAST);
    laptop.write_month();
    let stick = tempdir().unwrap();
    laptop.write_stick(stick.path()).unwrap();
    server.take_sticks(stick.path());
    assert!(
        second.take_stick(stick.path()).unwrap().is_empty(),
        "it is not the second laptop's"
    );

    let back = fs::read_dir(stick.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("tra-loi"))
        .unwrap();
    let whole = fs::read(&back).unwrap();
    fs::write(&back, &whole[..whole.len() - 1]).unwrap();
    let taken = laptop.take_stick(stick.path()).unwrap();
    let why = taken[0].outcome.as_ref().unwrap_err();
    assert_eq!(*why, ExchangeProblem::Stick(StickError::Damaged));
    assert_ne!(laptop.waiting(), 0, "nothing was applied");

    fs::write(&back, &whole).unwrap();
    laptop.exchange().unwrap();
    second.add_member("Bình");
    second.exchange().unwrap();
    laptop.exchange().unwrap();
    let taken = laptop.take_stick(stick.path()).unwrap();
    let why = taken[0].outcome.as_ref().unwrap_err();
    assert_eq!(*why, ExchangeProblem::Older, "the line was faster");
}

#[test]
fn f_04_a_found_stick_tells_no_name_and_opens_with_no_other_key() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, EAST);
    let name = "Nguyễn Thị Kim Ngân";
    laptop.add_member(name);
    let stick = tempdir().unwrap();
    laptop.write_stick(stick.path()).unwrap();
    server.take_sticks(stick.path());
    for entry in fs::read_dir(stick.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for shape in [name.as_bytes(), &wide, EAST.as_bytes()] {
            let found = bytes.windows(shape.len()).any(|window| window == shape);
            assert!(!found, "{path:?}");
        }
    }
    let carrier = Laptop::enrolled(&server, "Chi bộ thôn Tây");
    assert!(carrier.take_stick(stick.path()).unwrap().is_empty());
}

#[test]
fn f_07_the_files_of_89_cells_on_one_stick_are_taken_in_one_go() {
    let server = Server::new();
    let stick = tempdir().unwrap();
    let laptops: Vec<Laptop> = (1..=89)
        .map(|cell| {
            let laptop = Laptop::enrolled(&server, &format!("Chi bộ số {cell}"));
            laptop.add_member(&format!("Số {cell}"));
            laptop.write_stick(stick.path()).unwrap();
            laptop
        })
        .collect();
    fs::write(stick.path().join("ảnh.jpg"), b"not ours").unwrap();
    let broken = stick.path().join("hỏng.scb");
    fs::write(&broken, b"SCBSTIK1 and then nothing").unwrap();
    let endless = stick.path().join("vô tận.scb");
    fs::File::create(&endless)
        .unwrap()
        .set_len(1 << 32)
        .unwrap();
    let files = server.take_sticks(stick.path());
    assert_eq!(
        files.len(),
        91,
        "89 bundles, a damaged one and one without an end"
    );
    let good = |file: &&TakenFile| file.outcome == Outcome::Taken { new: 1, refused: 0 };
    assert_eq!(files.iter().filter(good).count(), 89);
    assert_eq!(server.counts().records["Member"], 89);
    for laptop in &laptops {
        let home = laptop.take_stick(stick.path()).unwrap();
        assert_eq!(home.len(), 3, "one return is ours: {home:?}");
        let ours: Vec<_> = home
            .iter()
            .filter_map(|file| file.outcome.as_ref().ok())
            .collect();
        let [ours] = ours.as_slice() else {
            panic!("one return is ours: {home:?}");
        };
        assert_eq!(ours.sent, 1);
        assert_eq!(laptop.waiting(), 0);
    }
}

#[test]
fn a_lost_stick_costs_nothing_the_next_one_carries_it_all() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, EAST);
    laptop.add_member("An");
    let lost = tempdir().unwrap();
    laptop.write_stick(lost.path()).unwrap();
    laptop.add_member("Bình");
    let stick = tempdir().unwrap();
    round(&laptop, &server, stick.path());
    assert_eq!(server.counts().records["Member"], 2);
    let late = server.take_sticks(lost.path());
    assert_eq!(
        taken(&late),
        [&Outcome::Taken { new: 0, refused: 0 }],
        "found years later"
    );
}

#[test]
fn b_05_a_restored_province_asks_for_another_stick_and_has_everything_then() {
    let mut server = Server::new();
    let laptop = Laptop::enrolled(&server, EAST);
    laptop.exchange().unwrap();
    let backup = server.back_up("before");
    laptop.add_member("An");
    let stick = tempdir().unwrap();
    round(&laptop, &server, stick.path());
    server.restore(&backup);
    laptop.write_stick(stick.path()).unwrap();
    server.take_sticks(stick.path());
    let home = laptop.take_stick(stick.path()).unwrap();
    let why = home[0].outcome.as_ref().unwrap_err();
    assert_eq!(*why, ExchangeProblem::WriteAgain);
    assert!(!server.counts().records.contains_key("Member"));
    round(&laptop, &server, stick.path());
    assert_eq!(server.counts().records["Member"], 1);
}

#[test]
fn a_laptop_that_was_struck_off_is_refused_by_stick_too() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, EAST);
    laptop.add_member("An");
    let stick = tempdir().unwrap();
    laptop.write_stick(stick.path()).unwrap();
    let feed = server.feed();
    let id = province::laptops::list(&feed).unwrap()[0].id.0.to_string();
    province::laptops::revoke(&feed, &id, "mất máy").unwrap();
    let files = server.take_sticks(stick.path());
    let refused = Outcome::NotTaken(NotTaken::Revoked("mất máy".to_owned()));
    assert_eq!(taken(&files), [&refused]);
    assert!(!server.counts().records.contains_key("Member"));
}

#[test]
fn a_page_writes_and_takes_only_where_it_was_offered_and_only_when_enrolled() {
    let desk = Desk::with_members(&["Trần Văn An"]);
    let offered = desk.call("show_sticks", json!({}));
    let papers = offered["places"].as_array().unwrap().last().unwrap();
    assert_eq!(
        papers["free"],
        Value::Null,
        "the papers' folder is always there"
    );
    let place = json!({ "place": papers["path"] });
    for command in ["write_stick", "take_stick"] {
        assert_eq!(
            desk.refused(command, place.clone()),
            Failure::NotNow {
                reason: NotNow::NotEnrolled
            }
        );
    }
    let server = Server::new();
    desk.call(
        "enrol_book",
        json!({ "slip": server.slip(EAST), "laptop": "Máy" }),
    );
    let elsewhere = json!({ "place": desk.folder.path().to_string_lossy() });
    assert_eq!(
        desk.refused("write_stick", elsewhere),
        Failure::invalid("place", Problem::NotAChoice)
    );
    let written = desk.call("write_stick", place.clone());
    assert_eq!(written["files"].as_array().unwrap().len(), 1);
    assert_ne!(written["operations"], 0);
    server.take_sticks(Path::new(papers["path"].as_str().unwrap()));
    let taken = desk.call("take_stick", place);
    assert_eq!(taken["taken"], 1);
    assert_eq!(taken["refused"], json!([]));
    assert_eq!(taken["outcome"]["sent"], written["operations"]);
    assert_eq!(taken["exchange"]["waiting"], 0);
}
