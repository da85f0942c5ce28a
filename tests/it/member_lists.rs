//! Lists of members: seen, printed, and written as workbooks.

use crate::desk::Desk;
use operations::{Failure, Problem};
use serde_json::{Value, json};

fn request(list: &str, columns: &[&str], day: &str) -> Value {
    json!({ "list": list, "columns": columns, "filter": null, "day": day })
}

fn preview(desk: &Desk, list: &str, columns: &[&str], day: &str) -> Value {
    desk.call("preview_member_list", request(list, columns, day))
}

fn rows(list: &Value) -> Vec<Vec<String>> {
    serde_json::from_value(list["rows"].clone()).unwrap()
}

fn add(desk: &Desk, given: &str, fields: &[(&str, &str)], since: &str, from: &str) -> String {
    let mut form = json!({ "family_middle": "Lê Văn", "given": given });
    for (field, value) in fields {
        form[field] = json!(value);
    }
    let new = json!({ "fields": form, "rank": "official", "since": since, "from": from });
    desk.call("add_member", new)["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn happened(desk: &Desk, member: &str, change: &str, effective: &str, place: &str) {
    let event = json!({
        "member": member, "change": change, "effective": effective, "until": "",
        "decision": "12-QĐ/ĐU", "note": "", "place": place,
    });
    desk.call("record_standing", event);
}

#[test]
fn a_flat_list_has_the_columns_chosen_in_their_order_and_the_members_asked_for() {
    let desk = Desk::with_book();
    add(
        &desk,
        "Bình",
        &[
            ("sex", "female"),
            ("phone", "0912345678"),
            ("birth", "1960"),
        ],
        "",
        "",
    );
    add(&desk, "An", &[("sex", "male")], "", "");
    let list = preview(&desk, "flat", &["phone", "name", "birth"], "");
    let headings: Vec<&str> = list["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["heading"].as_str().unwrap())
        .collect();
    assert_eq!(headings, ["TT", "Điện thoại", "Họ và tên", "Ngày sinh"]);
    assert_eq!(
        rows(&list),
        [
            vec!["1", "", "Lê Văn An", ""],
            vec!["2", "0912345678", "Lê Văn Bình", "1960"]
        ]
    );
    let mut women = request("flat", &["name"], "");
    women["filter"] = json!("women");
    let women = desk.call("preview_member_list", women);
    assert_eq!(rows(&women), [["1", "Lê Văn Bình"]]);
    assert_eq!(
        desk.refused("preview_member_list", request("flat", &[], "")),
        Failure::invalid("columns", Problem::Required)
    );
}

#[test]
fn a_flat_list_as_a_workbook_keeps_ids_and_phones_as_text() {
    let desk = Desk::with_book();
    let fields = [
        ("phone", "0912345678"),
        ("citizen_id", "001088012345"),
        ("card_number", "00012345"),
    ];
    add(&desk, "Bình", &fields, "", "");
    let columns = ["name", "phone", "citizen_id", "card_number"];
    let printed = desk.call("export_member_list", request("flat", &columns, ""));
    let path = printed["files"][0]["path"].as_str().unwrap();
    let bytes = std::fs::read(path).unwrap();
    let seen = crate::members::preview(&desk, "danh sach.xlsx", &bytes);
    assert_eq!(seen["counts"]["unchanged"], 1, "{seen}");
    let samples = seen["columns"].to_string();
    for number in ["0912345678", "001088012345", "00012345"] {
        assert!(
            samples.contains(&format!("\"{number}\"")),
            "{number} {samples}"
        );
    }
}

#[test]
fn the_list_book_has_14_columns_and_keeps_who_died_left_or_was_transferred() {
    let desk = Desk::with_book();
    let here = [
        ("birth", "05/09/1960"),
        ("ethnicity", "Tày"),
        ("kind", "retired"),
        ("joined", "1985"),
        ("card_number", "22000001"),
        ("list_number", "2"),
        ("education", "10/10"),
    ];
    add(&desk, "Bình", &here, "01/03/2020", "Chi bộ khu 3");
    let gone = add(&desk, "An", &[("list_number", "10")], "", "");
    happened(&desk, &gone, "transferred", "10/10/2026", "Chi bộ khu 5");
    let dead = add(&desk, "Chi", &[("list_number", "1")], "", "");
    happened(&desk, &dead, "died", "11/10/2026", "");
    let struck = add(&desk, "Dũng", &[], "", "");
    happened(&desk, &struck, "struck_off", "12/10/2026", "");
    let list = preview(&desk, "book", &[], "");
    assert_eq!(list["columns"].as_array().unwrap().len(), 14);
    let rows = rows(&list);
    let names: Vec<&str> = rows
        .iter()
        .map(|row| row[1].lines().next().unwrap())
        .collect();
    assert_eq!(
        names,
        ["Lê Văn Chi", "Lê Văn Bình", "Lê Văn An", "Lê Văn Dũng"],
        "by the number in the list, 2 before 10"
    );
    let at = &rows[1];
    assert_eq!(at[1], "Lê Văn Bình\n05/09/1960");
    assert_eq!(at[2], "Tày");
    assert_eq!(at[6], "1985");
    assert_eq!(at[7], "22000001");
    assert_eq!(at[8], "Hưu trí");
    assert_eq!(at[10], "01/03/2020\nChi bộ khu 3");
    assert_eq!(rows[2][9], "10/10/2026\nChi bộ khu 5\n12-QĐ/ĐU");
    assert_eq!(rows[0][11], "11/10/2026\n12-QĐ/ĐU");
    assert_eq!(rows[3][12], "12/10/2026\nxóa tên\n12-QĐ/ĐU");
}

#[test]
fn a_badge_list_has_those_whose_years_are_full_by_that_batch_and_not_before_the_last_one() {
    let desk = Desk::with_book();
    add(&desk, "An", &[("admission_decided", "04/02/1986")], "", "");
    add(
        &desk,
        "Bình",
        &[
            ("admission_decided", "03/02/1987"),
            ("joined", "01/05/1987"),
        ],
        "",
        "",
    );
    add(&desk, "Chi", &[("admission_decided", "08/11/1976")], "", "");
    add(
        &desk,
        "Dũng",
        &[("admission_decided", "04/02/1987")],
        "",
        "",
    );
    let list = preview(&desk, "badges", &[], "03/02/2027");
    let found: Vec<(String, String)> = rows(&list)
        .into_iter()
        .map(|row| (row[1].clone(), row[6].clone()))
        .collect();
    let line = |name: &str, badge: &str| (name.to_owned(), badge.to_owned());
    assert_eq!(
        found,
        [line("Lê Văn Chi", "50 năm"), line("Lê Văn Bình", "40 năm")]
    );
    let choices = desk.call("show_list_choices", json!({}));
    assert_eq!(choices["batches"][0], "07/11/2026");
    assert_eq!(choices["batches"][1], "03/02/2027");
    assert_eq!(choices["quarters"][0], "30/09/2026");
}

#[test]
fn the_quarterly_sheet_adds_up_and_says_why_the_list_grew_or_shrank() {
    let desk = Desk::with_members(&["Trần Thị Chi", "Phạm Văn Em", "Đỗ Văn Giang"]);
    let roster = desk.roster();
    let id = |place: usize| roster[place]["id"].as_str().unwrap().to_owned();
    happened(&desk, &id(0), "transferred", "15/08/2026", "Chi bộ khu 5");
    happened(&desk, &id(1), "died", "30/09/2026", "");
    add(&desk, "Bình", &[], "01/07/2026", "Chi bộ khu 3");
    let list = preview(&desk, "reconciliation", &[], "30/09/2026");
    assert_eq!(list["subject"][0], "Từ ngày 01/07/2026 đến ngày 30/09/2026");
    let rows = rows(&list);
    let line = |row: &[String]| format!("{}|{}|{}|{}", row[1], row[2], row[3], row[4]);
    let lines: Vec<String> = rows.iter().map(|row| line(row)).collect();
    assert_eq!(
        lines,
        [
            "Lê Văn Bình|x||chuyển đến, Chi bộ khu 3, 01/07/2026".to_owned(),
            format!(
                "{}||x|chuyển đi, Chi bộ khu 5, 15/08/2026, 12-QĐ/ĐU",
                roster[0]["name"].as_str().unwrap()
            ),
            format!(
                "{}||x|từ trần, 30/09/2026, 12-QĐ/ĐU",
                roster[1]["name"].as_str().unwrap()
            ),
        ]
    );
    let notes: Vec<String> = serde_json::from_value(list["notes"].clone()).unwrap();
    assert_eq!(
        notes[..3],
        [
            "Trước ngày 01/07/2026 có 3 đảng viên, trong đó chính thức 3, dự bị 0.",
            "Trong kỳ tăng 1, giảm 2.",
            "Đến hết ngày 30/09/2026 có 2 đảng viên, trong đó chính thức 2, dự bị 0.",
        ]
    );
}

#[test]
fn every_list_comes_as_docx_and_pdf_and_as_a_workbook() {
    let desk = Desk::empty();
    desk.call("open_practice_book", json!({}));
    for list in ["flat", "book", "badges", "reconciliation"] {
        let asked = request(list, &["name", "birth", "phone"], "");
        let printed = desk.call("print_member_list", asked.clone());
        let exported = desk.call("export_member_list", asked);
        let mut found: Vec<String> = Vec::new();
        for file in [&printed["files"], &exported["files"]] {
            for file in file.as_array().unwrap() {
                let path = file["path"].as_str().unwrap();
                assert!(std::fs::metadata(path).unwrap().len() > 1000, "{path}");
                found.push(path.rsplit('.').next().unwrap().to_owned());
            }
        }
        assert_eq!(found, ["docx", "pdf", "xlsx"], "{list}");
    }
}

#[test]
fn a_column_that_is_not_kept_is_not_offered() {
    let desk = Desk::with_book();
    let offered = |desk: &Desk| {
        let choices = desk.call("show_list_choices", json!({}));
        let columns = choices["columns"].as_array().unwrap().clone();
        columns
            .iter()
            .any(|column| column["column"] == "citizen_id")
    };
    assert!(offered(&desk));
    let kept = desk.call("show_kept_fields", json!({}));
    let off = json!({ "revision": kept["revision"], "not_kept": ["citizen_id"] });
    desk.call("edit_kept_fields", off);
    assert!(!offered(&desk));
}
