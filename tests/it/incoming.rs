//! Documents received, programmes of themes, and a year of meetings in one press.

use crate::desk::{Desk, meeting_form};
use crate::hall::{NINE, problem_of};
use operations::{Failure, Problem};
use serde_json::{Value, json};

fn document(number: &str, received: &str) -> Value {
    json!({
        "number": number, "issuer": "Đảng ủy xã Yên Đức", "dated": "20/10/2026",
        "title": "Hướng dẫn sinh hoạt", "received": received, "for_file": false, "note": "",
    })
}

fn add(desk: &Desk, form: Value) -> Value {
    desk.call("add_incoming", json!({ "form": form }))["id"].clone()
}

fn proposed(desk: &Desk, meeting: &str, source: &str) -> Vec<String> {
    let rows = desk.call("show_proposals", json!({ "id": meeting }))["rows"].clone();
    let rows = rows.as_array().unwrap().clone();
    let of_source = rows.iter().filter(|row| row["source"] == source);
    of_source
        .map(|row| row["key"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn number_issuer_and_date_together_tell_a_document() {
    let desk = Desk::with_book();
    add(&desk, document("12-HD/ĐU", "21/10/2026"));
    let refused = desk.refused(
        "add_incoming",
        json!({ "form": document("12-HD/ĐU", "22/10/2026") }),
    );
    let by = "12-HD/ĐU, Đảng ủy xã Yên Đức, 20/10/2026".to_owned();
    assert_eq!(
        problem_of(refused),
        ("number".to_owned(), Problem::Taken { by })
    );
    let mut of_last_year = document("12-HD/ĐU", "22/10/2026");
    of_last_year["dated"] = json!("20/10/2025");
    add(&desk, of_last_year);
    let mut before_its_date = document("13-HD/ĐU", "19/10/2026");
    before_its_date["title"] = json!("");
    let Failure::Invalid { problems } =
        desk.refused("add_incoming", json!({ "form": before_its_date }))
    else {
        panic!("it was received before it was written")
    };
    let fields: Vec<&str> = problems.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["title", "received"], "every problem at once");
}

#[test]
fn t_02_documents_received_are_proposed_singly_until_an_agenda_has_them() {
    let desk = Desk::with_members(&NINE);
    let first = add(&desk, document("12-HD/ĐU", "21/10/2026"));
    let second = add(&desk, document("13-KH/ĐU", "25/10/2026"));
    let mut for_file = document("14-TB/ĐU", "25/10/2026");
    for_file["for_file"] = json!(true);
    add(&desk, for_file);
    let meeting = desk.plan_meeting();
    let keys = proposed(&desk, &meeting, "document");
    assert_eq!(
        keys,
        [
            format!("document {}", first.as_str().unwrap()),
            format!("document {}", second.as_str().unwrap())
        ]
    );
    desk.call(
        "propose_items",
        json!({ "id": meeting, "leave_out": [keys[1]] }),
    );
    let items = desk.meeting(&meeting)["items"].as_array().unwrap().clone();
    let item = items
        .iter()
        .find(|item| item["form"]["title"] == "Triển khai 12-HD/ĐU: Hướng dẫn sinh hoạt")
        .unwrap();
    assert_eq!(item["form"]["source"], "directed");
    assert!(item["form"]["part_of"].is_string(), "under current affairs");
    assert_eq!(proposed(&desk, &meeting, "document"), [keys[1].clone()]);
    let rows = desk.call("list_incoming", json!({ "year": 2026 }))["rows"].clone();
    let row = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == first)
        .unwrap()
        .clone();
    assert_eq!(
        (&row["meeting"], &row["deployed"], &row["held"]),
        (&json!(meeting), &json!("25/11/2026"), &json!(false))
    );
    desk.call("delete_meeting", json!({ "id": meeting }));
    let other = desk.plan_meeting();
    assert_eq!(
        proposed(&desk, &other, "document").len(),
        2,
        "it was brought nowhere"
    );
}

#[test]
fn t_02_the_fee_is_proposed_where_no_item_speaks_of_it() {
    let desk = Desk::with_members(&NINE);
    let meeting = desk.plan_meeting();
    assert!(
        proposed(&desk, &meeting, "fee").is_empty(),
        "the usual opening names it"
    );
    desk.call("keep_template", json!({}));
    let template = desk.call("show_template", json!({}))["rows"].clone();
    let named = template
        .as_array()
        .unwrap()
        .iter()
        .find(|row| {
            row["form"]["item"]["title"]
                .as_str()
                .unwrap()
                .contains("đảng phí")
        })
        .unwrap()
        .clone();
    desk.call("remove_recurring", json!({ "id": named["id"] }));
    assert_eq!(proposed(&desk, &meeting, "fee"), ["fee"]);
    desk.call(
        "propose_items",
        json!({ "id": meeting, "leave_out": ["fee"] }),
    );
    assert_eq!(proposed(&desk, &meeting, "fee"), ["fee"], "left out singly");
    desk.call("propose_items", json!({ "id": meeting, "leave_out": [] }));
    assert!(proposed(&desk, &meeting, "fee").is_empty());
}

fn preview(desk: &Desk, pattern: Value) -> Vec<Value> {
    let request =
        json!({ "year": 2027, "pattern": pattern, "theme_month": 2, "theme_days_after": null });
    desk.call("preview_year", request)["rows"]
        .as_array()
        .unwrap()
        .clone()
}

fn meetings_of(desk: &Desk) -> Value {
    desk.call("list_meetings", json!({ "year": 2027 }))
}

fn to_plan(rows: &[Value]) -> Vec<Value> {
    let meeting = |row: &Value| {
        let day: chrono::NaiveDate = row["day"].as_str().unwrap().parse().unwrap();
        json!({
            "kind": row["kind"], "day": day.format("%d/%m/%Y").to_string(), "time": "19:30",
            "theme": row["quarter"].as_u64().map_or(String::new(), |quarter| format!("Chuyên đề quý {quarter}")),
            "planned_minutes": row["minutes"],
        })
    };
    rows.iter().map(meeting).collect()
}

#[test]
fn a_year_is_planned_in_one_press_and_one_undo_takes_it_back() {
    let desk = Desk::with_members(&NINE);
    let rows = preview(&desk, json!({ "by": "day", "day": 5 }));
    assert_eq!(rows.len(), 12);
    assert_eq!(
        (&rows[1]["day"], &rows[1]["moved_from"]),
        (&json!("2027-02-12"), &json!("2027-02-05")),
        "behind Tết"
    );
    assert_eq!(
        (&rows[1]["minutes"], &rows[0]["minutes"]),
        (&json!(120), &json!(90)),
        "by the rule of its kind"
    );
    let request = json!({ "year": 2027, "meetings": to_plan(&rows) });
    let saved = desk.call("plan_year", request);
    let planned = meetings_of(&desk);
    assert_eq!(planned["rows"].as_array().unwrap().len(), 12);
    assert_eq!(planned["quarters_without_theme"], json!([]));
    let again = preview(&desk, json!({ "by": "day", "day": 5 }));
    assert!(again.iter().all(|row| row["has_one"] == true));
    desk.undo(&saved);
    assert!(meetings_of(&desk)["rows"].as_array().unwrap().is_empty());
}

#[test]
fn m_01_a_year_that_meets_twice_at_one_time_is_not_planned_at_all() {
    let desk = Desk::with_members(&NINE);
    let mut form = meeting_form();
    form["day"] = json!("05/03/2027");
    desk.plan(form);
    let rows = preview(&desk, json!({ "by": "day", "day": 5 }));
    let refused = desk.refused(
        "plan_year",
        json!({ "year": 2027, "meetings": to_plan(&rows) }),
    );
    assert_eq!(
        problem_of(refused),
        ("meetings.2.time".to_owned(), Problem::SameTime)
    );
    assert_eq!(
        meetings_of(&desk)["rows"].as_array().unwrap().len(),
        1,
        "whole or not at all"
    );
    let mut without_theme = to_plan(&rows);
    without_theme[1]["theme"] = json!("");
    without_theme[2]["day"] = json!("31/02/2027");
    let Failure::Invalid { problems } = desk.refused(
        "plan_year",
        json!({ "year": 2027, "meetings": without_theme }),
    ) else {
        panic!("a theme and a day are wrong")
    };
    let fields: Vec<&str> = problems.iter().map(|it| it.field.as_str()).collect();
    assert!(
        fields.contains(&"meetings.1.theme") && fields.contains(&"meetings.2.day"),
        "{fields:?}"
    );
}

#[test]
fn m_06_a_planned_year_has_chair_minute_taker_and_guests_of_the_settings() {
    let desk = Desk::with_members(&NINE);
    let roster = desk.roster();
    let view = desk.call("show_profile", json!({}));
    let mut form = view["form"].clone();
    form["chair"] = roster[2]["membership"].clone();
    form["minute_taker"] = roster[3]["membership"].clone();
    form["usual_guests"] = json!("Trưởng thôn");
    desk.call(
        "edit_profile",
        json!({ "revision": view["revision"], "form": form }),
    );
    let rows = preview(&desk, json!({ "by": "weekday", "nth": 5, "weekday": 5 }));
    desk.call(
        "plan_year",
        json!({ "year": 2027, "meetings": to_plan(&rows[..1]) }),
    );
    let id = meetings_of(&desk)["rows"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let plan = desk.meeting(&id)["form"].clone();
    assert_eq!(
        (
            &plan["chair"],
            &plan["minute_taker"],
            &plan["guests"],
            &plan["place"]
        ),
        (
            &form["chair"],
            &form["minute_taker"],
            &form["usual_guests"],
            &form["meeting_place"]
        )
    );
}

#[test]
fn a_programme_is_data_with_its_products_its_phases_and_the_cells_that_take_part() {
    let desk = Desk::with_book();
    let offered = desk.call("list_programmes", json!({}))["offered"].clone();
    assert_eq!(
        (
            &offered["name"],
            &offered["products_min"],
            &offered["products_max"],
            &offered["pilot"]
        ),
        (&json!("Chi bộ 35"), &json!(1), &json!(3), &json!(true))
    );
    let mut form = offered.clone();
    form["cells"] = json!("Chi bộ Văn phòng\nChi bộ thôn Đông");
    let mut wrong = form.clone();
    wrong["products_max"] = json!(0);
    wrong["until"] = json!("01/01/2020");
    let Failure::Invalid { problems } = desk.refused("add_programme", json!({ "form": wrong }))
    else {
        panic!("it ends before it begins")
    };
    assert_eq!(problems.len(), 2);
    desk.call("add_programme", json!({ "form": form }));
    let view = desk.call("list_programmes", json!({}));
    assert_eq!(view["offered"], Value::Null, "it stands here now");
    let row = &view["rows"][0];
    assert_eq!(
        (&row["takes_part"], &row["running"]),
        (&json!(true), &json!(true))
    );
    assert!(row["form"]["phases"].as_str().unwrap().lines().count() >= 3);
}
