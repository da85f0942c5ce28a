//! A member goes from one unit of the province to another through the exchange.

use super::server::Server;
use crate::desk::Desk;
use domain::units::UnitLevel;
use operations::{Failure, NotNow};
use proptest::prelude::*;
use serde_json::{Value, json};

const EAST: &str = "Chi bộ thôn Đông";
const WEST: &str = "Chi bộ thôn Tây";
const WARD: &str = "Đảng bộ xã Yên Đức";

/// Two cells of one ward, and the ward itself, all at their desks.
pub struct Province {
    pub server: Server,
    pub east: Desk,
    pub west: Desk,
    pub ward: Desk,
}

impl Province {
    pub fn new() -> Self {
        let server = Server::new();
        server.plant(&[
            ("Đảng bộ tỉnh Quảng Ninh", UnitLevel::Province, ""),
            (WARD, UnitLevel::Commune, "Đảng bộ tỉnh Quảng Ninh"),
            (EAST, UnitLevel::Cell, WARD),
            (WEST, UnitLevel::Cell, WARD),
        ]);
        let (east, west) = (enrolled(&server, EAST), enrolled(&server, WEST));
        let ward = enrolled(&server, WARD);
        Self {
            server,
            east,
            west,
            ward,
        }
    }

    pub fn everybody_exchanges(&self) {
        for desk in [&self.east, &self.west, &self.ward, &self.east, &self.west] {
            exchange(desk);
        }
    }

    fn on(&self, day: &str) {
        for desk in [&self.east, &self.west, &self.ward] {
            desk.clock.set(&format!("{day}T12:00:00+07:00"));
        }
    }
}

pub fn enrolled(server: &Server, unit: &str) -> Desk {
    let desk = Desk::with_book();
    let slip = json!({ "slip": server.slip(unit), "laptop": "Máy của bí thư" });
    desk.call("enrol_book", slip);
    exchange(&desk);
    desk
}

pub fn exchange(desk: &Desk) -> Value {
    desk.call("exchange_now", json!({}))
}

pub fn unit(desk: &Desk, name: &str) -> Value {
    let tree = desk.call("list_units", json!({}));
    let rows = tree["rows"].as_array().unwrap();
    rows.iter()
        .find(|row| row["name"] == name)
        .unwrap_or_else(|| panic!("no {name} in {rows:?}"))["id"]
        .clone()
}

fn send(desk: &Desk, name: &str, to: &str, kind: &str, day: &str, until: &str) -> String {
    let row = desk.roster().into_iter().find(|row| row["name"] == name);
    let member = row.unwrap()["id"].clone();
    let form = json!({
        "kind": kind, "unit": unit(desk, to), "place": "", "letter_number": "12-GT/CB",
        "letter_date": "", "effective": day, "until": until, "fee_through": "", "note": "",
    });
    let saved = desk.call(
        "prepare_transfer",
        json!({ "member": member, "form": form }),
    );
    let id = saved["id"].as_str().unwrap().to_owned();
    desk.call("leave_by_transfer", json!({ "id": id, "effective": day }));
    id
}

fn counted(desk: &Desk) -> u64 {
    desk.call("count_members", json!({}))["all"]
        .as_u64()
        .unwrap()
}

/// What the ward counts in all its cells today.
fn counted_below(ward: &Desk) -> u64 {
    let tree = ward.call("list_units", json!({}));
    let rows = tree["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["counted"].as_u64().unwrap())
        .sum()
}

fn waiting(desk: &Desk) -> Vec<Value> {
    let list = desk.call("list_transfers", json!({}));
    list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["direction"] == "in" && row["state"] == "left")
        .cloned()
        .collect()
}

fn state(desk: &Desk, id: &str) -> Value {
    desk.call("show_transfer", json!({ "id": id }))["row"]["state"].clone()
}

#[test]
fn whoever_is_sent_waits_at_the_new_cell_with_the_file_and_the_old_one_keeps_the_past() {
    let all = Province::new();
    all.east.add_member("Lê Văn Bình");
    all.east.add_member("Trần Thị Chi");
    let member = all.east.roster()[0]["id"].clone();
    let meeting = all.east.plan_meeting();
    let id = send(&all.east, "Lê Văn Bình", WEST, "formal", "10/11/2026", "");
    all.everybody_exchanges();

    let came = waiting(&all.west);
    assert_eq!(came.len(), 1);
    assert_eq!(
        (&came[0]["name"], &came[0]["place"]),
        (&json!("Lê Văn Bình"), &json!(EAST))
    );
    let file = all.west.call("show_member", json!({ "id": member }));
    assert_eq!(file["fields"]["family_middle"], "Lê Văn");
    let edit = |desk: &Desk| {
        let file = desk.call("show_member", json!({ "id": member }));
        let mut fields = file["fields"].clone();
        fields["phone"] = json!("0912345678");
        json!({ "id": member, "revision": file["revision"], "fields": fields })
    };
    assert_eq!(
        all.east.refused("edit_member", edit(&all.east)),
        Failure::NotNow {
            reason: NotNow::OtherUnit
        },
        "the file has one owner"
    );
    all.west.call("edit_member", edit(&all.west));

    all.west.call(
        "receive_transfer",
        json!({ "id": came[0]["id"], "day": "15/11/2026" }),
    );
    all.everybody_exchanges();
    assert_eq!(state(&all.east, &id), "received");
    all.on("2026-11-10");
    assert_eq!((counted(&all.east), counted(&all.west)), (2, 0));
    assert_eq!(
        all.east.names(),
        ["Lê Văn Bình", "Trần Thị Chi"],
        "the past stays"
    );
    all.on("2026-11-11");
    assert_eq!((counted(&all.east), counted(&all.west)), (1, 1));
    assert_eq!(all.east.names(), ["Trần Thị Chi"]);
    assert_eq!(all.west.names(), ["Lê Văn Bình"]);
    assert_eq!(all.west.roster()[0]["standing"], "official");
    let old = all.east.call("show_member", json!({ "id": member }));
    assert_eq!(old["name"], "Lê Văn Bình", "as of the day of leaving");
    assert_eq!(
        old["fields"]["phone"], "",
        "what was written since is the new cell's"
    );
    assert_eq!(
        all.east.meeting(&meeting)["roll"].as_array().unwrap().len(),
        1
    );
    assert_eq!(all.server.counts().records["Member"], 2, "one file each");
    assert_eq!(all.server.counts().refused, 0);
    assert_eq!(counted_below(&all.ward), 2);
}

#[test]
fn r_10_after_a_transfer_the_old_cell_stands_among_those_who_could_see_the_person() {
    let all = Province::new();
    all.east.add_member("Lê Văn Bình");
    let member = all.east.roster()[0]["id"].clone();
    let cells = |desk: &Desk, when: &str| {
        let page = desk.call("show_personal_data", json!({ "id": member }));
        let seers = page["audience"][when].as_array().unwrap().clone();
        let units = seers
            .into_iter()
            .filter(|seer| seer["kind"] == "other_unit");
        units
            .map(|seer| seer["unit"].clone())
            .collect::<Vec<Value>>()
    };
    all.everybody_exchanges();
    assert_eq!(cells(&all.ward, "now"), [EAST]);
    assert!(cells(&all.ward, "former").is_empty());

    send(&all.east, "Lê Văn Bình", WEST, "formal", "01/11/2026", "");
    all.everybody_exchanges();
    let came = waiting(&all.west);
    let receive = json!({ "id": came[0]["id"], "day": "02/11/2026" });
    all.west.call("receive_transfer", receive);
    all.everybody_exchanges();
    assert_eq!(cells(&all.ward, "now"), [WEST]);
    assert_eq!(cells(&all.ward, "former"), [EAST]);
    assert_eq!(cells(&all.west, "former"), [EAST]);
}

#[test]
fn a_visitor_is_counted_at_home_only_and_is_back_when_either_side_says_so() {
    let all = Province::new();
    all.east.add_member("Lê Văn Bình");
    let id = send(
        &all.east,
        "Lê Văn Bình",
        WEST,
        "temporary",
        "10/11/2026",
        "31/05/2027",
    );
    all.everybody_exchanges();
    let came = waiting(&all.west);
    all.west.call(
        "receive_transfer",
        json!({ "id": came[0]["id"], "day": "12/11/2026" }),
    );
    all.everybody_exchanges();
    all.on("2026-12-20");
    assert_eq!((counted(&all.east), counted(&all.west)), (1, 0));
    assert_eq!(counted_below(&all.ward), 1);
    assert_eq!(all.west.names(), ["Lê Văn Bình"]);
    assert_eq!(all.west.roster()[0]["standing"], "temporarily_here");
    assert_eq!(all.east.roster()[0]["standing"], "temporarily_away");

    all.on("2027-03-02");
    all.west.call(
        "return_from_transfer",
        json!({ "id": came[0]["id"], "day": "01/03/2027" }),
    );
    all.everybody_exchanges();
    assert_eq!(all.server.counts().refused, 0);
    assert_eq!(state(&all.east, &id), "returned");
    assert_eq!(all.east.roster()[0]["standing"], "official");
    assert_eq!(all.west.names(), [""; 0]);
}

#[test]
fn papers_that_were_sent_back_bring_the_member_home_as_if_nobody_had_left() {
    let all = Province::new();
    all.east.add_member("Lê Văn Bình");
    let member = all.east.roster()[0]["id"].clone();
    let id = send(&all.east, "Lê Văn Bình", WEST, "formal", "10/11/2026", "");
    all.everybody_exchanges();
    let came = waiting(&all.west);
    let back = json!({ "id": came[0]["id"], "reason": "Ô số 1 viết sai" });
    all.west.call("send_back_transfer", back);
    all.everybody_exchanges();
    assert_eq!(state(&all.east, &id), "sent_back");
    all.east
        .call("take_back_transfer", json!({ "id": id, "day": "" }));
    assert_eq!(
        all.east.names(),
        ["Lê Văn Bình"],
        "before the next exchange already"
    );
    all.everybody_exchanges();
    assert_eq!(all.server.counts().refused, 0);
    all.on("2026-12-20");
    assert_eq!((counted(&all.east), counted(&all.west)), (1, 0));
    assert_eq!(counted_below(&all.ward), 1);
    let file = all.east.call("show_member", json!({ "id": member }));
    let mut fields = file["fields"].clone();
    fields["phone"] = json!("0912345678");
    let edit = json!({ "id": member, "revision": file["revision"], "fields": fields });
    all.east.call("edit_member", edit);
    all.everybody_exchanges();
    assert_eq!(
        all.server.counts().refused,
        0,
        "the file is the old cell's again"
    );
    let gone = Failure::NotFound;
    assert_eq!(
        all.west.refused("show_member", json!({ "id": member })),
        gone
    );
}

#[test]
fn a_03_what_another_laptop_of_the_old_cell_wrote_meanwhile_is_listed_and_not_counted() {
    let all = Province::new();
    all.east.add_member("Lê Văn Bình");
    all.everybody_exchanges();
    let other = enrolled(&all.server, EAST);
    assert_eq!(other.names(), ["Lê Văn Bình"]);
    send(&all.east, "Lê Văn Bình", WEST, "formal", "10/11/2026", "");
    exchange(&all.east);

    // Without a line meanwhile: a correction of the file, and the same member sent elsewhere.
    let member = other.roster()[0]["id"].clone();
    let file = other.call("show_member", json!({ "id": member }));
    let mut fields = file["fields"].clone();
    fields["phone"] = json!("0912345678");
    let edit = json!({ "id": member, "revision": file["revision"], "fields": fields });
    other.call("edit_member", edit);
    send(&other, "Lê Văn Bình", WARD, "formal", "12/11/2026", "");
    let told = exchange(&other);
    assert_eq!(told["refused"], 2, "both are listed");
    all.everybody_exchanges();
    exchange(&other);
    let history = other.call("list_history", json!({ "before": null }));
    let refused: Vec<&Value> = history["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["delivery"]["state"] == "refused")
        .map(|line| &line["name"])
        .collect();
    assert_eq!(refused, ["leave_by_transfer", "edit_member"]);
    all.on("2026-12-20");
    other.clock.set("2026-12-20T12:00:00+07:00");
    assert_eq!(
        (counted(&other), counted(&all.west), counted(&all.ward)),
        (0, 1, 0)
    );
    assert_eq!(counted_below(&all.ward), 1);
    let file = all.west.call("show_member", json!({ "id": member }));
    assert_eq!(file["fields"]["phone"], "", "refused as a whole");
}

/// What one step of a random history does.
#[derive(Debug, Clone)]
enum Happens {
    Sends {
        from_east: bool,
        who: usize,
        day: u32,
    },
    Receives {
        at_east: bool,
    },
    TakesBack {
        to_east: bool,
    },
    Exchanges {
        east: bool,
    },
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        3 => (any::<bool>(), 0_usize..4, 1_u32..28)
            .prop_map(|(from_east, who, day)| Happens::Sends { from_east, who, day }),
        2 => any::<bool>().prop_map(|at_east| Happens::Receives { at_east }),
        1 => any::<bool>().prop_map(|to_east| Happens::TakesBack { to_east }),
        3 => any::<bool>().prop_map(|east| Happens::Exchanges { east }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn on_no_day_is_anybody_counted_twice_or_not_at_all(steps in prop::collection::vec(happens(), 1..14)) {
        let all = Province::new();
        for name in ["Lê Văn An", "Lê Văn Bình"] {
            all.east.add_member(name);
        }
        all.west.add_member("Trần Thị Chi");
        all.everybody_exchanges();
        let desk = |east: bool| if east { &all.east } else { &all.west };
        for step in steps {
            match step {
                Happens::Sends { from_east, who, day } => {
                    let from = desk(from_east);
                    let to = if from_east { WEST } else { EAST };
                    let names = from.names();
                    let Some(name) = names.get(who) else { continue };
                    let row = from.roster()[who].clone();
                    let file = from.call("show_member", json!({ "id": row["id"] }));
                    // Who came by a transfer leaves no earlier than the day after having come.
                    let since = file["memberships"][0]["since"].as_str().unwrap_or("").to_owned();
                    let month = if since.is_empty() { 10 } else {
                        since.get(3..5).unwrap().parse::<u32>().unwrap() + 1
                    };
                    if month > 12 { continue }
                    send(from, name, to, "formal", &format!("{day:02}/{month:02}/2026"), "");
                }
                Happens::Receives { at_east } => {
                    let at = desk(at_east);
                    if let Some(row) = waiting(at).first() {
                        at.call("receive_transfer", json!({ "id": row["id"], "day": "31/12/2026" }));
                    }
                }
                Happens::TakesBack { to_east } => {
                    let to = desk(to_east);
                    let list = to.call("list_transfers", json!({}));
                    let gone = list["rows"].as_array().unwrap().iter().find(|row| {
                        row["direction"] == "out" && row["state"] == "left"
                    }).cloned();
                    if let Some(row) = gone {
                        to.call("take_back_transfer", json!({ "id": row["id"], "day": "31/12/2026" }));
                    }
                }
                Happens::Exchanges { east } => { exchange(desk(east)); }
            }
            // What the province has is whole at every moment, whoever has not been heard yet.
            exchange(&all.ward);
            for day in ["2026-09-30", "2026-10-15", "2026-11-15", "2026-12-15", "2027-01-15"] {
                all.ward.clock.set(&format!("{day}T12:00:00+07:00"));
                prop_assert_eq!(counted_below(&all.ward), 3, "the ward on {}", day);
            }
        }
        all.everybody_exchanges();
        for month in 9..=12 {
            for day in [1, 9, 17, 25, 28] {
                all.on(&format!("2026-{month:02}-{day:02}"));
                let sum = counted(&all.east) + counted(&all.west);
                prop_assert_eq!(sum, 3, "the two books on {}/{}", day, month);
                prop_assert_eq!(counted_below(&all.ward), 3);
            }
        }
    }
}
