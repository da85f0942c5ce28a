//! One member's file: its fields, standing, offices, badges, the days ahead, and what is not kept.

use crate::desk::Desk;
use operations::{Failure, NotNow, Problem};
use serde_json::{Value, json};

fn file(desk: &Desk, id: &Value) -> Value {
    desk.call("show_member", json!({ "id": id }))
}

fn edit(desk: &Desk, id: &Value, changes: &[(&str, &str)]) -> Value {
    let view = file(desk, id);
    let mut fields = view["fields"].clone();
    for (field, value) in changes {
        fields[field] = json!(value);
    }
    desk.call(
        "edit_member",
        json!({ "id": id, "revision": view["revision"], "fields": fields }),
    )
}

fn happened(desk: &Desk, id: &Value, change: &str, effective: &str, place: &str) -> Value {
    desk.call(
        "record_standing",
        json!({
            "member": id, "change": change, "effective": effective, "until": "",
            "decision": "12-QĐ/ĐU", "note": "", "place": place, "fee_through": "10/2026",
        }),
    )
}

fn give(desk: &Desk, id: &Value, role: &str, since: &str) -> Value {
    desk.call(
        "give_office",
        json!({ "member": id, "role": role, "since": since, "until": "", "decision": "" }),
    );
    file(desk, id)["offices"][0]["id"].clone()
}

#[test]
fn every_field_of_the_list_book_is_kept_and_given_back_as_typed() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].clone();
    let typed = [
        ("kind", "retired"),
        ("fee_class", "pension"),
        ("joined_cell", "Chi bộ xã Cộng Hòa"),
        (
            "native_place",
            "xã Cộng Hòa, huyện Yên Hưng, tỉnh Quảng Ninh",
        ),
        ("native_place_now", "phường Hiệp Hòa, tỉnh Quảng Ninh"),
        ("admission_decided", "20/01/1987"),
        ("joined", "03/02/1987"),
        ("fee_decision", "15-QĐ/ĐU"),
        ("fee_eased_until", "31/12/2026"),
    ];
    edit(&desk, &id, &typed);
    let fields = file(&desk, &id)["fields"].clone();
    for (field, value) in typed {
        assert_eq!(fields[field], value, "{field}");
    }
}

#[test]
fn r_02_an_office_of_an_old_meeting_is_only_ended_and_the_meeting_keeps_its_title() {
    let desk = Desk::with_members(&["Lê Văn Bình", "Trần Thị Chi"]);
    let member = desk.roster()[0]["id"].clone();
    let office = give(&desk, &member, "secretary", "01/01/2025");
    desk.clock.set("2026-11-25T19:30:00+07:00");
    let meeting = desk.plan_meeting();
    let mistaken = give(
        &desk,
        &desk.roster()[1]["id"].clone(),
        "deputy",
        "26/11/2026",
    );
    desk.call("begin_meeting", json!({ "id": meeting }));
    assert_eq!(
        desk.refused("remove_office", json!({ "office": office })),
        Failure::NotNow {
            reason: NotNow::OfficeInUse
        }
    );
    desk.call(
        "end_office",
        json!({ "office": office, "until": "30/11/2026" }),
    );
    let title = |desk: &Desk| desk.meeting(&meeting)["roll"][0]["office"].clone();
    assert_eq!(title(&desk), "secretary");
    desk.clock.set("2026-12-20T08:00:00+07:00");
    assert_eq!(desk.roster()[0]["office"], Value::Null, "no longer held");
    assert_eq!(title(&desk), "secretary", "held on the day of the meeting");

    let removed = desk.call("remove_office", json!({ "office": mistaken }));
    assert_eq!(file(&desk, &desk.roster()[1]["id"])["offices"], json!([]));
    desk.undo(&removed);
    assert_eq!(
        file(&desk, &desk.roster()[1]["id"])["offices"][0]["role"],
        "deputy"
    );
}

#[test]
fn r_02_an_office_put_right_leaves_the_title_on_the_paper_of_a_closed_meeting() {
    let desk = Desk::with_members(&["Lê Văn Bình", "Trần Thị Chi"]);
    let member = desk.roster()[0]["id"].clone();
    let office = give(&desk, &member, "secretary", "01/01/2025");
    desk.clock.set("2026-11-25T19:30:00+07:00");
    let meeting = desk.plan_meeting();
    desk.call("begin_meeting", json!({ "id": meeting }));
    desk.call("mark_rest_present", json!({ "id": meeting }));
    let view = desk.meeting(&meeting);
    let mut form = view["form"].clone();
    form["chair"] = desk.roster()[0]["membership"].clone();
    form["minute_taker"] = desk.roster()[1]["membership"].clone();
    let edit = json!({ "id": meeting, "revision": view["revision"], "form": form, "reason": "" });
    desk.call("edit_meeting", edit);
    desk.call("end_meeting", json!({ "id": meeting }));
    desk.call("close_meeting", json!({ "id": meeting }));
    let title = |desk: &Desk| desk.meeting(&meeting)["roll"][0]["office"].clone();
    let correct = |role: &str, since: &str, until: &str| json!({ "office": office, "role": role, "since": since, "until": until, "decision": "8-QĐ/ĐU" });
    let saved = desk.call("correct_office", correct("deputy", "01/12/2026", ""));
    assert_eq!(
        title(&desk),
        "secretary",
        "as it was when the meeting was closed"
    );
    let held = file(&desk, &member)["offices"].clone();
    assert_eq!(
        (&held[0]["role"], &held[0]["since"], &held[0]["decision"]),
        (&json!("deputy"), &json!("01/12/2026"), &json!("8-QĐ/ĐU"))
    );
    assert_eq!(held.as_array().unwrap().len(), 1);
    desk.undo(&saved);
    assert_eq!(file(&desk, &member)["offices"][0]["since"], "01/01/2025");
    assert_eq!(
        desk.refused(
            "correct_office",
            correct("deputy", "02/12/2026", "01/12/2026")
        ),
        Failure::invalid("until", Problem::EndsBeforeItBegins)
    );
}

#[test]
fn a_badge_written_wrongly_is_put_right_and_each_stays_given_once() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let member = desk.roster()[0]["id"].clone();
    for years in [30, 40] {
        let badge = json!({ "member": member, "years": years, "number": "1", "given": "", "decision": "", "early": false });
        desk.call("record_badge", badge);
    }
    let badges = || file(&desk, &member)["badges"].clone();
    let thirty = badges()[1]["id"].clone();
    let right = |years: i64, given: &str| json!({ "badge": thirty, "years": years, "number": "0022", "given": given, "decision": "", "early": true });
    assert!(matches!(
        desk.refused("correct_badge", right(40, "")),
        Failure::Invalid { .. }
    ));
    let saved = desk.call("correct_badge", right(50, "7/11/2025"));
    assert_eq!(
        (
            &badges()[0]["years"],
            &badges()[0]["number"],
            &badges()[0]["given"]
        ),
        (&json!(50), &json!("0022"), &json!("07/11/2025"))
    );
    desk.undo(&saved);
    assert_eq!(badges()[1]["years"], 30);
}

#[test]
fn r_14_the_size_of_the_cell_says_whether_it_may_have_a_committee() {
    let desk = Desk::with_members(&["Lê Văn An", "Lê Văn Bình"]);
    let size = |desk: &Desk| {
        let view = desk.call("show_committee", json!({}));
        (
            view["official"].as_u64().unwrap(),
            view["too_few"].as_bool().unwrap(),
            view["committee"].as_bool().unwrap(),
        )
    };
    assert_eq!(size(&desk), (2, true, false));
    for name in ["Chi", "Dung", "Giang", "Hà", "Khánh", "Lan"] {
        desk.add_member(&format!("Trần Thị {name}"));
    }
    assert_eq!(size(&desk), (8, false, false));
    desk.add_member("Trần Thị Minh");
    assert_eq!(size(&desk), (9, false, true));
}

#[test]
fn days_ahead_stand_on_the_file_and_near_ones_on_today() {
    let desk = Desk::with_book();
    let new = json!({
        "fields": { "given": "Hạnh", "joined": "01/12/2025" },
        "rank": "probationary", "since": "", "from": "", "paper": "",
    });
    let young = desk.call("add_member", new)["id"].clone();
    let old: Value = desk.add_member("Lê Văn Bình").into();
    edit(
        &desk,
        &old,
        &[
            ("admission_decided", "20/01/1987"),
            ("joined", "10/02/1987"),
        ],
    );
    let ahead = |of: &Value| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        of.as_array()
            .unwrap()
            .iter()
            .map(|it| (text(&it["kind"]), text(&it["day"])))
            .collect()
    };
    let pair = |kind: &str, day: &str| (kind.to_owned(), day.to_owned());
    let of_file = ahead(&file(&desk, &young)["deadlines"]);
    assert_eq!(of_file[0], pair("probation_ends", "01/12/2026"));
    assert_eq!(of_file[1], pair("propose_official", "13/01/2027"));
    let badge = &file(&desk, &old)["deadlines"][0];
    assert_eq!(badge["years"], 40);
    assert_eq!(
        badge["day"], "03/02/2027",
        "counted from the decision, not the ceremony"
    );

    let today = |desk: &Desk| ahead(&desk.call("show_today", json!({}))["member_deadlines"]);
    assert_eq!(today(&desk), [pair("probation_ends", "01/12/2026")]);
    desk.clock.set("2026-12-15T08:00:00+07:00");
    assert_eq!(
        today(&desk),
        [
            pair("probation_ends", "01/12/2026"),
            pair("propose_official", "13/01/2027"),
            pair("badge", "03/02/2027"),
        ],
        "what has run out stays until the member is recognised"
    );
    happened(&desk, &young, "became_official", "01/12/2026", "");
    assert_eq!(today(&desk), [pair("badge", "03/02/2027")]);
    let given = json!({
        "member": old, "years": 40, "number": "00123", "given": "3/2/2027",
        "decision": "", "early": false,
    });
    let saved = desk.call("record_badge", given.clone());
    assert_eq!(today(&desk), []);
    assert_eq!(file(&desk, &old)["badges"][0]["number"], "00123");
    let again = desk.refused("record_badge", given);
    assert_eq!(
        again,
        Failure::invalid(
            "years",
            Problem::Taken {
                by: "Lê Văn Bình".into()
            }
        )
    );
    desk.undo(&saved);
    assert_eq!(file(&desk, &old)["badges"], json!([]));
}

#[test]
fn r_15_a_file_whose_dates_make_the_member_too_young_says_so() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].clone();
    edit(
        &desk,
        &id,
        &[("birth", "01/12/2005"), ("joined", "30/11/2023")],
    );
    assert_eq!(file(&desk, &id)["doubts"], json!(["admitted_too_young"]));
    edit(&desk, &id, &[("birth", "30/11/2005")]);
    assert_eq!(file(&desk, &id)["doubts"], json!([]));
}

#[test]
fn r_01_who_moves_away_and_is_received_again_has_two_stays_and_one_file() {
    let desk = Desk::with_members(&["Lê Văn Bình", "Trần Thị Chi"]);
    let id = desk.roster()[0]["id"].clone();
    desk.clock.set("2026-12-20T08:00:00+07:00");
    happened(&desk, &id, "transferred", "10/12/2026", "Chi bộ khu 3");
    assert_eq!(desk.names(), ["Trần Thị Chi"]);
    let event = file(&desk, &id)["events"][0].clone();
    assert_eq!(
        (&event["place"], &event["fee_through"]),
        (&json!("Chi bộ khu 3"), &json!("10/2026"))
    );

    desk.clock.set("2027-06-01T08:00:00+07:00");
    happened(&desk, &id, "received", "15/05/2027", "Chi bộ khu 3");
    assert_eq!(desk.names(), ["Lê Văn Bình", "Trần Thị Chi"]);
    let stays = file(&desk, &id)["memberships"].clone();
    assert_eq!(stays.as_array().unwrap().len(), 2);
    assert_eq!(file(&desk, &id)["standing"], "official");
    desk.clock.set("2027-03-01T08:00:00+07:00");
    assert_eq!(desk.names(), ["Trần Thị Chi"], "between the two stays");
}

#[test]
fn what_the_cell_does_not_keep_is_emptied_taken_from_nobody_and_comes_back_with_one_undo() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].clone();
    edit(
        &desk,
        &id,
        &[("citizen_id", "001088012345"), ("phone", "0912345678")],
    );
    let kept = desk.call("show_kept_fields", json!({}));
    let citizen = |kept: &Value| {
        let fields = kept["fields"].as_array().unwrap().clone();
        fields
            .into_iter()
            .find(|it| it["field"] == "citizen_id")
            .unwrap()
    };
    assert_eq!(
        (&citizen(&kept)["kept"], &citizen(&kept)["written"]),
        (&json!(true), &json!(1))
    );
    let off = json!({ "revision": kept["revision"], "not_kept": ["citizen_id"] });
    let saved = desk.call("edit_kept_fields", off);
    let view = file(&desk, &id);
    assert_eq!(view["fields"]["citizen_id"], "");
    assert_eq!(view["fields"]["phone"], "0912345678", "the others stay");
    assert_eq!(view["not_kept"], json!(["citizen_id"]));

    edit(
        &desk,
        &id,
        &[("citizen_id", "001088012345"), ("note", "có thẻ mới")],
    );
    let view = file(&desk, &id);
    assert_eq!(
        view["fields"]["citizen_id"], "",
        "typed into a page of an older window"
    );
    assert_eq!(view["fields"]["note"], "có thẻ mới");

    desk.undo(&saved);
    assert_eq!(file(&desk, &id)["fields"]["citizen_id"], "001088012345");
    assert_eq!(file(&desk, &id)["not_kept"], json!([]));
    let name = json!({ "revision": 0, "not_kept": ["given"] });
    assert_eq!(
        desk.refused("edit_kept_fields", name),
        Failure::invalid("not_kept", Problem::NotAChoice)
    );
}

#[test]
fn a_workbook_brings_nothing_into_a_field_that_is_not_kept() {
    let source = Desk::empty();
    source.call("open_practice_book", json!({}));
    let printed = source.call("export_members", json!({}));
    let bytes = std::fs::read(printed["files"][0]["path"].as_str().unwrap()).unwrap();
    let desk = Desk::with_book();
    let kept = desk.call("show_kept_fields", json!({}));
    let off = json!({ "revision": kept["revision"], "not_kept": ["phone"] });
    desk.call("edit_kept_fields", off);
    crate::members::import(&desk, &bytes);
    let roster = desk.roster();
    assert_eq!(roster.len(), 52);
    assert!(roster.iter().all(|row| row["phone"] == ""));
    assert!(roster.iter().any(|row| row["birth"] != ""));
    assert!(source.roster().iter().any(|row| row["phone"] != ""));
}

fn standing(desk: &Desk, id: &Value) -> Value {
    file(desk, id)["standing"].clone()
}

#[test]
fn a_change_written_wrongly_is_put_right_or_taken_back_and_the_history_keeps_what_stood_there() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].clone();
    happened(&desk, &id, "exempted", "01/10/2026", "");
    let event = file(&desk, &id)["events"][0].clone();
    let correct = |effective: &str| json!({ "event": event["id"], "effective": effective, "until": "", "decision": "13-QĐ/ĐU", "note": "" });
    let saved = desk.call("correct_standing", correct("15/12/2026"));
    assert_eq!(standing(&desk, &id), "official", "not yet");
    let step = desk.call("show_step", json!({ "step": saved["step"] }));
    let values = step["values"].as_array().unwrap();
    assert!(
        values
            .iter()
            .any(|it| it["before"] == "2026-10-01" && it["after"] == "2026-12-15"),
        "{values:?}"
    );
    desk.undo(&saved);
    assert_eq!(standing(&desk, &id), "exempt");
    assert!(matches!(
        desk.refused("correct_standing", correct("")),
        Failure::Invalid { .. }
    ));
    let removed = desk.call("remove_standing", json!({ "event": event["id"] }));
    assert_eq!(standing(&desk, &id), "official");
    desk.undo(&removed);
    assert_eq!(standing(&desk, &id), "exempt");
}

#[test]
fn a_stay_moves_with_the_leaving_that_ended_it() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].clone();
    happened(&desk, &id, "died", "01/10/2026", "");
    let until = |desk: &Desk| file(desk, &id)["memberships"][0]["until"].clone();
    assert_eq!(until(&desk), "01/10/2026");
    let event = file(&desk, &id)["events"][0]["id"].clone();
    let correct = json!({ "event": event, "effective": "10/10/2026", "until": "", "decision": "", "note": "" });
    desk.call("correct_standing", correct);
    assert_eq!(until(&desk), "10/10/2026");
    assert_eq!(desk.names(), [""; 0]);
    desk.call("remove_standing", json!({ "event": event }));
    assert_eq!(until(&desk), "");
    assert_eq!(desk.names(), ["Lê Văn Bình"], "back on the list");
}

#[test]
fn r_01_lists_show_who_is_active_and_former_and_future_members_by_a_filter() {
    let desk = Desk::with_members(&["Lê Văn Bình", "Trần Thị Chi"]);
    let id = desk.roster()[0]["id"].clone();
    happened(&desk, &id, "died", "01/10/2026", "");
    let new = json!({ "fields": { "family_middle": "Phạm Văn", "given": "Dũng" },
        "rank": "official", "since": "01/12/2026" });
    desk.call("add_member", new);
    let list = |desk: &Desk, filter: Value, search: &str| -> Vec<(String, String)> {
        let request =
            json!({ "search": search, "filter": filter, "sort": "name", "descending": false });
        let answer = desk.call("list_members", request);
        let rows = answer["rows"].as_array().unwrap().clone();
        assert_eq!(answer["fitting"], rows.len());
        let text = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
        rows.iter()
            .map(|row| (text(row, "name"), text(row, "standing")))
            .collect()
    };
    let line = |name: &str, standing: &str| vec![(name.to_owned(), standing.to_owned())];
    assert_eq!(
        list(&desk, json!(null), ""),
        line("Trần Thị Chi", "official")
    );
    for search in ["", "binh"] {
        assert_eq!(
            list(&desk, json!("former"), search),
            line("Lê Văn Bình", "left")
        );
    }
    for search in ["", "dung"] {
        assert_eq!(
            list(&desk, json!("future"), search),
            line("Phạm Văn Dũng", "official")
        );
    }
    let counts = desk.call("count_members", json!({}));
    assert_eq!(
        (&counts["former"], &counts["future"]),
        (&json!(1), &json!(1))
    );
    desk.clock.set("2026-12-02T08:00:00+07:00");
    assert_eq!(desk.names(), ["Trần Thị Chi", "Phạm Văn Dũng"]);
    assert_eq!(desk.call("count_members", json!({}))["future"], 0);
}
