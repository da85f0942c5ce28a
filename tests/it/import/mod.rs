//! Bringing lists in: what is refused comes back with its reason, long work is told and can be
//! stopped, and an import takes nothing away from anybody.

mod files;
mod round_trip;

use crate::desk::{Desk, FixedClock, book_form, places};
use domain::members::import::CellContent;
use operations::{Failure, Laptop};
use serde_json::{Value, json};
use std::fmt::Write;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use storage::keys::Strength;
use window::host::{Surroundings, laptop};

/// What a page asks for that corrects nothing.
pub fn request(upload: &str) -> Value {
    json!({
        "upload": upload, "sheet": null, "columns": [], "put_zeros_back": false,
        "century": null, "read_hidden_rows": false,
        "blanks_overwrite": [], "encodings": [], "units": [], "guess_anew": false, "rows": [],
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
    let places = places(folder.path());
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

#[test]
fn what_a_list_was_read_as_is_remembered_for_the_next_with_the_same_titles() {
    let desk = Desk::with_book();
    let list = |name: &str| format!("Họ và tên,Mã hồ sơ\n{name},12\n");
    let first = desk.upload("thang 10.csv", list("Lê Văn An").as_bytes());
    let mut corrected = request(&first);
    corrected["columns"] = json!([{ "column": 1, "field": "file_number" }]);
    assert_eq!(look(&desk, &corrected)["remembered"], Value::Null);
    commit(&desk, &corrected, true);
    let next = desk.upload("thang 11.csv", list("Trần Thị Chi").as_bytes());
    let remembered = look(&desk, &request(&next));
    assert_eq!(remembered["columns"][1]["field"], "file_number");
    assert_eq!(remembered["remembered"], "02/11/2026");
    let mut anew = request(&next);
    anew["guess_anew"] = json!(true);
    assert_eq!(look(&desk, &anew)["columns"][1]["field"], "ignore");
    let other = desk.upload("khac.csv", "Họ và tên,Mã khác\nĐỗ Dũng,1\n".as_bytes());
    assert_eq!(look(&desk, &request(&other))["remembered"], Value::Null);
}

#[test]
fn i_16_the_days_of_a_stay_come_in_and_blank_ones_are_left_open() {
    let desk = Desk::with_book();
    let text = "Họ và tên,Chuyển đến,Chuyển đi\n\
                Lê Văn An,2019,30/06/2020\n\
                Trần Thị Chi,01/01/2030,\n\
                Đỗ Văn Dũng,,\n";
    let upload = desk.upload("danh sach.csv", text.as_bytes());
    let done = commit(&desk, &request(&upload), true);
    assert_eq!(done["counts"]["created"], 3, "{}", done["counts"]);
    assert_eq!(
        desk.names(),
        ["Đỗ Văn Dũng"],
        "one has left, one comes later"
    );
    desk.clock.set("2030-02-01T08:00:00+07:00");
    assert_eq!(desk.names(), ["Trần Thị Chi", "Đỗ Văn Dũng"]);
    // The same list again: those who left or are yet to come are known, too.
    let again = desk.upload("danh sach.csv", text.as_bytes());
    let counts = look(&desk, &request(&again))["counts"].clone();
    assert_eq!(
        (&counts["created"], &counts["unchanged"]),
        (&json!(0), &json!(3))
    );
}

#[test]
fn somebody_who_left_comes_back_as_the_same_person() {
    let desk = Desk::with_members(&["Lê Văn An"]);
    let id = desk.roster()[0]["id"].clone();
    let event = json!({
        "member": id, "change": "transferred", "effective": "01/10/2026",
        "until": "", "decision": "", "note": "",
    });
    desk.call("record_standing", event);
    assert_eq!(desk.names(), [""; 0]);
    let upload = desk.upload(
        "x.csv",
        "Họ và tên,Điện thoại\nLê Văn An,0912345678\n".as_bytes(),
    );
    let mut request = request(&upload);
    let asked = look(&desk, &request);
    assert_eq!(asked["rows"][0]["state"], "left_before");
    assert_eq!(asked["rows"][0]["candidates"][0]["id"], id);
    request["rows"] = json!([{ "row": 2, "choice": "member", "member": id }]);
    let done = commit(&desk, &request, true);
    assert_eq!(done["counts"]["updated"], 1);
    assert_eq!((desk.roster().len(), &desk.roster()[0]["id"]), (1, &id));
    let view = desk.call("show_member", json!({ "id": id }));
    assert_eq!(
        view["memberships"].as_array().unwrap().len(),
        2,
        "the old stay stays"
    );
    desk.undo(&done);
    assert_eq!(desk.names(), [""; 0]);
}

#[test]
fn i_17_people_of_a_unit_that_is_not_known_come_in_only_after_a_tick() {
    let desk = Desk::with_book();
    let text = "Họ và tên,Chi bộ\nLê Văn An,Chi bộ thôn Đông\nTrần Thị Chi,Thôn Đoài\n";
    let upload = desk.upload("x.csv", text.as_bytes());
    let mut request = request(&upload);
    let asked = look(&desk, &request);
    let units: Vec<(&Value, &Value)> = asked["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (&unit["name"], &unit["known"]))
        .collect();
    assert_eq!(
        units,
        [
            (&json!("Chi bộ thôn Đông"), &json!(true)),
            (&json!("Thôn Đoài"), &json!(false))
        ]
    );
    assert_eq!(asked["rows"][1]["state"], "unknown_unit");
    commit(&desk, &request, false);
    assert_eq!(desk.names(), ["Lê Văn An"]);
    request["units"] = json!([{ "key": asked["units"][1]["key"], "here": true }]);
    commit(&desk, &request, false);
    assert_eq!(desk.names(), ["Lê Văn An", "Trần Thị Chi"]);
}

#[test]
fn an_office_of_the_list_is_held_and_a_title_that_is_none_is_said() {
    let desk = Desk::with_book();
    let text = "STT,Họ và tên,Chức vụ,Điện thoại\n1,Lê Văn An,Bí thư,\n2,Trần Thị Chi,Kế toán,\n";
    let upload = desk.upload("x.csv", text.as_bytes());
    let preview = look(&desk, &request(&upload));
    assert_eq!(preview["rows"][1]["cells"][0]["state"], "unknown_office");
    commit(&desk, &request(&upload), true);
    let offices: Vec<Value> = desk
        .roster()
        .iter()
        .map(|row| row["office"].clone())
        .collect();
    assert_eq!(offices, [json!("secretary"), Value::Null]);
}

#[test]
fn i_20_an_import_is_undone_days_later_but_for_what_somebody_wrote_since() {
    let desk = Desk::with_book();
    let upload = desk.upload("x.csv", people(30).as_bytes());
    let done = commit(&desk, &request(&upload), true);
    desk.clock.forward(60 * 24 * 9);
    let meeting = desk.plan_meeting();
    let later = desk.add_member("Người Mới");
    desk.undo(&done);
    assert_eq!(desk.names(), ["Người Mới"]);
    assert_eq!(desk.roster()[0]["id"], later);
    assert!(desk.meeting(&meeting)["roll"].is_array());
}

#[test]
fn what_the_unit_does_not_keep_is_read_and_left_and_makes_no_change_again_and_again() {
    let desk = Desk::with_book();
    let kept = desk.call("show_kept_fields", json!({}));
    let off = json!({ "revision": kept["revision"], "not_kept": ["phone"] });
    desk.call("edit_kept_fields", off);
    let text = "Họ và tên,Điện thoại\nLê Văn An,0912345678\n";
    let upload = desk.upload("x.csv", text.as_bytes());
    commit(&desk, &request(&upload), true);
    let id = desk.roster()[0]["id"].clone();
    assert_eq!(
        desk.call("show_member", json!({ "id": id }))["fields"]["phone"],
        ""
    );
    let again = look(&desk, &request(&upload));
    assert_eq!(
        again["rows"][0]["state"], "unchanged",
        "{}",
        again["rows"][0]
    );
}

#[test]
fn i_14_a_column_says_how_many_cells_are_blank_and_empties_the_book_only_where_it_was_ticked() {
    let desk = Desk::with_book();
    let first = "Họ và tên,Điện thoại,Quê quán,Diện\n\
                 Lê Văn An,0912345678,Yên Tử,Nông dân\nTrần Thị Chi,,Uông Bí,Hưu trí\n";
    let upload = desk.upload("x.csv", first.as_bytes());
    commit(&desk, &request(&upload), true);
    let blank = "Họ và tên,Điện thoại,Quê quán,Diện\nLê Văn An,,,\nTrần Thị Chi,,Uông Bí,\n";
    let upload = desk.upload("x.csv", blank.as_bytes());
    let mut request = request(&upload);
    let seen = look(&desk, &request);
    let blanks: Vec<&Value> = seen["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| &column["blanks"])
        .collect();
    assert_eq!(blanks, [&json!(0), &json!(2), &json!(1), &json!(2)]);
    assert_eq!(seen["counts"]["unchanged"], 2, "nothing was ticked");
    assert_eq!(commit(&desk, &request, true)["step"], Value::Null);
    request["blanks_overwrite"] = json!(["phone", "member_kind"]);
    let done = commit(&desk, &request, true);
    assert_eq!(done["counts"]["updated"], 2, "{}", done["counts"]);
    let fields = |place: usize| {
        let id = desk.roster()[place]["id"].clone();
        desk.call("show_member", json!({ "id": id }))["fields"].clone()
    };
    let told = |fields: &Value| -> Vec<String> {
        ["phone", "native_place", "kind"]
            .map(|name| fields[name].as_str().unwrap().to_owned())
            .into()
    };
    assert_eq!(told(&fields(0)), ["", "Yên Tử", "unknown"]);
    assert_eq!(told(&fields(1)), ["", "Uông Bí", "unknown"]);
    desk.undo(&done);
    assert_eq!(told(&fields(0)), ["0912345678", "Yên Tử", "farmer"]);
}
