//! Bringing lists in: what is refused comes back with its reason, long work is told and can be
//! stopped, and an import takes nothing away from anybody.

use crate::desk::{Desk, FixedClock, book_form, fonts};
use domain::members::import::CellContent;
use operations::{Failure, Laptop};
use serde_json::{Value, json};
use std::fmt::Write;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use storage::keys::Strength;
use window::host::{Places, Surroundings, laptop};

/// What a page asks for that corrects nothing.
pub fn request(upload: &str) -> Value {
    json!({
        "upload": upload, "sheet": null, "columns": [], "put_zeros_back": false,
        "century": null, "read_hidden_rows": false,
        "blanks_overwrite": [], "rows": [],
    })
}

fn look(desk: &Desk, request: &Value) -> Value {
    desk.call("preview_import", request.clone())
}

fn commit(desk: &Desk, request: &Value, strict: bool) -> Value {
    let seen = look(desk, request)["seen"].clone();
    let commit = json!({ "preview": request, "seen": seen, "strict": strict });
    desk.call("commit_import", commit)
}

/// A list of people, all different, as separated text.
fn people(count: usize) -> String {
    let mut text = String::from("Họ và tên,Ngày sinh,Số thẻ đảng viên,Ngày chính thức\n");
    for number in 0..count {
        let (family, given) = (
            ["Lê", "Đỗ", "Vũ"][number % 3],
            ["An", "Bình", "Ước"][number / 3 % 3],
        );
        let year = 1940 + number % 60;
        let official = year + 25;
        writeln!(
            text,
            "{family} Văn M{} {given},{year},{number:08},{official}",
            number / 9
        )
        .unwrap();
    }
    text
}

#[test]
fn i_02_strict_writes_nothing_and_normal_writes_the_good_rows_and_hands_the_bad_one_back() {
    let desk = Desk::with_book();
    let text = people(100).replacen(",1943,", ",31/02/1990,", 1);
    let upload = desk.upload("danh sach.csv", text.as_bytes());
    let strict = commit(&desk, &request(&upload), true);
    assert_eq!(
        (&strict["step"], &strict["counts"]["error"]),
        (&Value::Null, &json!(1))
    );
    assert_eq!(desk.names().len(), 0);
    let normal = commit(&desk, &request(&upload), false);
    assert_eq!(normal["counts"]["created"], 99);
    let file = normal["handed_back"]["files"][0]["path"].as_str().unwrap();
    let mut rows = rows_of(Path::new(file));
    assert_eq!(rows.len(), 4, "two titles, the header and the one bad row");
    let bad = rows.pop().unwrap();
    assert!(
        bad.contains(&CellContent::Text("31/02/1990".to_owned())),
        "{bad:?}"
    );
    assert!(
        bad.contains(&CellContent::Text("B5: không có ngày này".to_owned())),
        "{bad:?}"
    );
}

#[test]
fn i_02_rows_handed_back_are_mended_and_brought_in_like_any_list() {
    let desk = Desk::with_book();
    let text = "Họ và tên,Ngày sinh,Điện thoại\nLê Văn Tám,31/02/1990,0912345678\n";
    let upload = desk.upload("danh sach.csv", text.as_bytes());
    let done = commit(&desk, &request(&upload), false);
    let file = done["handed_back"]["files"][0]["path"].as_str().unwrap();
    let bytes = std::fs::read(file).unwrap();
    let again = desk.upload("sua.xlsx", &bytes);
    let preview = look(&desk, &request(&again));
    assert_eq!(preview["counts"]["rows"], 1, "{}", preview["counts"]);
    assert_eq!(preview["rows"][0]["name"], "Lê Văn Tám");
    assert_eq!(preview["rows"][0]["state"], "bad_cell");
}

fn rows_of(file: &Path) -> Vec<Vec<CellContent>> {
    let bytes = std::fs::read(file).unwrap();
    let limits = documents::workbook::Limits::default();
    let sheets =
        documents::workbook::read(
            &bytes,
            "x.xlsx",
            &limits,
            &mut |_| ControlFlow::Continue(()),
        );
    let sheet = sheets.unwrap().remove(0);
    let contents = |row: domain::members::import::SheetRow| {
        row.cells.into_iter().map(|cell| cell.content).collect()
    };
    sheet.rows.into_iter().map(contents).collect()
}

#[test]
fn i_04_importing_a_shorter_list_deletes_and_unlinks_nobody() {
    let desk = Desk::with_members(&["Lê Văn Bình", "Trần Thị Chi", "Đỗ Văn Dũng"]);
    let member = desk.roster()[0]["id"].clone();
    let office = json!({
        "member": member, "role": "secretary", "since": "01/01/2025", "until": "", "decision": "",
    });
    desk.call("give_office", office);
    let before: Vec<Value> = ids(&desk)
        .iter()
        .map(|id| desk.call("show_member", json!({ "id": id })))
        .collect();
    let text = "Họ và tên,Chức vụ,Điện thoại\nTrần Thị Chi,,0912345678\n";
    let upload = desk.upload("danh sach.csv", text.as_bytes());
    let done = commit(&desk, &request(&upload), false);
    assert_eq!(done["counts"]["updated"], 1, "{}", done["counts"]);
    for old in before {
        let id = old["id"].clone();
        let now = desk.call("show_member", json!({ "id": id }));
        for kept in ["memberships", "offices", "events", "standing"] {
            assert_eq!(now[kept], old[kept], "{kept}");
        }
    }
    assert_eq!(desk.names().len(), 3);
}

fn ids(desk: &Desk) -> Vec<Value> {
    desk.roster().iter().map(|row| row["id"].clone()).collect()
}

#[test]
fn i_19_importing_neither_takes_a_person_from_the_book_nor_locks_the_importer_out() {
    let desk = Desk::with_book();
    let before = desk.call("list_people", json!({}));
    // The importer's own line: left long ago, and no secretary any more.
    let text = "Họ và tên,Chức vụ,Ngày chuyển đi\nNguyễn Thị Thu,Đảng viên,01/01/2020\n";
    let upload = desk.upload("danh sach.csv", text.as_bytes());
    commit(&desk, &request(&upload), false);
    assert_eq!(desk.call("list_people", json!({})), before);
    desk.call("lock_book", json!({}));
    let shelf = desk.call("show_shelf", json!({}));
    let book = &shelf["books"][0];
    let unlock = json!({
        "book": book["id"], "passphrase": crate::desk::PASSPHRASE,
    });
    assert!(desk.laptop.call("unlock_book", unlock).is_ok(), "{shelf}");
}

/// Stops an import at the first word about a command's progress.
struct Impatient {
    command: &'static str,
    laptop: Arc<OnceLock<Weak<Laptop>>>,
    upload: Arc<Mutex<Option<String>>>,
}

impl Surroundings for Impatient {
    fn tell(&self, event: &str, content: Value) {
        if event != "progress" || content["command"] != self.command {
            return;
        }
        let laptop = self.laptop.get().and_then(Weak::upgrade);
        if let (Some(laptop), Some(upload)) = (laptop, self.upload.lock().unwrap().clone()) {
            laptop
                .call("stop_import", json!({ "upload": upload }))
                .unwrap();
        }
    }
    fn show(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// A desk at which this command is stopped as soon as it says how far it is.
fn impatient(command: &'static str) -> (Desk, Arc<Mutex<Option<String>>>, Arc<Laptop>) {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let (know, upload) = (Arc::new(OnceLock::new()), Arc::new(Mutex::new(None)));
    let surroundings = Impatient {
        command,
        laptop: know.clone(),
        upload: upload.clone(),
    };
    let clock = FixedClock::at("2026-11-02T08:00:00+07:00");
    let places = Places::inside(folder.path(), fonts());
    let stopped = laptop(places, Arc::new(clock), surroundings)
        .unwrap()
        .with_strength(Strength::FLOOR);
    let stopped = Arc::new(stopped);
    know.set(Arc::downgrade(&stopped)).unwrap();
    (Desk::empty(), upload, stopped)
}

fn bring(laptop: &Laptop, name: &str, text: &str) -> String {
    use base64::Engine;
    let begun = laptop.call("begin_upload", json!({ "name": name, "size": text.len() }));
    let id = begun.unwrap()["id"].as_str().unwrap().to_owned();
    let piece = base64::engine::general_purpose::STANDARD.encode(text);
    laptop
        .call("append_upload", json!({ "id": id, "piece": piece }))
        .unwrap();
    id
}

#[test]
fn l_02_an_import_of_2500_rows_says_how_far_it_is() {
    let desk = Desk::with_book();
    let upload = desk.upload("danh sach.csv", people(2_500).as_bytes());
    let done = commit(&desk, &request(&upload), true);
    assert_eq!(done["counts"]["created"], 2_500);
    let heard = desk.ear.0.lock().unwrap();
    let told = |command: &str| -> Vec<(u64, u64)> {
        heard
            .iter()
            .filter(|(event, content)| event == "progress" && content["command"] == command)
            .map(|(_, content)| {
                (
                    content["done"].as_u64().unwrap(),
                    content["of"].as_u64().unwrap(),
                )
            })
            .collect()
    };
    for command in ["preview_import", "commit_import"] {
        let told = told(command);
        assert!(
            told.contains(&(500, 2_501)) || told.contains(&(500, 2_500)),
            "{told:?}"
        );
        assert!(
            told.iter().all(|(done, of)| *of == 0 || done <= of),
            "{told:?}"
        );
    }
}

#[test]
fn l_02_an_import_can_be_stopped_while_it_is_read_and_while_it_is_written() {
    for command in ["preview_import", "commit_import"] {
        let (_, stopped_upload, laptop) = impatient(command);
        laptop.call("create_book", book_form()).unwrap();
        let upload = bring(&laptop, "danh sach.csv", &people(1_200));
        let request = request(&upload);
        let seen = laptop.call("preview_import", request.clone()).unwrap()["seen"].clone();
        *stopped_upload.lock().unwrap() = Some(upload.clone());
        let answer = if command == "preview_import" {
            laptop.call("preview_import", request.clone())
        } else {
            let commit = json!({ "preview": request, "seen": seen, "strict": false });
            laptop.call("commit_import", commit)
        };
        assert_eq!(answer.unwrap_err(), Failure::Cancelled, "{command}");
        let list = json!({ "search": "", "filter": null, "sort": "name", "descending": false });
        let list = laptop.call("list_members", list).unwrap();
        assert_eq!(list["rows"], json!([]), "nothing was written");
        // What was stopped may be tried again.
        *stopped_upload.lock().unwrap() = None;
        assert!(laptop.call("preview_import", request).is_ok());
    }
}
