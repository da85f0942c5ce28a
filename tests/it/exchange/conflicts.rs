//! What two laptops of one cell write without having seen each other, and how a person decides.

use super::server::Server;
use super::transfers::{enrolled, exchange};
use crate::desk::{Desk, meeting_form};
use domain::units::UnitLevel;
use operations::Failure;
use serde_json::{Value, json};

const CELL: &str = "Chi bộ thôn Đông";

struct Cell {
    _server: Server,
    first: Desk,
    second: Desk,
    member: String,
}

/// Two laptops of one cell that know the same member.
fn cell() -> Cell {
    let server = Server::new();
    server.plant(&[(CELL, UnitLevel::Cell, "")]);
    let (first, second) = (enrolled(&server, CELL), enrolled(&server, CELL));
    let member = first.add_member("Trần Văn An");
    let cell = Cell {
        _server: server,
        first,
        second,
        member,
    };
    cell.both_exchange();
    cell
}

impl Cell {
    fn both_exchange(&self) {
        for desk in [&self.first, &self.second, &self.first] {
            exchange(desk);
        }
    }

    fn edit(&self, desk: &Desk, field: &str, value: &str) {
        let view = desk.call("show_member", json!({ "id": self.member }));
        let mut fields = view["fields"].clone();
        fields[field] = json!(value);
        let edit = json!({ "id": self.member, "revision": view["revision"], "fields": fields });
        desk.call("edit_member", edit);
    }

    fn fields(&self, desk: &Desk) -> Value {
        desk.call("show_member", json!({ "id": self.member }))["fields"].clone()
    }

    /// Both write a telephone number offline. Which stands the clocks decide, on both alike.
    fn two_phones(&self) {
        self.edit(&self.first, "phone", FIRST);
        self.edit(&self.second, "phone", SECOND);
        self.both_exchange();
    }

    fn phone(&self, desk: &Desk) -> String {
        self.fields(desk)["phone"].as_str().unwrap().to_owned()
    }
}

const FIRST: &str = "0901000001";
const SECOND: &str = "0902000002";

fn conflicts(desk: &Desk) -> Vec<Value> {
    let list = desk.call("list_conflicts", json!({}));
    let rows = list["rows"].as_array().unwrap().clone();
    assert_eq!(list["all"], rows.len());
    assert_eq!(
        desk.call("show_exchange", json!({}))["conflicts"],
        rows.len()
    );
    rows
}

fn decision(conflict: &Value, choice: &str, joined: &str) -> Value {
    json!({
        "record": conflict["record"], "place": conflict["place"], "seen": conflict["seen"],
        "choice": choice, "joined": joined,
    })
}

fn side(conflict: &Value, side: &str) -> (String, bool) {
    let it = &conflict[side];
    (
        it["value"].as_str().unwrap().to_owned(),
        it["here"].as_bool().unwrap(),
    )
}

#[test]
fn s_01_a_telephone_here_and_an_address_there_are_both_kept_and_nobody_is_asked() {
    let cell = cell();
    cell.edit(&cell.first, "phone", "0901000001");
    cell.edit(&cell.second, "present_address", "Thôn Đông");
    cell.both_exchange();
    for desk in [&cell.first, &cell.second] {
        let fields = cell.fields(desk);
        assert_eq!(fields["phone"], "0901000001");
        assert_eq!(fields["present_address"], "Thôn Đông");
        assert_eq!(conflicts(desk), Vec::<Value>::new());
    }
}

#[test]
fn s_02_two_telephones_stand_side_by_side_on_both_laptops_and_work_goes_on() {
    let cell = cell();
    cell.two_phones();
    for (desk, written_here) in [(&cell.first, FIRST), (&cell.second, SECOND)] {
        let found = conflicts(desk);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (&found[0]["kind"], &found[0]["field"], &found[0]["title"]),
            (&json!("members"), &json!("phone"), &json!("Trần Văn An"))
        );
        let sides = [side(&found[0], "stands"), side(&found[0], "other")];
        assert_eq!(sides[0].0, cell.phone(desk));
        let mut values: Vec<&str> = sides.iter().map(|(value, _)| value.as_str()).collect();
        values.sort_unstable();
        assert_eq!(values, [FIRST, SECOND]);
        for (value, here) in &sides {
            assert_eq!(*here, value == written_here, "{value}");
        }
        cell.edit(desk, "permanent_address", "Thôn Đông");
    }
    assert_eq!(cell.phone(&cell.first), cell.phone(&cell.second));
}

#[test]
fn s_03_what_stands_is_kept_or_the_other_value_taken_and_both_laptops_agree() {
    for choice in ["stands", "other"] {
        let cell = cell();
        cell.two_phones();
        let conflict = conflicts(&cell.first).remove(0);
        let (chosen, _) = side(&conflict, choice);
        cell.first
            .call("settle_conflict", decision(&conflict, choice, ""));
        assert_eq!(conflicts(&cell.first), Vec::<Value>::new());
        cell.both_exchange();
        for desk in [&cell.first, &cell.second] {
            assert_eq!(cell.phone(desk), chosen);
            assert_eq!(conflicts(desk), Vec::<Value>::new());
        }
    }
}

#[test]
fn s_03_a_decision_on_what_was_shown_before_is_refused_and_one_on_nothing_is_told() {
    let cell = cell();
    cell.two_phones();
    let conflict = conflicts(&cell.first).remove(0);
    cell.edit(&cell.first, "phone", "0903000003");
    let decide = decision(&conflict, "other", "");
    assert_eq!(
        cell.first.refused("settle_conflict", decide),
        Failure::Stale
    );
    assert_eq!(cell.phone(&cell.first), "0903000003");

    let shown_anew = conflicts(&cell.first).remove(0);
    let decide = decision(&shown_anew, "other", "");
    cell.first.call("settle_conflict", decide.clone());
    assert_eq!(cell.phone(&cell.first), side(&shown_anew, "other").0);
    assert_eq!(
        cell.first.refused("settle_conflict", decide),
        Failure::NotFound
    );
}

#[test]
fn s_05_what_another_laptop_decided_while_the_desk_was_open_is_not_decided_again() {
    let cell = cell();
    cell.two_phones();
    let shown = conflicts(&cell.second).remove(0);
    let conflict = conflicts(&cell.first).remove(0);
    cell.first
        .call("settle_conflict", decision(&conflict, "other", ""));
    cell.both_exchange();
    let late = decision(&shown, "stands", "");
    assert_eq!(
        cell.second.refused("settle_conflict", late),
        Failure::NotFound
    );
    assert_eq!(cell.phone(&cell.second), side(&conflict, "other").0);
}

#[test]
fn a_decision_is_taken_back_with_one_undo_before_and_after_it_was_sent() {
    let cell = cell();
    cell.two_phones();
    for sent in [false, true] {
        let conflict = conflicts(&cell.first).remove(0);
        let saved = cell
            .first
            .call("settle_conflict", decision(&conflict, "other", ""));
        if sent {
            cell.both_exchange();
        }
        cell.first.undo(&saved);
        cell.both_exchange();
        for desk in [&cell.first, &cell.second] {
            assert_eq!(cell.phone(desk), side(&conflict, "stands").0);
            let again = conflicts(desk).remove(0);
            assert_eq!(side(&again, "other").0, side(&conflict, "other").0);
        }
    }
}

#[test]
fn two_long_texts_stand_side_by_side_and_are_joined_by_a_person() {
    let cell = cell();
    let meeting = cell.first.plan(meeting_form());
    cell.first
        .call("propose_items", json!({ "id": meeting, "leave_out": [] }));
    cell.both_exchange();
    let write = |desk: &Desk, text: &str| {
        let item = desk.meeting(&meeting)["items"][2].clone();
        let record = json!({ "id": item["id"], "revision": item["revision"], "text": text });
        desk.call("record_item", record);
    };
    for desk in [&cell.first, &cell.second] {
        desk.clock.set("2026-11-25T19:30:00+07:00");
    }
    cell.first.call("begin_meeting", json!({ "id": meeting }));
    cell.both_exchange();
    write(&cell.first, "Nhất trí sửa đường thôn.");
    write(&cell.second, "Nhất trí sửa kênh thôn.");
    cell.both_exchange();
    let conflict = conflicts(&cell.first).remove(0);
    assert_eq!(conflict["texts"], true);
    let words = conflict["words"].as_array().unwrap();
    let of = |side: &str| -> Vec<&str> {
        let found = words.iter().filter(|it| it["side"] == side);
        found
            .map(|it| it["text"].as_str().unwrap().trim())
            .collect()
    };
    let mut differing = [of("stands"), of("other")].concat();
    differing.sort_unstable();
    assert_eq!(differing, ["kênh", "đường"]);
    let joined = "Nhất trí sửa đường và kênh thôn.";
    cell.first
        .call("settle_conflict", decision(&conflict, "joined", joined));
    cell.both_exchange();
    for desk in [&cell.first, &cell.second] {
        assert_eq!(desk.meeting(&meeting)["items"][2]["record"], joined);
        assert_eq!(conflicts(desk), Vec::<Value>::new());
    }
}

#[test]
fn a_mark_in_the_roll_that_two_laptops_saw_differently_names_the_member() {
    let cell = cell();
    let meeting = cell.first.plan(meeting_form());
    for desk in [&cell.first, &cell.second] {
        desk.clock.set("2026-11-25T19:30:00+07:00");
    }
    cell.first.call("begin_meeting", json!({ "id": meeting }));
    cell.both_exchange();
    let membership = cell.first.roster()[0]["membership"]
        .as_str()
        .unwrap()
        .to_owned();
    cell.first.mark(&meeting, &membership, "present", "");
    cell.second.mark(&meeting, &membership, "excused", "Ốm");
    cell.both_exchange();
    let conflict = conflicts(&cell.first).remove(0);
    assert_eq!(
        (&conflict["field"], &conflict["entry"]),
        (&json!("attendance"), &json!("Trần Văn An"))
    );
    let mut marks = [side(&conflict, "stands").0, side(&conflict, "other").0];
    marks.sort_unstable();
    assert_eq!(marks, ["excused:Ốm", "present"]);
}

#[test]
fn what_the_province_refused_is_kept_and_explained() {
    let cell = cell();
    let meeting = cell.first.plan(meeting_form());
    cell.both_exchange();
    let roster = cell.first.roster();
    let mut form = meeting_form();
    form["chair"] = roster[0]["membership"].clone();
    form["minute_taker"] = roster[0]["membership"].clone();
    let edit = |desk: &Desk, form: Value| {
        let revision = desk.meeting(&meeting)["revision"].clone();
        desk.call(
            "edit_meeting",
            json!({ "id": meeting, "revision": revision, "form": form, "reason": "" }),
        );
    };
    for desk in [&cell.first, &cell.second] {
        desk.clock.set("2026-11-25T19:30:00+07:00");
    }
    edit(&cell.first, form);
    cell.first.call("begin_meeting", json!({ "id": meeting }));
    cell.first
        .call("mark_rest_present", json!({ "id": meeting }));
    cell.first.call("end_meeting", json!({ "id": meeting }));
    cell.first.call("close_meeting", json!({ "id": meeting }));
    exchange(&cell.first);
    let mut late = meeting_form();
    late["place"] = json!("Nhà bí thư");
    edit(&cell.second, late);
    exchange(&cell.second);
    let rows = cell.second.call("list_refused", json!({}))["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(
        (&rows[0]["name"], &rows[0]["reason"]),
        (&json!("edit_meeting"), &json!("closed"))
    );
}
