//! The agenda: what it proposes, what recurs, what is a part of what, and what it hears of tasks.

use crate::desk::{Desk, meeting_form};
use crate::hall::{NINE, problem_of, running};
use crate::tasks::task_form;
use operations::Problem;
use serde_json::{Value, json};

pub fn item_form(title: &str) -> Value {
    json!({
        "kind": "discussion", "title": title, "presenter": "", "planned_minutes": 10,
        "source": "own", "chair_note": "", "part_of": null,
    })
}

pub fn id_of(saved: &Value) -> String {
    saved["id"].as_str().unwrap().to_owned()
}

fn items(desk: &Desk, meeting: &str) -> Vec<(String, String)> {
    let view = desk.meeting(meeting);
    let items = view["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(&item["number"]), text(&item["form"]["title"]))
        })
        .collect()
}

fn titles(desk: &Desk, meeting: &str) -> Vec<String> {
    items(desk, meeting)
        .into_iter()
        .map(|(_, title)| title)
        .collect()
}

fn proposals(desk: &Desk, meeting: &str) -> Vec<Value> {
    let view = desk.call("show_proposals", json!({ "id": meeting }));
    view["rows"].as_array().unwrap().clone()
}

/// A meeting on the 25th that is over, and the plan of the next one in December.
pub fn two_meetings(desk: &Desk) -> (String, String) {
    let last = running(desk);
    desk.call("mark_rest_present", json!({ "id": last }));
    desk.call("end_meeting", json!({ "id": last }));
    let mut form = meeting_form();
    form["day"] = json!("25/12/2026");
    let next = desk.plan(form);
    (last, next)
}

#[test]
fn t_02_the_next_agenda_proposes_last_minutes_and_tasks_and_each_can_be_left_out() {
    let desk = Desk::with_members(&NINE);
    let (last, next) = two_meetings(&desk);
    let late = id_of(&desk.call("add_task", task_form("Sửa đường", "10/12/2026")));
    let open = id_of(&desk.call("add_task", task_form("Trồng cây", "31/12/2026")));
    let done = id_of(&desk.call("add_task", task_form("Việc đã xong", "01/12/2026")));
    desk.call(
        "finish_task",
        json!({ "id": done, "state": "done", "result": "Xong" }),
    );

    let rows = proposals(&desk, &next);
    let of = |source: &str| -> Vec<&Value> {
        rows.iter().filter(|row| row["source"] == source).collect()
    };
    assert_eq!(of("approval").len(), 1);
    assert_eq!(
        of("approval")[0]["title"],
        "Thông qua biên bản cuộc họp ngày 25/11/2026"
    );
    let tasks: Vec<_> = of("task")
        .iter()
        .map(|row| (&row["title"], &row["late"]))
        .collect();
    assert_eq!(
        tasks,
        [
            (&json!("Sửa đường"), &json!(true)),
            (&json!("Trồng cây"), &json!(false))
        ]
    );

    let leave_out = [
        format!("task {open}"),
        of("recurring")[1]["key"].as_str().unwrap().to_owned(),
    ];
    let left_out = of("recurring")[1]["title"].clone();
    let saved = desk.call(
        "propose_items",
        json!({ "id": next, "leave_out": leave_out }),
    );
    let view = desk.meeting(&next);
    let agenda = view["items"].as_array().unwrap();
    assert!(agenda.iter().all(|item| item["form"]["title"] != left_out));
    let approval = agenda
        .iter()
        .find(|item| !item["approves"].is_null())
        .unwrap();
    assert_eq!(
        (&approval["number"], &approval["approves"]),
        (&json!("2"), &json!(last))
    );
    let reports: Vec<_> = agenda
        .iter()
        .filter(|item| !item["task"].is_null())
        .collect();
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["task"]["row"]["id"], json!(late));
    assert_eq!(
        reports[0]["number"], "4.1",
        "under the results of last month"
    );

    let again: Vec<Value> = proposals(&desk, &next)
        .iter()
        .map(|row| row["key"].clone())
        .collect();
    assert_eq!(again.len(), 2, "only what was left out: {again:?}");
    desk.undo(&saved);
    assert!(titles(&desk, &next).is_empty(), "one step took them all");
}

#[test]
fn t_02_a_task_kept_for_a_later_meeting_is_not_proposed_before() {
    let desk = Desk::with_members(&NINE);
    let (last, next) = two_meetings(&desk);
    let mut form = meeting_form();
    form["day"] = json!("25/01/2027");
    let later = desk.plan(form);
    let mut task = task_form("Xây nhà văn hóa", "20/01/2027");
    task["meeting"] = json!(last);
    task["reports_at"] = json!(later);
    desk.call("add_task", task);
    let asks = |meeting: &str| {
        let rows = proposals(&desk, meeting);
        rows.iter().filter(|row| row["source"] == "task").count()
    };
    assert_eq!((asks(&last), asks(&next), asks(&later)), (0, 0, 1));
}

#[test]
fn m_09_recurring_items_come_once_in_their_order_and_inactive_ones_not() {
    let desk = Desk::with_book();
    let before = desk.plan_meeting();
    desk.call("propose_items", json!({ "id": before, "leave_out": [] }));
    let old = titles(&desk, &before);
    desk.call("propose_items", json!({ "id": before, "leave_out": [] }));
    assert_eq!(titles(&desk, &before), old, "nothing comes twice");

    desk.call("keep_template", json!({}));
    let template = || desk.call("show_template", json!({}));
    let rows = template()["rows"].as_array().unwrap().clone();
    let regular: Vec<&Value> = rows
        .iter()
        .filter(|row| {
            row["form"]["meetings"]
                .as_array()
                .unwrap()
                .contains(&json!("regular"))
        })
        .collect();
    let own: Vec<&str> = regular
        .iter()
        .map(|row| row["form"]["item"]["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        own, old,
        "the cell's own template begins as the usual steps"
    );
    let edit = |row: &Value, change: &dyn Fn(&mut Value)| {
        let mut form = row["form"].clone();
        change(&mut form);
        desk.call(
            "edit_recurring",
            json!({ "id": row["id"], "revision": row["revision"], "form": form }),
        );
    };
    edit(regular[1], &|form| form["active"] = json!(false));
    edit(regular[2], &|form| {
        form["item"]["title"] = json!("Thời sự trong tháng")
    });
    let last = regular.last().unwrap()["id"].clone();
    desk.call(
        "move_recurring",
        json!({ "id": last, "after": regular[0]["id"] }),
    );

    assert_eq!(titles(&desk, &before), old, "an old agenda keeps its items");
    let mut form = meeting_form();
    form["day"] = json!("25/12/2026");
    let after = desk.plan(form);
    desk.call("propose_items", json!({ "id": after, "leave_out": [] }));
    let mut expected = old.clone();
    expected.remove(1);
    "Thời sự trong tháng".clone_into(&mut expected[1]);
    let closing = expected.pop().unwrap();
    expected.insert(1, closing);
    // No item of the template speaks of the fee any more.
    expected.insert(1, "Tình hình thu, nộp đảng phí".to_owned());
    assert_eq!(titles(&desk, &after), expected);
}

#[test]
fn m_08_parts_have_sub_numbers_and_taking_out_a_middle_item_renumbers() {
    let desk = Desk::with_book();
    let id = desk.plan_meeting();
    let add = |title: &str, part_of: Option<&str>| {
        let mut form = item_form(title);
        form["part_of"] = json!(part_of);
        id_of(&desk.call("add_item", json!({ "meeting": id, "form": form })))
    };
    let first = add("Thời sự", None);
    let second = add("Kết quả", None);
    let third = add("Nhiệm vụ", None);
    let under_second = add("Thu quỹ", Some(&second));
    add("Tổng vệ sinh", Some(&second));
    add("Bầu cử", Some(&third));
    let numbered = || -> Vec<String> {
        let items = items(&desk, &id).into_iter();
        items
            .map(|(number, title)| format!("{number} {title}"))
            .collect()
    };
    assert_eq!(
        numbered(),
        [
            "1 Thời sự",
            "2 Kết quả",
            "2.1 Thu quỹ",
            "2.2 Tổng vệ sinh",
            "3 Nhiệm vụ",
            "3.1 Bầu cử"
        ]
    );
    desk.call("announce_meeting", json!({ "id": id }));
    add("Việc phát sinh", Some(&second));
    let late: Vec<bool> = desk.meeting(&id)["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["late"].as_bool().unwrap())
        .collect();
    assert_eq!(late, [false, false, false, false, true, false, false]);
    desk.call("remove_item", json!({ "id": first }));
    desk.call("remove_item", json!({ "id": under_second }));
    assert_eq!(
        numbered(),
        [
            "1 Kết quả",
            "1.1 Tổng vệ sinh",
            "1.2 Việc phát sinh",
            "2 Nhiệm vụ",
            "2.1 Bầu cử"
        ]
    );
    desk.call("move_item", json!({ "id": third, "after": null }));
    assert_eq!(
        numbered(),
        [
            "1 Nhiệm vụ",
            "1.1 Bầu cử",
            "2 Kết quả",
            "2.1 Tổng vệ sinh",
            "2.2 Việc phát sinh"
        ],
        "a main item takes its parts along"
    );
    let view = desk.meeting(&id);
    let mut form = view["items"][2]["form"].clone();
    form["part_of"] = json!(third);
    let edit = json!({ "id": second, "revision": view["items"][2]["revision"], "form": form });
    assert_eq!(
        problem_of(desk.refused("edit_item", edit)),
        ("part_of".to_owned(), Problem::NotAChoice),
        "an item with parts is no part itself"
    );
}

#[test]
fn d_03_the_agenda_is_changed_while_the_meeting_runs_and_the_minutes_follow() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.plan_meeting();
    let add = |title: &str| {
        let request = json!({ "meeting": id, "form": item_form(title) });
        id_of(&desk.call("add_item", request))
    };
    let news = add("Thời sự");
    let results = add("Kết quả");
    desk.clock.set("2026-11-25T19:30:00+07:00");
    desk.call("begin_meeting", json!({ "id": id }));
    desk.call("mark_rest_present", json!({ "id": id }));
    let storm = add("Khắc phục hậu quả bão");
    desk.call("move_item", json!({ "id": storm, "after": news }));
    desk.call("remove_item", json!({ "id": results }));
    assert_eq!(titles(&desk, &id), ["Thời sự", "Khắc phục hậu quả bão"]);
    let late = |item: &Value| item["late"].clone();
    let items = desk.meeting(&id)["items"].as_array().unwrap().clone();
    assert_eq!(items.iter().map(late).collect::<Vec<_>>(), [false, true]);
    let minutes = desk.call(
        "show_meeting_paper",
        json!({ "meeting": id, "kind": "minutes" }),
    );
    let text = minutes["text"].as_str().unwrap();
    assert!(text.contains("2. Khắc phục hậu quả bão"), "{text}");
    assert!(!text.contains("Kết quả"), "{text}");
}
