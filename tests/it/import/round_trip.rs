//! The roster as a workbook, read back: every field of a file goes out and comes in.

use super::{commit, look, request};
use crate::desk::Desk;
use domain::members::Member;
use domain::members::import::Field;
use domain::record::Record;
use serde_json::{Value, json};

/// Fields of a member that are no column of a list, and why.
const NO_COLUMN: [(&str, &str); 2] = [
    ("merged_into", "a file that was merged is in no list"),
    ("portrait", "a picture is no cell; it stays in the book"),
];

/// A file with something in every field: a new field of the form is filled as text, and one that
/// takes no text makes this fail.
fn filled(desk: &Desk) -> Value {
    let id = desk.add_member("Lê Thị Mẫu");
    let view = desk.call("show_member", json!({ "id": id }));
    let mut fields = view["fields"].clone();
    for (name, value) in fields.as_object_mut().unwrap() {
        *value = match name.as_str() {
            "sex" => json!("female"),
            "kind" => json!("business"),
            "fee_class" => json!("eased"),
            "family_middle" => json!("Lê Thị Mẫu"),
            "given" => json!("Đơn"),
            "citizen_id" => json!("001088012345"),
            "card_number" => json!("00012345"),
            "phone" => json!("0912345678"),
            "birth" => json!("05/09/1960"),
            "admission_decided" => json!("1985"),
            "joined" => json!("03/1985"),
            "official_decided" => json!("02/03/1986"),
            "official_from" => json!("03/03/1986"),
            "fee_eased_until" => json!("31/12/2027"),
            "note" => json!("dòng một\ndòng hai; =1+1"),
            other => json!(format!("{other}: số 1, thôn Đông; 007")),
        };
    }
    let edit = json!({ "id": id, "revision": view["revision"], "fields": fields });
    desk.call("edit_member", edit);
    for role in ["secretary", "front_head"] {
        desk.call(
            "give_office",
            json!({ "member": id, "role": role, "since": "", "until": "", "decision": "" }),
        );
    }
    for (years, early) in [(30, false), (40, true)] {
        let badge = json!({
            "member": id, "years": years, "number": "0012345", "given": "03/02/2025",
            "decision": "12-QĐ/TU", "early": early,
        });
        desk.call("record_badge", badge);
    }
    json!(id)
}

fn exported(desk: &Desk) -> Vec<u8> {
    let printed = desk.call("export_members", json!({}));
    std::fs::read(printed["files"][0]["path"].as_str().unwrap()).unwrap()
}

#[test]
fn i_05_every_field_of_the_file_is_a_column_that_is_written_and_read() {
    let desk = Desk::with_book();
    filled(&desk);
    let upload = desk.upload("danh sach.xlsx", &exported(&desk));
    let seen = look(&desk, &request(&upload));
    let columns = seen["columns"].as_array().unwrap();
    for field in Member::SPEC.fields {
        if NO_COLUMN.iter().any(|(name, _)| *name == field.name) {
            continue;
        }
        let meant = Field::ALL
            .iter()
            .find(|it| it.member_field().map(|it| it.number()) == Some(field.number))
            .unwrap_or_else(|| panic!("no list can say {}", field.name));
        let written = columns.iter().find(|it| it["field"] == meant.code());
        let written = written.unwrap_or_else(|| panic!("{} is not exported", field.name));
        assert_ne!(written["samples"], json!([]), "{}", field.name);
    }
    let unread: Vec<&Value> = columns
        .iter()
        .filter(|it| it["field"] == "ignore")
        .collect();
    assert_eq!(unread, [&Value::Null; 0], "every title is understood");
}

#[test]
fn i_05_a_file_with_every_field_filled_is_unchanged_when_its_export_is_read_again() {
    let desk = Desk::with_book();
    filled(&desk);
    let upload = desk.upload("danh sach.xlsx", &exported(&desk));
    let seen = look(&desk, &request(&upload));
    let row = &seen["rows"][0];
    assert_eq!(row["state"], "unchanged", "{row:#}");
    let repaired = |cell: &&Value| cell["state"] != "partial_date";
    let asked: Vec<&Value> = row["cells"]
        .as_array()
        .unwrap()
        .iter()
        .filter(repaired)
        .collect();
    assert_eq!(asked, [&Value::Null; 0], "nothing is asked or mended");
    assert_eq!(commit(&desk, &request(&upload), true)["step"], Value::Null);
}

#[test]
fn i_05_an_empty_book_gets_from_an_export_what_the_book_it_came_from_has() {
    let source = Desk::with_book();
    let id = filled(&source);
    let bytes = exported(&source);
    let desk = Desk::with_book();
    let upload = desk.upload("danh sach.xlsx", &bytes);
    let done = commit(&desk, &request(&upload), true);
    assert_eq!(done["counts"]["created"], 1, "{done}");
    let there = source.call("show_member", json!({ "id": id }));
    let here = desk.call("show_member", json!({ "id": desk.roster()[0]["id"] }));
    assert_eq!(here["fields"], there["fields"]);
    for (list, said) in [
        (
            "badges",
            &["years", "number", "given", "decision", "early"][..],
        ),
        ("offices", &["role"]),
        ("memberships", &["since"]),
    ] {
        let told = |view: &Value| -> Vec<Vec<Value>> {
            let of = |it: &Value| said.iter().map(|name| it[*name].clone()).collect();
            view[list].as_array().unwrap().iter().map(of).collect()
        };
        let (mut here, mut there) = (told(&here), told(&there));
        here.sort_by_key(|it| it[0].to_string());
        there.sort_by_key(|it| it[0].to_string());
        assert_eq!(here, there, "{list}");
    }
    assert_eq!(here["standing"], there["standing"]);
}

#[test]
fn a_list_adds_the_badges_that_the_book_lacks_and_changes_none() {
    let desk = Desk::with_members(&["Lê Văn An"]);
    let id = desk.roster()[0]["id"].clone();
    let badge = json!({
        "member": id, "years": 30, "number": "1", "given": "", "decision": "", "early": false,
    });
    desk.call("record_badge", badge);
    let text = "Họ và tên,Huy hiệu Đảng\nLê Văn An,\"30 năm, số 2; 40 năm\"\n";
    let upload = desk.upload("x.csv", text.as_bytes());
    let done = commit(&desk, &request(&upload), true);
    assert_eq!(done["counts"]["updated"], 1);
    let badges = desk.call("show_member", json!({ "id": id }))["badges"].clone();
    let told: Vec<(&Value, &Value)> = badges
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["years"], &it["number"]))
        .collect();
    assert_eq!(told, [(&json!(40), &json!("")), (&json!(30), &json!("1"))]);
    desk.undo(&done);
    let badges = desk.call("show_member", json!({ "id": id }))["badges"].clone();
    assert_eq!(badges.as_array().unwrap().len(), 1);
}

#[test]
fn a_word_that_a_column_of_choices_does_not_know_is_said_and_the_row_still_comes_in() {
    let desk = Desk::with_book();
    let text = "Họ và tên,Diện,Huy hiệu Đảng\nLê Văn An,Thương binh,37 năm\n";
    let upload = desk.upload("x.csv", text.as_bytes());
    let seen = look(&desk, &request(&upload));
    let states: Vec<&Value> = seen["rows"][0]["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| &cell["state"])
        .collect();
    assert_eq!(states, [&json!("unknown_choice"), &json!("unknown_badge")]);
    commit(&desk, &request(&upload), true);
    let id = desk.roster()[0]["id"].clone();
    let fields = desk.call("show_member", json!({ "id": id }))["fields"].clone();
    assert_eq!(fields["kind"], "unknown");
}
