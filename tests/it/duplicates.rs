//! Two files of one person: found, told apart, merged, and taken apart again.

use crate::desk::Desk;
use operations::{Failure, NotNow};
use serde_json::{Value, json};

fn add(desk: &Desk, name: &str, fields: &[(&str, &str)]) -> String {
    let (family_middle, given) = name.rsplit_once(' ').unwrap();
    let mut form = json!({ "family_middle": family_middle, "given": given });
    for (field, value) in fields {
        form[field] = json!(value);
    }
    let new = json!({ "fields": form, "rank": "official", "since": "" });
    desk.call("add_member", new)["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn pairs(desk: &Desk) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = desk.call("find_duplicates", json!({}));
    let pairs = found["pairs"].as_array().unwrap();
    pairs
        .iter()
        .map(|pair| (text(&pair["by"]), text(&pair["other"]["name"])))
        .collect()
}

fn compare(desk: &Desk, one: &str, other: &str) -> Value {
    desk.call("compare_members", json!({ "one": one, "other": other }))
}

fn merge(desk: &Desk, keep: &str, gone: &str, take: &[&str]) -> Value {
    let view = compare(desk, keep, gone);
    json!({
        "keep": keep, "keep_revision": view["one"]["revision"],
        "gone": gone, "gone_revision": view["other"]["revision"], "take": take,
    })
}

fn file(desk: &Desk, id: &str) -> Value {
    desk.call("show_member", json!({ "id": id }))
}

#[test]
fn duplicates_are_found_by_numbers_and_by_names_blind_to_tones_the_surest_first() {
    let desk = Desk::with_book();
    add(&desk, "Lê Văn Bình", &[("birth", "05/09/1960")]);
    add(&desk, "Lê Vân Bính", &[("birth", "1960")]);
    add(
        &desk,
        "Trần Thị Chi",
        &[("card_number", "22000001"), ("birth", "1970")],
    );
    add(&desk, "Nguyễn Thị Chi", &[("card_number", "22000001")]);
    add(&desk, "Đỗ Văn Đức", &[]);
    add(&desk, "Do Van Duc", &[("birth", "1955")]);
    add(&desk, "Phạm Văn Em", &[("birth", "1950")]);
    add(&desk, "Phạm Văn Em", &[("birth", "1951")]);
    let pair = |by: &str, other: &str| (by.to_owned(), other.to_owned());
    assert_eq!(
        pairs(&desk),
        [
            pair("card", "Nguyễn Thị Chi"),
            pair("name_and_birth", "Lê Vân Bính"),
            pair("name", "Do Van Duc"),
        ],
        "born in different years are two people"
    );
}

#[test]
fn r_09_not_a_duplicate_is_remembered_and_not_offered_again() {
    let desk = Desk::with_book();
    let one = add(&desk, "Lê Văn Bình", &[]);
    let other = add(&desk, "Lê Văn Bình", &[]);
    assert_eq!(pairs(&desk).len(), 1);
    let saved = desk.call("tell_apart", json!({ "one": other, "other": one }));
    assert_eq!(pairs(&desk), []);
    assert_eq!(compare(&desk, &one, &other)["told_apart"], true);
    desk.undo(&saved);
    assert_eq!(pairs(&desk).len(), 1);

    let third = json!({
        "fields": { "family_middle": "Lê Văn", "given": "Bình" }, "rank": "official",
        "since": "", "others": [one, other],
    });
    desk.call("add_member", third);
    assert_eq!(
        pairs(&desk).len(),
        1,
        "who was looked at while adding is not asked about again"
    );
}

#[test]
fn r_13_a_near_duplicate_is_offered_also_when_it_left_the_cell() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    let left = json!({
        "member": member, "change": "transferred", "effective": "01/10/2026",
        "until": "", "decision": "", "note": "",
    });
    desk.call("record_standing", left);
    assert_eq!(desk.names(), [""; 0]);
    let request = json!({ "name": "le van binh", "birth": "", "card_number": "" });
    let similar = desk.call("find_similar", request)["members"].clone();
    assert_eq!(similar[0]["id"], member);
}

#[test]
fn a_merge_keeps_attendance_votes_tasks_and_both_old_numbers_and_one_undo_brings_both_back() {
    let desk = Desk::with_members(&["Trần Thị Chi", "Phạm Văn Em"]);
    let keep = add(
        &desk,
        "Lê Văn Bình",
        &[("card_number", "22000001"), ("phone", "0912345678")],
    );
    let gone = add(
        &desk,
        "Lê Văn Binh",
        &[
            ("card_number", "22000002"),
            ("file_number", "77"),
            ("birth", "05/09/1960"),
        ],
    );
    let office = json!({
        "member": gone, "role": "secretary", "since": "01/01/2025", "until": "", "decision": "",
    });
    desk.call("give_office", office);
    let stay = |desk: &Desk, id: &str| {
        file(desk, id)["memberships"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (kept_stay, gone_stay) = (stay(&desk, &keep), stay(&desk, &gone));
    desk.clock.set("2026-11-25T19:30:00+07:00");
    let meeting = desk.plan_meeting();
    desk.call("begin_meeting", json!({ "id": meeting }));
    desk.mark(&meeting, &gone_stay, "present", "");
    let task = json!({
        "title": "Dọn vệ sinh", "meeting": null, "item": null,
        "owner_member": gone_stay, "due": "30/11/2026",
        "reports_at": null, "note": "",
    });
    desk.call("add_task", task);
    assert_eq!(desk.roster().len(), 4);

    let saved = desk.call("merge_members", merge(&desk, &keep, &gone, &["given"]));
    assert_eq!(desk.roster().len(), 3);
    let view = file(&desk, &keep);
    assert_eq!(
        view["name"], "Lê Văn Binh",
        "the name was taken from the file that went"
    );
    assert_eq!(view["fields"]["card_number"], "22000001");
    assert_eq!(view["fields"]["other_numbers"], "22000002");
    assert_eq!(view["fields"]["file_number"], "77", "only one file knew it");
    assert_eq!(view["fields"]["birth"], "05/09/1960");
    assert_eq!(view["fields"]["phone"], "0912345678");
    assert_eq!(view["offices"][0]["role"], "secretary");
    assert_eq!(view["standing"], "official");
    assert_eq!(
        desk.list_members("22000002")["rows"][0]["id"],
        keep,
        "found by the old number"
    );
    let roll = desk.meeting(&meeting)["roll"].as_array().unwrap().clone();
    assert_eq!(roll.len(), 3, "nobody stands on the roll twice");
    let line = roll
        .iter()
        .find(|line| line["membership"] == kept_stay)
        .unwrap();
    assert_eq!(line["presence"], "present");
    let tasks = desk.call("list_tasks", json!({}));
    assert_eq!(tasks["rows"][0]["owner_member"], kept_stay);
    assert_eq!(
        desk.refused("show_member", json!({ "id": gone })),
        Failure::NotFound
    );

    desk.undo(&saved);
    assert_eq!(desk.roster().len(), 4);
    assert_eq!(file(&desk, &gone)["fields"]["card_number"], "22000002");
    assert_eq!(file(&desk, &gone)["offices"][0]["role"], "secretary");
    assert_eq!(file(&desk, &keep)["fields"]["other_numbers"], "");
    let roll = desk.meeting(&meeting)["roll"].as_array().unwrap().clone();
    let line = roll
        .iter()
        .find(|line| line["membership"] == gone_stay)
        .unwrap();
    assert_eq!(line["presence"], "present");
    let tasks = desk.call("list_tasks", json!({}));
    assert_eq!(tasks["rows"][0]["owner_member"], gone_stay);
}

#[test]
fn a_merge_leaves_closed_minutes_as_they_were_and_counts_their_attendance_for_one_person() {
    let desk = Desk::empty();
    desk.call("open_practice_book", json!({}));
    let roster = desk.roster();
    let (keep, gone) = (
        roster[3]["id"].as_str().unwrap(),
        roster[4]["id"].as_str().unwrap(),
    );
    let year = desk.call("list_meetings", json!({ "year": 2026 }));
    let rows = year["rows"].as_array().unwrap();
    let closed = rows.iter().find(|row| row["state"] == "closed").unwrap();
    let closed = closed["id"].as_str().unwrap();
    let before = desk.meeting(closed)["roll"].clone();
    let view = compare(&desk, keep, gone);
    assert!(view["one"]["meetings"].as_u64().unwrap() > 0);
    desk.call("merge_members", merge(&desk, keep, gone, &[]));
    assert_eq!(desk.meeting(closed)["roll"], before);
    assert_eq!(desk.roster().len(), roster.len() - 1);
    let third = roster[5]["id"].as_str().unwrap();
    let meetings = compare(&desk, keep, third)["one"]["meetings"]
        .as_u64()
        .unwrap();
    assert!(meetings >= view["one"]["meetings"].as_u64().unwrap());
}

#[test]
fn a_merge_of_files_that_changed_since_they_were_compared_is_refused() {
    let desk = Desk::with_book();
    let one = add(&desk, "Lê Văn Bình", &[]);
    let other = add(&desk, "Lê Văn Bình", &[]);
    let request = merge(&desk, &one, &other, &[]);
    let view = file(&desk, &other);
    let mut fields = view["fields"].clone();
    fields["phone"] = json!("0912345678");
    let edit = json!({ "id": other, "revision": view["revision"], "fields": fields });
    desk.call("edit_member", edit);
    assert_eq!(desk.refused("merge_members", request), Failure::Stale);
    let same = json!({ "one": one, "other": one });
    assert_eq!(desk.refused("compare_members", same), Failure::BadRequest);
    assert_ne!(
        desk.refused("merge_members", merge(&desk, &one, &other, &["owner"])),
        Failure::NotNow {
            reason: NotNow::OtherUnit
        }
    );
    assert_eq!(desk.roster().len(), 2);
}
