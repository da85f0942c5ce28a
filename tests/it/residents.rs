//! Members who live here and are active elsewhere: a list of its own, and the yearly remark.

use crate::desk::Desk;
use operations::{Failure, Problem};
use serde_json::{Value, json};

fn add(desk: &Desk, given: &str, residence: &str, since: &str) -> Value {
    let new = json!({
        "fields": { "family_middle": "Lê Văn", "given": given, "birth": "1980" },
        "home": "Chi bộ Công ty Than", "paper": "12-GT/ĐU", "since": since,
        "residence": residence,
    });
    desk.call("add_resident", new)
}

fn list(desk: &Desk) -> Value {
    desk.call("list_residents", json!({ "year": null }))
}

fn names(desk: &Desk) -> Vec<String> {
    let view = list(desk);
    let rows = view["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn residents_stand_on_a_list_of_their_own_and_in_no_count_roll_or_list_of_members() {
    let desk = Desk::with_members(&["Trần Thị Chi"]);
    add(&desk, "Bình", "usual", "");
    add(&desk, "An", "barracks", "");
    assert_eq!(names(&desk), ["Lê Văn An", "Lê Văn Bình"]);
    assert_eq!(desk.names(), ["Trần Thị Chi"]);
    assert_eq!(desk.call("show_committee", json!({}))["official"], 1);
    let meeting = desk.plan_meeting();
    assert_eq!(desk.meeting(&meeting)["roll"].as_array().unwrap().len(), 1);
    let book = json!({ "list": "book", "columns": [], "filter": null, "day": "" });
    let rows = desk.call("preview_member_list", book)["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 1);
}

#[test]
fn a_remark_is_asked_every_year_of_whoever_is_not_of_a_special_group() {
    let desk = Desk::with_book();
    add(&desk, "Bình", "usual", "");
    add(&desk, "An", "studying", "");
    let counts = |view: &Value| (view["asked"].clone(), view["handed_out"].clone());
    assert_eq!(counts(&list(&desk)), (json!(1), json!(0)));
    let stay = list(&desk)["rows"][1]["membership"].clone();
    let hand = |day: &str| json!({ "membership": stay, "year": 2026, "day": day });
    let saved = desk.call("hand_out_remark", hand(""));
    assert_eq!(list(&desk)["rows"][1]["handed_out"], "02/11/2026");
    desk.call("hand_out_remark", hand("01/11/2026"));
    let view = list(&desk);
    assert_eq!(
        view["rows"][1]["handed_out"], "01/11/2026",
        "corrected, not given twice"
    );
    assert_eq!(counts(&view), (json!(1), json!(1)));
    let next = desk.call("list_residents", json!({ "year": 2027 }));
    assert_eq!(counts(&next), (json!(1), json!(0)), "each year anew");
    assert!(saved["step"].is_i64());
}

#[test]
fn the_remark_is_printed_with_known_facts_and_room_to_write() {
    let desk = Desk::with_members(&["Trần Thị Chi"]);
    add(&desk, "Bình", "usual", "01/01/2026");
    let stay = list(&desk)["rows"][0]["membership"].clone();
    let printed = desk.call("print_remark", json!({ "membership": stay, "year": 2026 }));
    let files = printed["files"].as_array().unwrap();
    assert_eq!(files.len(), 2);
    assert!(
        files[0]["name"]
            .as_str()
            .unwrap()
            .contains("2026 Lê Văn Bình")
    );
    let member = desk.roster()[0]["membership"].clone();
    let of_a_member = json!({ "membership": member, "year": 2026 });
    assert_eq!(desk.refused("print_remark", of_a_member), Failure::NotFound);
}

#[test]
fn a_resident_who_moves_away_leaves_the_list_from_that_day_on_and_undo_brings_back() {
    let desk = Desk::with_book();
    add(&desk, "Bình", "usual", "01/01/2026");
    let stay = list(&desk)["rows"][0]["membership"].clone();
    let end = |until: &str| json!({ "membership": stay, "until": until });
    assert_eq!(
        desk.refused("end_residence", end("31/12/2025")),
        Failure::invalid("until", Problem::EndsBeforeItBegins)
    );
    let saved = desk.call("end_residence", end("02/11/2026"));
    assert_eq!(names(&desk).len(), 1, "the last day is still a day here");
    desk.clock.set("2026-11-03T08:00:00+07:00");
    assert_eq!(names(&desk), [""; 0]);
    desk.undo(&saved);
    assert_eq!(names(&desk).len(), 1);
}
