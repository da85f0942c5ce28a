//! Attendance over a year: fair by construction, with the list behind each share.

use crate::desk::{Desk, meeting_form};
use crate::hall::NINE;
use serde_json::{Value, json};

/// Meetings on the 25th of these months, begun.
fn meetings(desk: &Desk, months: &[u32]) -> Vec<String> {
    months
        .iter()
        .map(|month| {
            let mut form = meeting_form();
            form["day"] = json!(format!("25/{month:02}/2026"));
            let id = desk.plan(form);
            desk.clock
                .set(&format!("2026-{month:02}-25T19:30:00+07:00"));
            desk.call("begin_meeting", json!({ "id": id }));
            id
        })
        .collect()
}

fn attendance(desk: &Desk) -> Value {
    desk.call("show_attendance", json!({ "year": 2026 }))
}

fn member<'v>(view: &'v Value, name: &str) -> &'v Value {
    let members = view["members"].as_array().unwrap();
    members.iter().find(|line| line["name"] == name).unwrap()
}

#[test]
fn m_10_meetings_before_somebody_joined_do_not_count() {
    let desk = Desk::with_members(&NINE[..3]);
    let held = meetings(&desk, &[6, 7, 8]);
    for id in &held {
        desk.call("mark_rest_present", json!({ "id": id }));
    }
    let newcomer = json!({
        "fields": { "family_middle": "Lê Văn", "given": "Mới" },
        "rank": "official", "since": "01/09/2026",
    });
    desk.call("add_member", newcomer);
    for id in meetings(&desk, &[9, 10]) {
        desk.call("mark_rest_present", json!({ "id": id }));
    }
    let view = attendance(&desk);
    let share = &member(&view, "Lê Văn Mới")["share"];
    assert_eq!(
        (&share["present"], &share["base"], &share["per_mille"]),
        (&json!(2), &json!(2), &json!(1000)),
        "2 of 2, not 2 of 5"
    );
    assert_eq!(
        member(&view, "Lê Văn Mới")["marks"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(member(&view, "Lê Văn An")["share"]["base"], 5);
}

#[test]
fn m_11_leave_is_in_a_column_of_its_own_and_not_in_the_base() {
    let desk = Desk::with_members(&NINE[..2]);
    let held = meetings(&desk, &[6, 7, 8, 9]);
    let first = desk.meeting(&held[0])["roll"][0]["membership"].clone();
    desk.mark(&held[0], first.as_str().unwrap(), "exempt", "");
    for id in &held {
        desk.call("mark_rest_present", json!({ "id": id }));
    }
    let view = attendance(&desk);
    let share = &member(&view, "Lê Văn An")["share"];
    assert_eq!(
        (&share["on_leave"], &share["base"], &share["per_mille"]),
        (&json!(1), &json!(3), &json!(1000))
    );
    assert_eq!(member(&view, "Lê Văn An")["marks"][0]["on_leave"], true);
}

#[test]
fn m_14_no_meeting_and_nothing_recorded_are_no_share_and_never_zero() {
    let desk = Desk::with_members(&NINE[..2]);
    let view = attendance(&desk);
    assert_eq!(view["all"]["per_mille"], json!(null));
    assert!(view["meetings"].as_array().unwrap().is_empty());
    meetings(&desk, &[6]);
    let view = attendance(&desk);
    let share = &view["meetings"][0]["share"];
    assert_eq!(
        (&share["per_mille"], &share["not_recorded"]),
        (&json!(null), &json!(2))
    );
    assert_eq!(
        (
            &view["target"],
            view["reference"].as_str().unwrap().is_empty()
        ),
        (&json!(900), false)
    );
}

#[test]
fn m_15_the_share_of_a_closed_meeting_stays_when_a_member_leaves() {
    let desk = Desk::with_members(&NINE[..4]);
    let id = meetings(&desk, &[6]).remove(0);
    desk.call("mark_rest_present", json!({ "id": id }));
    let roster = desk.roster();
    let view = desk.meeting(&id);
    let mut form = view["form"].clone();
    form["chair"] = roster[0]["membership"].clone();
    form["minute_taker"] = roster[1]["membership"].clone();
    let edit = json!({ "id": id, "revision": view["revision"], "form": form, "reason": "" });
    desk.call("edit_meeting", edit);
    desk.call("end_meeting", json!({ "id": id }));
    desk.call("close_meeting", json!({ "id": id }));
    let before = attendance(&desk);
    assert_eq!(before["meetings"][0]["share"]["present"], 4);
    let event = json!({
        "member": roster[3]["id"], "change": "struck_off", "effective": "01/06/2026", "until": "",
        "decision": "", "note": "", "place": "", "fee_through": "",
    });
    desk.call("record_standing", event);
    assert_eq!(
        attendance(&desk)["meetings"],
        before["meetings"],
        "4 present stay 4"
    );
}

#[test]
fn the_list_behind_a_share_adds_up_to_it() {
    let desk = Desk::with_members(&NINE);
    let held = meetings(&desk, &[6, 7]);
    let roll = desk.meeting(&held[0])["roll"].clone();
    let membership = |at: usize| roll[at]["membership"].as_str().unwrap().to_owned();
    desk.mark(&held[0], &membership(0), "excused", "Ốm");
    desk.mark(&held[0], &membership(1), "absent", "");
    for id in &held {
        desk.call("mark_rest_present", json!({ "id": id }));
    }
    let view = attendance(&desk);
    let all = &view["all"];
    assert_eq!(
        (
            &all["present"],
            &all["excused"],
            &all["absent"],
            &all["base"]
        ),
        (&json!(16), &json!(1), &json!(1), &json!(18))
    );
    for line in view["members"].as_array().unwrap() {
        let marks = line["marks"].as_array().unwrap();
        let came = marks
            .iter()
            .filter(|mark| mark["presence"] == "present")
            .count();
        assert_eq!(line["share"]["present"], came);
        assert_eq!(marks.len(), 2);
    }
    assert_eq!(member(&view, "Lê Văn An")["marks"][0]["reason"], "Ốm");
}

#[test]
fn a_quarter_counts_its_own_meetings_and_each_unit_has_its_list() {
    let desk = Desk::with_members(&NINE);
    let mut meetings = Vec::new();
    for (day, moment) in [("25/11/2026", "2026-11-25"), ("20/02/2027", "2027-02-20")] {
        let mut form = crate::desk::meeting_form();
        form["day"] = json!(day);
        let meeting = desk.plan(form);
        desk.clock.set(&format!("{moment}T19:30:00+07:00"));
        desk.call("begin_meeting", json!({ "id": meeting }));
        desk.call("mark_rest_present", json!({ "id": meeting }));
        meetings.push(meeting);
    }
    let show = |year: i32, quarter: Option<u32>| {
        desk.call(
            "show_attendance",
            json!({ "year": year, "quarter": quarter }),
        )
    };
    let fourth = show(2026, Some(4));
    assert_eq!(fourth["all"]["present"], 9);
    assert_eq!(fourth["meetings"][0]["id"], json!(meetings[0]));
    let unit = &fourth["units"][0];
    assert_eq!(
        (&unit["own"], &unit["name"]),
        (&json!(true), &json!("Chi bộ thôn Đông"))
    );
    assert_eq!(unit["share"], fourth["all"]);
    assert_eq!(
        unit["meetings"], fourth["meetings"],
        "the list behind its share"
    );
    let third = show(2026, Some(3));
    assert_eq!(
        third["all"]["per_mille"],
        serde_json::Value::Null,
        "no meeting is no share"
    );
    assert_eq!(
        third["units"][0]["share"]["per_mille"],
        serde_json::Value::Null
    );
    assert_eq!(show(2027, Some(1))["meetings"].as_array().unwrap().len(), 1);
    desk.refused("show_attendance", json!({ "year": 2026, "quarter": 5 }));
}
