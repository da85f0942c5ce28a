//! A hall with nine members and a meeting that is going on.

use crate::desk::{Desk, meeting_form};
use operations::{Failure, Problem};
use serde_json::{Value, json};

/// Nine members, so that more than half are five.
pub const NINE: [&str; 9] = [
    "Lê Văn An",
    "Lê Văn Bình",
    "Lê Văn Chiến",
    "Lê Văn Dũng",
    "Lê Văn Giang",
    "Lê Văn Hải",
    "Lê Văn Khánh",
    "Lê Văn Lâm",
    "Lê Văn Minh",
];

pub fn memberships(view: &Value) -> Vec<String> {
    view["roll"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["membership"].as_str().unwrap().to_owned())
        .collect()
}

/// An open vote of these voters, nobody's choice written down.
pub fn vote_form(voters: &[String], in_favour: i64, against: i64) -> Value {
    let voters: Vec<Value> = voters
        .iter()
        .map(|voter| json!({ "membership": voter, "choice": null }))
        .collect();
    json!({
        "motion": "Thông qua", "kind": "ordinary", "method": "open", "in_favour": in_favour,
        "against": against, "abstained": 0, "voters": voters,
    })
}

/// The first problem of a form that was refused.
pub fn problem_of(refused: Failure) -> (String, Problem) {
    let Failure::Invalid { mut problems } = refused else {
        panic!("{refused:?}")
    };
    let first = problems.remove(0);
    (first.field, first.problem)
}

/// A meeting that is going on, chaired and minuted by the first two.
pub fn running(desk: &Desk) -> String {
    let roster = desk.roster();
    let mut form = meeting_form();
    form["chair"] = roster[0]["membership"].clone();
    form["minute_taker"] = roster[1]["membership"].clone();
    let id = desk.plan(form);
    desk.call("propose_items", json!({ "id": id, "leave_out": [] }));
    desk.clock.set("2026-11-25T19:30:00+07:00");
    desk.call("begin_meeting", json!({ "id": id }));
    id
}
