//! Transfers at one desk: the path of the papers, and what it does to the roster.

use crate::desk::Desk;
use operations::{Failure, NotNow, Problem};
use serde_json::{Value, json};

pub fn form(kind: &str, place: &str) -> Value {
    json!({
        "kind": kind, "unit": null, "place": place, "letter_number": "12-GT/CB",
        "letter_date": "02/11/2026", "effective": "", "until": "", "fee_through": "10/2026",
        "note": "",
    })
}

fn prepare(desk: &Desk, member: &Value, form: &Value) -> String {
    let saved = desk.call(
        "prepare_transfer",
        json!({ "member": member, "form": form }),
    );
    saved["id"].as_str().unwrap().to_owned()
}

fn show(desk: &Desk, id: &str) -> Value {
    desk.call("show_transfer", json!({ "id": id }))
}

fn state(desk: &Desk, id: &str) -> String {
    show(desk, id)["row"]["state"].as_str().unwrap().to_owned()
}

fn counted(desk: &Desk) -> u64 {
    desk.call("count_members", json!({}))["all"]
        .as_u64()
        .unwrap()
}

fn leave(desk: &Desk, id: &str, day: &str) -> Value {
    desk.call("leave_by_transfer", json!({ "id": id, "effective": day }))
}

#[test]
fn a_formal_transfer_out_counts_the_member_through_its_day_and_nobody_after_it() {
    let desk = Desk::with_members(&["Lê Văn Bình", "Trần Thị Chi"]);
    let member = desk.roster()[0]["id"].clone();
    let id = prepare(
        &desk,
        &member,
        &form("formal", "Chi bộ Công ty Than, Hà Nội"),
    );
    assert_eq!(state(&desk, &id), "letter_given");
    assert_eq!(counted(&desk), 2, "a letter alone moves nobody");
    let saved = leave(&desk, &id, "10/11/2026");
    assert_eq!(state(&desk, &id), "left");
    desk.clock.set("2026-11-10T23:00:00+07:00");
    assert_eq!(counted(&desk), 2, "the day itself still counts here");
    desk.clock.set("2026-11-11T00:10:00+07:00");
    assert_eq!(counted(&desk), 1);
    assert_eq!(desk.names(), ["Trần Thị Chi"]);
    desk.call("receive_transfer", json!({ "id": id, "day": "" }));
    assert_eq!(state(&desk, &id), "received");
    let list = desk.call("list_transfers", json!({}));
    assert_eq!(
        (&list["open"], &list["rows"][0]["open"]),
        (&json!(0), &json!(false))
    );
    assert_eq!(
        desk.refused("leave_by_transfer", json!({ "id": id, "effective": "" })),
        Failure::NotNow {
            reason: NotNow::TransferElsewhere
        }
    );
    assert!(saved["step"].is_i64());
}

#[test]
fn leaving_is_one_step_with_one_undo() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    desk.call(
        "give_office",
        json!({ "member": member, "role": "deputy", "since": "", "until": "", "decision": "" }),
    );
    let id = prepare(&desk, &member, &form("formal", "Chi bộ khu 3"));
    let saved = leave(&desk, &id, "10/11/2026");
    desk.clock.set("2026-12-01T08:00:00+07:00");
    assert_eq!(desk.names(), [""; 0]);
    desk.undo(&saved);
    assert_eq!(desk.names(), ["Lê Văn Bình"]);
    assert_eq!(desk.roster()[0]["office"], "deputy");
    assert_eq!(state(&desk, &id), "letter_given");
}

#[test]
fn whoever_goes_for_a_time_stays_counted_at_home_and_is_back_from_the_day_after() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    let mut papers = form("temporary", "Chi bộ Trường Chính trị");
    papers["until"] = json!("31/05/2027");
    let id = prepare(&desk, &member, &papers);
    leave(&desk, &id, "10/11/2026");
    desk.clock.set("2026-11-20T08:00:00+07:00");
    assert_eq!(counted(&desk), 1);
    assert_eq!(desk.roster()[0]["standing"], "temporarily_away");
    desk.call("receive_transfer", json!({ "id": id, "day": "12/11/2026" }));
    let view = show(&desk, &id);
    assert_eq!(
        (&view["row"]["due"], &view["row"]["open"]),
        (&json!("31/05/2027"), &json!(true))
    );
    desk.clock.set("2027-03-02T08:00:00+07:00");
    desk.call(
        "return_from_transfer",
        json!({ "id": id, "day": "01/03/2027" }),
    );
    assert_eq!(desk.roster()[0]["standing"], "official");
    assert_eq!(state(&desk, &id), "returned");
}

#[test]
fn a_member_who_was_not_received_is_taken_back_as_if_nobody_had_left() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    let before = desk.call("show_member", json!({ "id": member }));
    let id = prepare(&desk, &member, &form("formal", "Chi bộ khu 3"));
    leave(&desk, &id, "10/11/2026");
    desk.clock.set("2026-11-20T08:00:00+07:00");
    desk.call("take_back_transfer", json!({ "id": id, "day": "" }));
    assert_eq!(desk.names(), ["Lê Văn Bình"]);
    let after = desk.call("show_member", json!({ "id": member }));
    for part in ["events", "memberships", "standing", "offices"] {
        assert_eq!(after[part], before[part], "{part}");
    }
    assert_eq!(state(&desk, &id), "taken_back");
    prepare(&desk, &member, &form("formal", "Chi bộ khu 5"));
}

#[test]
fn the_checklist_is_ticked_with_its_days_and_printed_with_what_the_letter_asks_for() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    let id = prepare(&desk, &member, &form("formal", "Chi bộ khu 3"));
    let steps = show(&desk, &id)["steps"].clone();
    let code = steps[1]["code"].clone();
    let tick = |done: bool| json!({ "id": id, "step": code, "done": done, "day": "01/11/2026" });
    desk.call("tick_transfer_step", tick(true));
    assert_eq!(show(&desk, &id)["steps"][1]["done"], "01/11/2026");
    assert_eq!(show(&desk, &id)["steps"][0]["done"], "");
    desk.call("tick_transfer_step", tick(false));
    assert_eq!(show(&desk, &id)["steps"], steps);
    let unknown = json!({ "id": id, "step": "x", "done": true, "day": "" });
    assert_eq!(
        desk.refused("tick_transfer_step", unknown),
        Failure::invalid("step", Problem::NotAChoice)
    );
    let printed = desk.call("print_transfer", json!({ "id": id }));
    let names: Vec<&str> = printed["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 2, "as DOCX and as PDF");
    assert!(
        names.iter().all(|name| name.contains("Lê Văn Bình")),
        "{names:?}"
    );
}

#[test]
fn an_event_of_standing_that_is_a_transfer_becomes_one_and_there_is_no_second_way() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    let event = |change: &str, day: &str| {
        json!({ "member": member, "change": change, "effective": day, "until": "",
                "decision": "9-GT", "note": "", "place": "Chi bộ khu 3", "fee_through": "" })
    };
    desk.call("record_standing", event("transferred", "10/10/2026"));
    desk.call("record_standing", event("received", "01/11/2026"));
    let list = desk.call("list_transfers", json!({}));
    let rows: Vec<(&Value, &Value, &Value)> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["direction"], &row["state"], &row["place"]))
        .collect();
    let place = json!("Chi bộ khu 3");
    assert!(
        rows.contains(&(&json!("out"), &json!("received"), &place)),
        "{rows:?}"
    );
    assert!(
        rows.contains(&(&json!("in"), &json!("received"), &place)),
        "{rows:?}"
    );
    assert_eq!(desk.names(), ["Lê Văn Bình"]);
}

#[test]
fn nobody_goes_two_ways_at_once_and_a_place_must_be_named() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    let nowhere = json!({ "member": member, "form": form("formal", "") });
    assert_eq!(
        desk.refused("prepare_transfer", nowhere),
        Failure::invalid("place", Problem::Required)
    );
    prepare(&desk, &member, &form("formal", "Chi bộ khu 3"));
    let again = json!({ "member": member, "form": form("formal", "Chi bộ khu 5") });
    assert_eq!(
        desk.refused("prepare_transfer", again),
        Failure::NotNow {
            reason: NotNow::TransferRunning
        }
    );
}
