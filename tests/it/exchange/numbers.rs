//! Numbers of papers that two laptops of one cell give without knowing of each other.

use super::server::Server;
use super::transfers::{enrolled, exchange};
use crate::desk::{Desk, meeting_form};
use domain::units::UnitLevel;
use serde_json::{Value, json};

const CELL: &str = "Chi bộ thôn Đông";

/// The first laptop of a cell, with three members that the province has.
fn first_laptop() -> (Server, Desk) {
    let server = Server::new();
    server.plant(&[(CELL, UnitLevel::Cell, "")]);
    let first = enrolled(&server, CELL);
    for name in ["Nguyễn Thị Thu", "Trần Văn An", "Lê Văn Bình"] {
        first.add_member(name);
    }
    exchange(&first);
    (server, first)
}

/// Closes the minutes of a meeting on that day.
fn close_minutes(desk: &Desk, day: &str, iso: &str) -> String {
    let roster = desk.roster();
    let mut form = meeting_form();
    form["day"] = json!(day);
    form["chair"] = roster[0]["membership"].clone();
    form["minute_taker"] = roster[1]["membership"].clone();
    let id = desk.plan(form);
    desk.clock.set(&format!("{iso}T19:30:00+07:00"));
    desk.call("begin_meeting", json!({ "id": id }));
    desk.call("mark_rest_present", json!({ "id": id }));
    desk.call("end_meeting", json!({ "id": id }));
    desk.call("close_meeting", json!({ "id": id }));
    id
}

fn minutes(desk: &Desk, meeting: &str) -> Value {
    desk.call(
        "show_meeting_paper",
        json!({ "meeting": meeting, "kind": "minutes" }),
    )
}

#[test]
fn a_number_is_provisional_until_the_province_has_it_once_another_laptop_wrote() {
    let (server, first) = first_laptop();
    let alone = close_minutes(&first, "25/11/2026", "2026-11-25");
    assert_eq!(
        minutes(&first, &alone)["provisional"],
        false,
        "it knows of no other"
    );

    let second = enrolled(&server, CELL);
    let meeting = close_minutes(&second, "26/11/2026", "2026-11-26");
    assert_eq!(
        minutes(&second, &meeting)["provisional"],
        true,
        "the first wrote members"
    );
    let place = second.call("show_sticks", json!({}))["places"][0]["path"].clone();
    second.call("write_stick", json!({ "place": place }));
    assert_eq!(
        minutes(&second, &meeting)["provisional"],
        true,
        "a stick may be lost"
    );
    exchange(&second);
    assert_eq!(minutes(&second, &meeting)["provisional"], false);
}

#[test]
fn one_number_given_twice_is_told_on_both_laptops_and_nothing_is_renumbered() {
    let (server, first) = first_laptop();
    let second = enrolled(&server, CELL);
    let of_first = close_minutes(&first, "25/11/2026", "2026-11-25");
    let of_second = close_minutes(&second, "26/11/2026", "2026-11-26");
    for desk in [&first, &second, &first] {
        exchange(desk);
    }
    for desk in [&first, &second] {
        let told = |meeting: &str| {
            let paper = minutes(desk, meeting);
            (paper["number"].clone(), paper["collides"].clone())
        };
        assert_eq!(told(&of_first), (json!(1), json!(["26/11/2026"])));
        assert_eq!(told(&of_second), (json!(1), json!(["25/11/2026"])));
    }
    let next = close_minutes(&first, "27/11/2026", "2026-11-27");
    assert_eq!(minutes(&first, &next)["number"], 2, "the series goes on");
}
