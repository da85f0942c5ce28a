//! The roster: added, found, sorted, edited, brought in from a workbook and taken out again.

use crate::desk::Desk;
use operations::{Failure, Problem};
use serde_json::{Value, json};

#[test]
fn names_are_sorted_by_given_then_middle_then_family_letter_before_tone() {
    let desk = Desk::with_members(&[
        "Vũ Thị Ánh",
        "Trần Văn An",
        "Lê Đức An",
        "Đỗ Văn Đức",
        "Đỗ Văn Dũng",
        "Lê Thị Ân",
        "Y Blơm",
    ]);
    assert_eq!(
        desk.names(),
        [
            "Lê Đức An",
            "Trần Văn An",
            "Vũ Thị Ánh",
            "Lê Thị Ân",
            "Y Blơm",
            "Đỗ Văn Dũng",
            "Đỗ Văn Đức"
        ]
    );
}

#[test]
fn v_01_search_is_blind_to_tones_and_puts_exact_hits_first() {
    let desk = Desk::with_members(&[
        "Nguyễn Văn Đương",
        "Lê Thị Dương",
        "Trần Duong",
        "Đỗ Văn Bình",
    ]);
    let found = |search: &str| -> Vec<String> {
        let list = desk.list_members(search);
        list["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(found("duong").len(), 3);
    assert_eq!(found("le thi duong"), ["Lê Thị Dương"]);
    assert_eq!(
        found("Đương").first().map(String::as_str),
        Some("Nguyễn Văn Đương")
    );
    assert_eq!(found("không có ai"), [""; 0]);
}

#[test]
fn an_edit_carries_the_revision_it_was_read_at() {
    let desk = Desk::with_book();
    let id = desk.add_member("Lê Văn Bình");
    let view = desk.call("show_member", json!({ "id": id }));
    let mut fields = view["fields"].clone();
    fields["phone"] = json!("0912 345 678");
    fields["birth"] = json!("9/1960");
    let edit = json!({ "id": id, "revision": view["revision"], "fields": fields });
    desk.call("edit_member", edit.clone());
    let after = desk.call("show_member", json!({ "id": id }));
    assert_eq!(after["fields"]["birth"], "09/1960");
    assert_eq!(desk.refused("edit_member", edit), Failure::Stale);
}

#[test]
fn every_problem_of_a_member_comes_back_at_once_and_nothing_is_stored() {
    let desk = Desk::with_book();
    let request = json!({
        "fields": {
            "given": "", "birth": "31/02/1990", "joined": "xx", "official_from": "1/1/60",
            "citizen_id": "12345", "note": "x".repeat(3000),
        },
        "rank": "official",
        "since": "hôm qua",
    });
    let Failure::Invalid { problems } = desk.refused("add_member", request) else {
        panic!()
    };
    let fields: Vec<&str> = problems
        .iter()
        .map(|problem| problem.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "given",
            "birth",
            "citizen_id",
            "joined",
            "official_from",
            "note",
            "since"
        ]
    );
    assert!(problems.iter().any(|p| p.problem == Problem::TwoDigitYear));
    assert_eq!(desk.names(), [""; 0]);
}

#[test]
fn r_13_somebody_of_the_same_name_and_birth_is_offered_before_being_taken_in_twice() {
    let desk = Desk::with_book();
    desk.add_member("Lê Văn Bình");
    let ask = |name: &str| {
        let request = json!({ "name": name, "birth": "", "card_number": "" });
        desk.call("find_similar", request)["members"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(ask("le van binh"), 1);
    assert_eq!(ask("Lê Văn Bính"), 1, "a tone is soon mistyped");
    assert_eq!(ask("Lê Văn"), 0);
}

#[test]
fn whoever_is_transferred_leaves_the_roster_and_stays_on_the_roll_of_earlier_meetings() {
    let desk = Desk::with_members(&["Lê Văn Bình", "Trần Thị Chi"]);
    let meeting = desk.plan_meeting();
    let member = desk.roster()[0]["id"].clone();
    desk.clock.set("2026-12-20T08:00:00+07:00");
    let event = json!({
        "member": member, "change": "transferred", "effective": "10/12/2026",
        "until": "", "decision": "12-QĐ/ĐU", "note": "",
    });
    let saved = desk.call("record_standing", event);
    assert_eq!(desk.names(), ["Trần Thị Chi"]);
    let roll = desk.meeting(&meeting)["roll"].as_array().unwrap().len();
    assert_eq!(roll, 2, "on 25/11 both belonged to the cell");
    desk.undo(&saved);
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn an_official_member_whose_official_date_is_unknown_is_official_and_no_day_is_made_up() {
    let desk = Desk::with_book();
    let request = json!({
        "fields": { "given": "Bình", "joined": "03/02/1985" }, "rank": "official", "since": "",
    });
    let id = desk.call("add_member", request)["id"].clone();
    let view = desk.call("show_member", json!({ "id": id }));
    assert_eq!(view["standing"], "official");
    assert_eq!(view["events"].as_array().unwrap().len(), 1);
    assert_eq!(view["events"][0]["effective"], "");
}

#[test]
fn an_office_ends_and_is_never_removed() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    let office = json!({
        "member": member, "role": "secretary", "since": "01/01/2025", "until": "", "decision": "",
    });
    desk.call("give_office", office);
    assert_eq!(desk.roster()[0]["office"], "secretary");
    let id = desk.call("show_member", json!({ "id": member }))["offices"][0]["id"].clone();
    desk.call("end_office", json!({ "office": id, "until": "01/11/2026" }));
    assert_eq!(desk.roster()[0]["office"], Value::Null);
    let offices = desk.call("show_member", json!({ "id": member }))["offices"].clone();
    assert_eq!(offices.as_array().unwrap().len(), 1);
}

#[test]
fn i_05_export_and_reimport_changes_nothing() {
    let desk = Desk::empty();
    desk.call("open_practice_book", json!({}));
    let printed = desk.call("export_members", json!({}));
    let bytes = std::fs::read(printed["files"][0]["path"].as_str().unwrap()).unwrap();
    let preview = preview(&desk, "danh sach.xlsx", &bytes);
    let counts = &preview["counts"];
    assert_eq!(counts["rows"], 52, "{counts}");
    assert_eq!(
        counts["unchanged"],
        52,
        "{counts} {:?}",
        first_unlike(&preview, "unchanged")
    );
}

#[test]
fn i_10_the_same_file_twice_creates_nobody_the_second_time() {
    let source = Desk::empty();
    source.call("open_practice_book", json!({}));
    let printed = source.call("export_members", json!({}));
    let bytes = std::fs::read(printed["files"][0]["path"].as_str().unwrap()).unwrap();
    let desk = Desk::with_book();
    let first = import(&desk, &bytes);
    assert_eq!(first["counts"]["created"], 52);
    assert_eq!(desk.names().len(), 52);
    let second = import(&desk, &bytes);
    assert_eq!(second["counts"]["created"], 0, "{}", second["counts"]);
    assert_eq!(desk.names().len(), 52);
}

#[test]
fn i_20_undoing_an_import_leaves_exactly_what_was_there_and_it_can_be_done_again() {
    let source = Desk::empty();
    source.call("open_practice_book", json!({}));
    let printed = source.call("export_members", json!({}));
    let bytes = std::fs::read(printed["files"][0]["path"].as_str().unwrap()).unwrap();
    let desk = Desk::with_members(&["Người Cũ"]);
    let done = import(&desk, &bytes);
    desk.undo(&done);
    assert_eq!(desk.names(), ["Người Cũ"]);
    let again = import(&desk, &bytes);
    assert_eq!(again["counts"]["created"], 52);
}

#[test]
fn i_01_a_commit_stops_when_somebody_was_added_since_the_preview() {
    let source = Desk::empty();
    source.call("open_practice_book", json!({}));
    let name = source.names()[0].clone();
    let printed = source.call("export_members", json!({}));
    let bytes = std::fs::read(printed["files"][0]["path"].as_str().unwrap()).unwrap();
    let desk = Desk::with_book();
    let upload = desk.upload("danh sach.xlsx", &bytes);
    let seen = desk.call("preview_import", request(&upload))["seen"].clone();
    desk.add_member(&name);
    let commit = json!({ "preview": request(&upload), "seen": seen, "strict": false });
    assert_eq!(
        desk.refused("commit_import", commit),
        Failure::ImportChanged
    );
    assert_eq!(desk.names(), [name], "nothing was written");
}

fn request(upload: &str) -> Value {
    json!({
        "upload": upload, "sheet": null, "columns": [], "put_zeros_back": false,
        "century": null, "read_hidden_rows": false,
        "blanks_overwrite": [], "encodings": [], "units": [], "guess_anew": false, "rows": [],
    })
}

pub fn preview(desk: &Desk, name: &str, bytes: &[u8]) -> Value {
    let upload = desk.upload(name, bytes);
    desk.call("preview_import", request(&upload))
}

pub fn import(desk: &Desk, bytes: &[u8]) -> Value {
    let upload = desk.upload("danh sach.xlsx", bytes);
    let seen = desk.call("preview_import", request(&upload))["seen"].clone();
    desk.call(
        "commit_import",
        json!({ "preview": request(&upload), "seen": seen, "strict": false }),
    )
}

fn first_unlike(preview: &Value, state: &str) -> Option<Value> {
    preview["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["state"] != state)
        .cloned()
}
