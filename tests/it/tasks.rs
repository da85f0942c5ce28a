//! Tasks: given, heard of month by month, late by the calendar.

use crate::agenda::{id_of, two_meetings};
use crate::desk::Desk;
use crate::hall::{NINE, problem_of};
use operations::Problem;
use serde_json::{Value, json};

pub fn task_form(title: &str, due: &str) -> Value {
    json!({
        "title": title, "meeting": null, "item": null, "owner_member": null, "due": due,
        "reports_at": null, "note": "",
    })
}

#[test]
fn t_01_a_task_made_from_a_note_keeps_its_words_its_meeting_and_its_item() {
    let desk = Desk::with_members(&NINE);
    let (last, next) = two_meetings(&desk);
    let item = desk.meeting(&last)["items"][1]["id"].clone();
    let mut task = task_form("Sửa đường", "");
    task["item"] = item.clone();
    task["note"] = json!("Đồng chí Bình sửa đoạn đường trước nhà văn hóa.");
    task["meeting"] = json!(next);
    assert_eq!(
        problem_of(desk.refused("add_task", task.clone())),
        ("item".to_owned(), Problem::NotAChoice),
        "only in the meeting where it arose"
    );
    task["meeting"] = json!(last);
    let id = id_of(&desk.call("add_task", task.clone()));
    let row = desk.call("show_task", json!({ "id": id }))["row"].clone();
    for field in ["note", "meeting", "item"] {
        assert_eq!(row[field], task[field], "{field}");
    }
}

#[test]
fn a_task_is_heard_month_by_month_with_how_it_stood_before() {
    let desk = Desk::with_members(&NINE);
    let (last, next) = two_meetings(&desk);
    let id = id_of(&desk.call("add_task", task_form("Trồng cây", "31/12/2026")));
    let report = |meeting: &str, result: &str, state: &str| {
        let request = json!({ "meeting": meeting, "task": id, "result": result, "state": state });
        desk.call("report_task", request)
    };
    report(&last, "Được 50 cây", "open");
    report(&next, "Được 100 cây", "done");
    report(&last, "Được 60 cây", "open");
    let view = desk.call("show_task", json!({ "id": id }));
    let heard: Vec<_> = view["reports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (
                line["opening"].as_str().unwrap(),
                line["result"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        heard,
        [("", "Được 60 cây"), ("Được 50 cây", "Được 100 cây")]
    );
    assert_eq!(
        view["row"]["state"], "done",
        "the newest meeting has the last word"
    );
    desk.call("close_meeting", json!({ "id": last }));
}

#[test]
fn t_03_late_is_computed_from_the_date() {
    let desk = Desk::with_members(&NINE);
    desk.call("add_task", task_form("Tổng vệ sinh", "10/11/2026"));
    assert_eq!(desk.call("list_tasks", json!({}))["late"], 0);
    desk.clock.set("2026-11-11T08:00:00+07:00");
    let list = desk.call("list_tasks", json!({}));
    assert_eq!(
        (&list["late"], &list["rows"][0]["late"]),
        (&json!(1), &json!(true))
    );
    let finish = json!({ "id": list["rows"][0]["id"], "state": "done", "result": "Đã xong" });
    desk.call("finish_task", finish);
    assert_eq!(desk.call("list_tasks", json!({}))["late"], 0);
}

#[test]
fn the_follow_up_sheet_of_a_month_says_how_each_task_stood_and_what_came_of_it() {
    let desk = Desk::with_members(&NINE);
    let (last, next) = two_meetings(&desk);
    let owner = desk.roster()[2]["membership"].clone();
    let mut task = task_form("Trồng cây", "31/12/2026");
    task["owner_member"] = owner.clone();
    let id = id_of(&desk.call("add_task", task));
    desk.call("add_task", task_form("Việc của người khác", ""));
    for (meeting, result) in [(&last, "Được 50 cây"), (&next, "Được 100 cây")] {
        let request = json!({ "meeting": meeting, "task": id, "result": result, "state": "open" });
        desk.call("report_task", request);
    }
    let text = |month: &str, member: &Value| {
        let printed = desk.call(
            "print_follow_up",
            json!({ "month": month, "member": member }),
        );
        let files = printed["files"].as_array().unwrap();
        assert_eq!(files.len(), 2);
        let path = |file: &Value| file["path"].as_str().unwrap().to_owned();
        let pdf = files.iter().map(path).find(|path| path.ends_with(".pdf"));
        let text = crate::papers::text_of_pdf(&pdf.unwrap());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let december = text("12/2026", &owner);
    for said in [
        "Trồng cây",
        "Được 50 cây",
        "Được 100 cây",
        "(đang thực hiện)",
        "Lê Văn Chiến",
    ] {
        assert!(december.contains(said), "{said} in {december}");
    }
    assert!(!december.contains("Việc của người khác"));
    let november = text("11/2026", &json!(null));
    assert!(
        november.contains("mới giao") && november.contains("Việc của người khác"),
        "{november}"
    );
    assert!(!november.contains("100 cây"), "{november}");
    assert_eq!(
        problem_of(desk.refused(
            "print_follow_up",
            json!({ "month": "2026", "member": null })
        )),
        ("month".to_owned(), Problem::NotADate)
    );
}
