//! Before a meeting: the committee's own meeting, the pack, another moment; and who spoke.

use crate::agenda::{id_of, item_form};
use crate::desk::{Desk, meeting_form};
use crate::hall::{NINE, memberships, problem_of, running};
use operations::Problem;
use serde_json::{Value, json};

/// A cell with a secretary and a deputy among its nine.
fn led() -> Desk {
    let desk = Desk::with_members(&NINE);
    for (place, role) in [(0, "secretary"), (1, "deputy")] {
        let member = desk.roster()[place]["id"].clone();
        let office = json!({
            "member": member, "role": role, "since": "01/01/2025", "until": "", "decision": "",
        });
        desk.call("give_office", office);
    }
    desk
}

fn committee_form(prepares: &str, day: &str) -> Value {
    let mut form = meeting_form();
    form["kind"] = json!("committee");
    form["day"] = json!(day);
    form["planned_minutes"] = json!(60);
    form["prepares"] = json!(prepares);
    form
}

#[test]
fn m_01_the_committee_meets_before_the_meeting_it_prepares() {
    let desk = led();
    let cell = desk.plan_meeting();
    let day = "25/11/2026 19:30".to_owned();
    let late = committee_form(&cell, "26/11/2026");
    assert_eq!(
        problem_of(desk.refused("plan_meeting", json!({ "form": late }))),
        ("day".to_owned(), Problem::MustBeBefore { day })
    );
    let committee = desk.plan(committee_form(&cell, "20/11/2026"));
    let view = desk.meeting(&cell);
    let mut earlier = view["form"].clone();
    earlier["day"] = json!("19/11/2026");
    let edit = json!({ "id": cell, "revision": view["revision"], "form": earlier, "reason": "" });
    let day = "19/11/2026 19:30".to_owned();
    assert_eq!(
        problem_of(desk.refused("edit_meeting", edit)),
        ("day".to_owned(), Problem::MustBeBefore { day }),
        "nor can the cell's meeting be put before it"
    );
    let of_committee = committee_form(&committee, "18/11/2026");
    assert_eq!(
        problem_of(desk.refused("plan_meeting", json!({ "form": of_committee }))),
        ("prepares".to_owned(), Problem::NotAChoice)
    );
}

#[test]
fn the_cells_agenda_is_derived_from_the_committees() {
    let desk = led();
    let cell = desk.plan_meeting();
    let committee = desk.plan(committee_form(&cell, "20/11/2026"));
    let view = desk.meeting(&committee);
    assert_eq!(
        view["roll"].as_array().unwrap().len(),
        2,
        "only who leads the cell is called"
    );
    assert_eq!(view["prepares"]["id"], json!(cell));
    assert_eq!(
        desk.meeting(&cell)["prepared_by"][0]["id"],
        json!(committee)
    );

    desk.call("propose_items", json!({ "id": committee, "leave_out": [] }));
    let mut form = item_form("Làm đường khu 3");
    form["presenter"] = json!("Lê Văn Bình");
    desk.call("add_item", json!({ "meeting": committee, "form": form }));
    desk.call("propose_items", json!({ "id": cell, "leave_out": [] }));
    let view = desk.meeting(&cell);
    let items = view["items"].as_array().unwrap();
    let titles: Vec<&str> = items
        .iter()
        .map(|item| item["form"]["title"].as_str().unwrap())
        .collect();
    let road = titles
        .iter()
        .position(|title| *title == "Làm đường khu 3")
        .unwrap();
    assert_eq!(items[road]["form"]["presenter"], "Lê Văn Bình");
    assert_eq!(titles[road + 1], "Thảo luận", "before it is discussed");
    let doubled = titles
        .iter()
        .filter(|title| title.contains("tháng trước"))
        .count();
    assert_eq!(doubled, 1, "what both have comes once");
    assert!(
        titles.iter().all(|title| !title.contains("chi ủy")),
        "not how the committee opened"
    );
}

#[test]
fn another_moment_is_kept_with_its_reason_which_must_be_given_once_members_were_told() {
    let desk = Desk::with_members(&NINE);
    let id = desk.plan_meeting();
    let put_to = |day: &str, reason: &str| {
        let view = desk.meeting(&id);
        let mut form = view["form"].clone();
        form["day"] = json!(day);
        json!({ "id": id, "revision": view["revision"], "form": form, "reason": reason })
    };
    desk.call("edit_meeting", put_to("26/11/2026", ""));
    desk.call("announce_meeting", json!({ "id": id }));
    assert_eq!(
        problem_of(desk.refused("edit_meeting", put_to("28/11/2026", " "))),
        ("reason".to_owned(), Problem::Required)
    );
    let saved = desk.call("edit_meeting", put_to("28/11/2026", "Bão số 3"));
    let history = |field: &str| -> Vec<Value> {
        let view = desk.meeting(&id);
        let moved = view["reschedulings"].as_array().unwrap();
        moved.iter().map(|it| it[field].clone()).collect()
    };
    assert_eq!(
        history("after"),
        ["2026-11-26T19:30:00", "2026-11-28T19:30:00"]
    );
    assert_eq!(history("reason"), ["", "Bão số 3"]);
    desk.undo(&saved);
    assert_eq!(history("after"), ["2026-11-26T19:30:00"]);
    assert_eq!(desk.meeting(&id)["planned"], "2026-11-26T19:30:00");
}

#[test]
fn the_pack_is_printed_at_once_and_what_was_handed_out_is_held_against_the_one_day_rule() {
    let desk = Desk::with_members(&NINE);
    let mut form = meeting_form();
    form["materials"] = json!("Dự thảo nghị quyết\nBáo cáo tháng 10");
    let id = desk.plan(form);
    desk.call("propose_items", json!({ "id": id, "leave_out": [] }));
    let printed = desk.call("print_pack", json!({ "id": id }));
    let names: Vec<&str> = printed["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 5, "{names:?}");
    assert!(names[4].ends_with(".zip"), "the last holds all others");
    assert_eq!(
        names.iter().filter(|name| name.ends_with(".pdf")).count(),
        2
    );

    let by = desk.meeting(&id)["materials_by"].clone();
    assert_eq!(
        (&by["day"], &by["days_before"]),
        (&json!("24/11/2026"), &json!(1))
    );
    assert!(by["reference"].as_str().unwrap().contains("42-HD/BTCTW"));
    for (given, in_time) in [("24/11/2026", true), ("25/11/2026", false)] {
        let form = json!({
            "what": "Giấy mời, chương trình", "way": "in_hand", "receivers": "Toàn thể đảng viên",
            "given": given,
        });
        desk.call("add_handout", json!({ "meeting": id, "form": form }));
        let view = desk.meeting(&id);
        let last = view["handouts"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["on_time"], json!(in_time), "{given}");
    }
    let view = desk.meeting(&id);
    assert_eq!(
        (&view["state"], &view["announced"]),
        (&json!("announced"), &json!("24/11/2026"))
    );
}

#[test]
fn m_05_guests_and_observers_are_listed_and_in_no_base_and_no_count() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let before = desk.meeting(&id);
    let mut form = before["form"].clone();
    form["guests"] = json!("Trần Văn Khách, trưởng thôn\nLê Thị Mời");
    form["observers"] = json!("Phạm Văn Trên, đảng ủy viên phụ trách");
    let edit = json!({ "id": id, "revision": before["revision"], "form": form, "reason": "" });
    desk.call("edit_meeting", edit);
    let after = desk.meeting(&id);
    for field in ["roll", "count", "quorum"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    assert_eq!(after["form"]["observers"], form["observers"]);
    let voters = desk.call("show_voters", json!({ "meeting": id, "item": null }));
    assert_eq!(voters["rows"].as_array().unwrap().len(), 9);
}

#[test]
fn who_spoke_is_written_down_by_name_a_guest_as_well() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let view = desk.meeting(&id);
    let (item, speaker) = (view["items"][1]["id"].clone(), memberships(&view).remove(2));
    let say = |speaker: Value, name: &str, words: &str| json!({ "item": item, "form": { "speaker": speaker, "name": name, "words": words } });
    desk.call(
        "add_contribution",
        say(json!(speaker), "", "Nhất trí làm đường."),
    );
    desk.call("add_contribution", say(json!(null), "Trần Văn Khách", ""));
    assert_eq!(
        problem_of(desk.refused("add_contribution", say(json!(null), " ", "Ai đó"))),
        ("speaker".to_owned(), Problem::Required)
    );
    let spoken = || -> Vec<String> {
        let view = desk.meeting(&id);
        let said = view["contributions"].as_array().unwrap();
        said.iter()
            .map(|it| it["speaker"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(spoken(), ["Lê Văn Chiến", "Trần Văn Khách"]);
    let first = id_of(&desk.meeting(&id)["contributions"][0]);
    desk.call("remove_contribution", json!({ "id": first }));
    assert_eq!(spoken(), ["Trần Văn Khách"]);
}

#[test]
fn a_meeting_that_is_over_is_offered_only_where_it_is_chosen_already() {
    let desk = Desk::with_members(&NINE);
    let over = running(&desk);
    desk.call("mark_rest_present", json!({ "id": over }));
    desk.call("end_meeting", json!({ "id": over }));
    let mut form = meeting_form();
    form["day"] = json!("25/01/2027");
    let ahead = desk.plan(form);
    let offered = |chosen: Value| -> Vec<Value> {
        let list = desk.call("list_ahead", json!({ "chosen": chosen }));
        let rows = list["rows"].as_array().unwrap();
        rows.iter().map(|row| row["id"].clone()).collect()
    };
    assert_eq!(offered(json!(null)), [json!(ahead)]);
    assert_eq!(offered(json!(over)), [json!(over), json!(ahead)]);
}
