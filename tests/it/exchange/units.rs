//! The tree of units is changed by whoever stands above it, and everybody's book follows.

use super::laptop::Laptop;
use super::server::Server;
use super::transfers::{Province, enrolled, exchange, unit};
use crate::desk::Desk;
use domain::record::RecordId;
use domain::units::{UnitId, UnitLevel};
use operations::{Failure, NotNow};
use province::{laptops, units};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const EAST: &str = "Chi bộ thôn Đông";
const WEST: &str = "Chi bộ thôn Tây";

fn asked(desk: &Desk, action: &str, of: &str) -> Value {
    json!({
        "action": action, "unit": unit(desk, of), "into": null, "parent": null, "name": "",
        "members": [], "effective": "02/11/2026", "decision": "15-QĐ/ĐU",
    })
}

fn names(rows: &Value) -> Vec<&str> {
    let rows = rows.as_array().unwrap();
    rows.iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect()
}

fn row(desk: &Desk, name: &str) -> Value {
    let tree = desk.call("list_units", json!({}));
    let rows = tree["rows"].as_array().unwrap();
    rows.iter().find(|row| row["name"] == name).unwrap().clone()
}

/// Two cells with their members at the province.
fn peopled() -> Province {
    let all = Province::new();
    for name in ["Lê Văn An", "Lê Văn Bình"] {
        all.east.add_member(name);
    }
    all.west.add_member("Trần Thị Chi");
    all.everybody_exchanges();
    all
}

fn scopes(laptop: &Laptop) -> BTreeSet<RecordId> {
    let scopes = laptop.book.read(|reading| reading.scopes()).unwrap();
    scopes.into_iter().map(|scope| scope.unit).collect()
}

#[test]
fn r_04_a_laptop_reads_to_its_depth_and_one_level_more_adds_exactly_the_children() {
    let server = Server::new();
    server.plant(&[
        ("Đảng bộ tỉnh", UnitLevel::Province, ""),
        ("Đảng bộ xã", UnitLevel::Commune, "Đảng bộ tỉnh"),
        ("Đảng bộ bộ phận", UnitLevel::Subcommittee, "Đảng bộ xã"),
        ("Chi bộ 1", UnitLevel::Cell, "Đảng bộ xã"),
        ("Chi bộ 2", UnitLevel::Cell, "Đảng bộ bộ phận"),
        ("Chi bộ 3", UnitLevel::Cell, "Đảng bộ bộ phận"),
    ]);
    let feed = server.feed();
    let id = |name: &str| units::find(&feed, name).unwrap().id;
    let ward = units::find(&feed, "Đảng bộ xã").unwrap();
    let address = server.address.to_string();
    let slip =
        laptops::issue_to_depth(&feed, &ward, Some(1), &address, super::server::NOW).unwrap();
    let laptop = Laptop::new();
    laptop.enrol(&slip).unwrap();
    laptop.exchange().unwrap();
    let near = BTreeSet::from([
        UnitId::TREE.record(),
        ward.id,
        id("Đảng bộ bộ phận"),
        id("Chi bộ 1"),
    ]);
    assert_eq!(scopes(&laptop), near);
    let device = laptops::list(&feed).unwrap()[0].id;
    laptops::set_depth(&feed, device, Some(2)).unwrap();
    laptop.exchange().unwrap();
    let added: BTreeSet<RecordId> = scopes(&laptop).difference(&near).copied().collect();
    assert_eq!(added, BTreeSet::from([id("Chi bộ 2"), id("Chi bộ 3")]));
    laptops::set_depth(&feed, device, Some(1)).unwrap();
    laptop.exchange().unwrap();
    assert_eq!(scopes(&laptop), near);
}

#[test]
fn r_05_closing_a_unit_names_beforehand_every_membership_office_and_task_and_the_log_keeps_them() {
    let all = peopled();
    let member = all.east.roster()[0]["id"].clone();
    let office = json!({
        "member": member, "role": "deputy", "since": "01/01/2026", "until": "", "decision": "",
    });
    all.east.call("give_office", office);
    let task = json!({
        "title": "Sửa đường thôn", "owner_member": all.east.roster()[1]["membership"], "due": "",
        "meeting": null, "item": null, "reports_at": null, "note": "",
    });
    all.east.call("add_task", task);
    all.everybody_exchanges();
    let close = asked(&all.ward, "close", EAST);
    let touched = all.ward.call("preview_reorganisation", close.clone());
    assert_eq!(names(&touched["members"]), ["Lê Văn An", "Lê Văn Bình"]);
    assert_eq!(touched["offices"][0]["name"], "Lê Văn An");
    assert_eq!(
        (&touched["tasks"][0]["title"], &touched["tasks"][0]["name"]),
        (&json!("Sửa đường thôn"), &json!("Lê Văn Bình"))
    );
    let saved = all.ward.call("reorganise_unit", close);
    let step = all.ward.call("show_step", json!({ "step": saved["step"] }));
    let ended = step["values"].as_array().unwrap().iter().filter(|value| {
        value["kind"] == "memberships"
            && value["field"] == "until"
            && value["after"] == "2026-11-01"
    });
    assert_eq!(ended.count(), 2, "the history names each of them");
    all.everybody_exchanges();
    assert_eq!(all.server.counts().refused, 0);
    assert_eq!(all.east.names(), [""; 0]);
    assert_eq!(row(&all.east, EAST)["closed"], "01/11/2026");
    let tree = all.ward.call("list_units", json!({}));
    assert_eq!(
        names(&tree["without_cell"]),
        ["Lê Văn An", "Lê Văn Bình"],
        "nobody is lost"
    );
    assert_eq!(tree["history"][0]["decision"], "15-QĐ/ĐU");
}

#[test]
fn r_06_a_unit_opened_again_within_thirty_days_has_the_same_memberships_and_later_it_cannot() {
    let all = peopled();
    let before: Vec<Value> = all
        .east
        .roster()
        .iter()
        .map(|row| row["membership"].clone())
        .collect();
    all.ward
        .call("reorganise_unit", asked(&all.ward, "close", EAST));
    all.everybody_exchanges();
    let of = json!({ "unit": unit(&all.ward, EAST) });
    all.ward.clock.set("2026-12-02T08:00:00+07:00");
    assert_eq!(
        all.ward.refused("reopen_unit", of.clone()),
        Failure::NotNow {
            reason: NotNow::TooLateToReopen
        }
    );
    all.ward.clock.set("2026-12-01T08:00:00+07:00");
    assert_eq!(row(&all.ward, EAST)["may_reopen"], true);
    all.ward.call("reopen_unit", of);
    all.everybody_exchanges();
    let after: Vec<Value> = all
        .east
        .roster()
        .iter()
        .map(|row| row["membership"].clone())
        .collect();
    assert_eq!(after, before);
    assert_eq!(row(&all.east, EAST)["closed"], "");
    assert_eq!(all.server.counts().refused, 0);
}

#[test]
fn r_08_a_merge_is_refused_without_the_right_to_write_both_units_on_the_laptop_and_by_the_province()
{
    let all = peopled();
    all.server.plant(&[
        (
            "Đảng bộ phường Khác",
            UnitLevel::Commune,
            "Đảng bộ tỉnh Quảng Ninh",
        ),
        ("Chi bộ phường Khác", UnitLevel::Cell, "Đảng bộ phường Khác"),
    ]);
    all.everybody_exchanges();
    let mut merge = asked(&all.ward, "merge", EAST);
    merge["into"] = unit(&all.ward, "Chi bộ phường Khác");
    let not_yours = Failure::NotNow {
        reason: NotNow::NotYourUnits,
    };
    assert_eq!(
        all.ward.refused("reorganise_unit", merge.clone()),
        not_yours
    );
    merge["into"] = unit(&all.ward, WEST);
    assert_eq!(
        all.east.refused("reorganise_unit", merge),
        not_yours,
        "a cell changes no unit"
    );

    // A program that does not ask first is refused by the province.
    let laptop = Laptop::enrolled(&all.server, EAST);
    laptop.exchange().unwrap();
    let east = laptop.book.read(|reading| reading.unit()).unwrap();
    laptop.act("reorganise_unit", |writing| {
        let mut unit: domain::units::Unit = writing.reading().require(east.record())?;
        unit.name = "Chi bộ tự đặt tên".to_owned();
        writing.put(&unit)
    });
    assert_eq!(laptop.exchange().unwrap().refused, 1);
    assert_eq!(
        laptop
            .get::<domain::units::Unit>(east.record())
            .unwrap()
            .name,
        EAST
    );
}

#[test]
fn merging_takes_everybody_along_each_day_counted_once_and_one_undo_brings_all_back() {
    let all = peopled();
    let member = all.east.roster()[1]["id"].clone();
    let exempt = json!({
        "member": member, "change": "exempted", "effective": "01/02/2026", "until": "",
        "decision": "", "note": "",
    });
    all.east.call("record_standing", exempt);
    all.everybody_exchanges();
    let mut merge = asked(&all.ward, "merge", EAST);
    merge["into"] = unit(&all.ward, WEST);
    let saved = all.ward.call("reorganise_unit", merge);
    all.everybody_exchanges();
    assert_eq!(all.server.counts().refused, 0);
    assert_eq!(
        all.west.names(),
        ["Lê Văn An", "Lê Văn Bình", "Trần Thị Chi"]
    );
    assert_eq!(
        all.west.roster()[1]["standing"],
        "exempt",
        "the standing goes along"
    );
    assert_eq!(all.east.names(), [""; 0]);
    for (day, east, west) in [("2026-11-01", 2, 1), ("2026-11-02", 0, 3)] {
        for (desk, count) in [(&all.east, east), (&all.west, west)] {
            desk.clock.set(&format!("{day}T12:00:00+07:00"));
            assert_eq!(desk.call("count_members", json!({}))["all"], count, "{day}");
        }
        all.ward.clock.set(&format!("{day}T12:00:00+07:00"));
        assert_eq!(row(&all.ward, EAST)["counted"], east, "the ward on {day}");
        assert_eq!(row(&all.ward, WEST)["counted"], west, "the ward on {day}");
    }
    all.east.clock.set("2026-11-01T12:00:00+07:00");
    assert_eq!(
        all.east.names(),
        ["Lê Văn An", "Lê Văn Bình"],
        "the past stays in the old book"
    );

    all.ward.undo(&saved);
    all.everybody_exchanges();
    assert_eq!(all.server.counts().refused, 0);
    all.east.clock.set("2026-11-22T12:00:00+07:00");
    assert_eq!(all.east.names(), ["Lê Văn An", "Lê Văn Bình"]);
    assert_eq!(all.east.roster()[1]["standing"], "exempt");
    assert_eq!(all.west.names(), ["Trần Thị Chi"]);
    assert_eq!(row(&all.ward, EAST)["closed"], "");
    let file = all.east.call("show_member", json!({ "id": member }));
    let mut fields = file["fields"].clone();
    fields["phone"] = json!("0912345678");
    let edit = json!({ "id": member, "revision": file["revision"], "fields": fields });
    all.east.call("edit_member", edit);
    all.everybody_exchanges();
    assert_eq!(
        all.server.counts().refused,
        0,
        "the files are the old cell's again"
    );
}

#[test]
fn dividing_makes_a_unit_whose_own_laptop_finds_its_members_and_the_ward_reads_it_at_once() {
    let all = peopled();
    let mut split = asked(&all.ward, "split", EAST);
    split["name"] = json!("Chi bộ thôn Đông 2");
    let touched = all.ward.call("preview_reorganisation", {
        let mut preview = split.clone();
        preview["members"] = json!([uuid::Uuid::nil()]);
        preview
    });
    split["members"] = json!([touched["members"][1]["membership"]]);
    all.ward.call("reorganise_unit", split);
    all.everybody_exchanges();
    assert_eq!(all.server.counts().refused, 0);
    assert_eq!(all.east.names(), ["Lê Văn An"]);
    assert_eq!(row(&all.ward, "Chi bộ thôn Đông 2")["counted"], 1);
    let new = enrolled(&all.server, "Chi bộ thôn Đông 2");
    assert_eq!(new.names(), ["Lê Văn Bình"]);
}

#[test]
fn r_11_a_unit_moved_under_another_body_lands_there_and_papers_of_before_name_the_old_one() {
    let all = peopled();
    all.server.plant(&[(
        "Đảng bộ bộ phận phía Đông",
        UnitLevel::Subcommittee,
        "Đảng bộ xã Yên Đức",
    )]);
    all.everybody_exchanges();
    let mut moved = asked(&all.ward, "move", EAST);
    moved["parent"] = unit(&all.ward, "Đảng bộ bộ phận phía Đông");
    all.ward.call("reorganise_unit", moved);
    let mut renamed = asked(&all.ward, "rename", WEST);
    renamed["name"] = json!("Chi bộ khu phố Tây");
    all.ward.call("reorganise_unit", renamed);
    all.everybody_exchanges();
    assert_eq!(all.server.counts().refused, 0);
    let east = row(&all.east, EAST);
    assert_eq!(east["parent"], unit(&all.east, "Đảng bộ bộ phận phía Đông"));
    assert_eq!(row(&all.west, "Chi bộ khu phố Tây")["may_change"], false);
    let history = all.east.call("list_units", json!({}))["history"].clone();
    assert!(
        history.as_array().unwrap().iter().any(|change| {
            change["action"] == "move" && change["other"] == "Đảng bộ bộ phận phía Đông"
        }),
        "the path is kept: {history}"
    );
    let feed = all.server.feed();
    let slip = laptops::issue(
        &feed,
        &units::find(&feed, "Đảng bộ bộ phận phía Đông").unwrap(),
        &all.server.address.to_string(),
        super::server::NOW,
    );
    let above = Laptop::new();
    above.enrol(&slip.unwrap()).unwrap();
    above.exchange().unwrap();
    let cell = units::find(&feed, EAST).unwrap().id;
    assert!(
        scopes(&above).contains(&cell),
        "the new body reads it from now on"
    );
    exchange(&all.ward);

    let above_on = |day: &str| {
        let laptop = Laptop::enrolled(&all.server, EAST);
        laptop.exchange().unwrap();
        let day = day.parse().unwrap();
        let profile = laptop.book.read(|reading| reading.profile_on(day)).unwrap();
        profile.unwrap().higher_body
    };
    assert_eq!(above_on("2026-11-01"), "Đảng ủy xã Yên Đức");
    assert_eq!(above_on("2026-11-02"), "Đảng ủy bộ phận phía Đông");
}
