//! A meeting from its plan to its closed minutes.

use crate::desk::{Desk, mark, meeting_form};
use crate::hall::{NINE, memberships, problem_of, running};
use operations::{Failure, Problem};
use serde_json::{Value, json};

#[test]
fn m_01_two_meetings_of_a_cell_cannot_go_on_at_the_same_time() {
    let desk = Desk::with_book();
    desk.plan_meeting();
    let mut form = meeting_form();
    form["time"] = json!("20:45");
    let refused = desk.refused("plan_meeting", json!({ "form": form }));
    let Failure::Invalid { problems } = refused else {
        panic!()
    };
    assert_eq!(
        (problems[0].field.as_str(), &problems[0].problem),
        ("time", &Problem::SameTime)
    );
    form["time"] = json!("21:00");
    desk.plan(form);
}

#[test]
fn the_agenda_is_ordered_by_hand_and_numbered_by_the_program() {
    let desk = Desk::with_book();
    let id = desk.plan_meeting();
    let titles = ["Thời sự", "Kết quả tháng trước", "Nhiệm vụ tháng tới"];
    for title in titles {
        let form = json!({
            "kind": "discussion", "title": title, "presenter": "", "planned_minutes": 10,
            "source": "own", "chair_note": "", "part_of": null,
        });
        desk.call("add_item", json!({ "meeting": id, "form": form }));
    }
    let agenda = |desk: &Desk| -> Vec<(String, String)> {
        let view = desk.meeting(&id);
        let items = view["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| {
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                (text(&item["number"]), text(&item["form"]["title"]))
            })
            .collect()
    };
    let last = desk.meeting(&id)["items"][2]["id"].clone();
    let saved = desk.call("move_item", json!({ "id": last, "after": null }));
    let moved: Vec<String> = agenda(&desk).into_iter().map(|(_, title)| title).collect();
    assert_eq!(
        moved,
        ["Nhiệm vụ tháng tới", "Thời sự", "Kết quả tháng trước"]
    );
    let numbers: Vec<String> = agenda(&desk)
        .into_iter()
        .map(|(number, _)| number)
        .collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    desk.undo(&saved);
    assert_eq!(agenda(&desk)[0].1, "Thời sự");
    assert_eq!(desk.meeting(&id)["items_minutes"], 30);
}

#[test]
fn m_08_an_item_added_after_the_papers_went_out_is_late() {
    let desk = Desk::with_book();
    let id = desk.plan_meeting();
    desk.call("propose_items", json!({ "id": id, "leave_out": [] }));
    desk.call("announce_meeting", json!({ "id": id }));
    let form = json!({
        "kind": "other", "title": "Việc phát sinh", "presenter": "", "planned_minutes": 5,
        "source": "own", "chair_note": "", "part_of": null,
    });
    desk.call("add_item", json!({ "meeting": id, "form": form }));
    let view = desk.meeting(&id);
    let late: Vec<bool> = view["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["late"].as_bool().unwrap())
        .collect();
    assert_eq!(late.iter().filter(|late| **late).count(), 1);
    assert_eq!(late.last(), Some(&true));
}

#[test]
fn m_17_counts_and_quorum_follow_each_mark_with_their_working() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let everybody = memberships(&desk.meeting(&id));
    for (count, membership) in everybody.iter().take(4).enumerate() {
        desk.mark(&id, membership, "present", "");
        assert_eq!(desk.meeting(&id)["count"]["present"], count + 1);
    }
    let quorum = desk.meeting(&id)["quorum"].clone();
    assert_eq!(
        (&quorum["base"], &quorum["needed"], &quorum["present"]),
        (&json!(9), &json!(5), &json!(4))
    );
    assert_eq!(
        quorum["holds"], false,
        "four of nine are not more than half"
    );
    desk.mark(&id, &everybody[4], "present", "");
    assert_eq!(desk.meeting(&id)["quorum"]["holds"], true);
    desk.mark(&id, &everybody[5], "excused", "Ốm");
    let quorum = desk.meeting(&id)["quorum"].clone();
    assert_eq!(
        (&quorum["base"], &quorum["excused_throughout"]),
        (&json!(8), &json!(1))
    );
    assert!(!quorum["reference"].as_str().unwrap().is_empty());
}

#[test]
fn an_excuse_needs_its_reason() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let first = memberships(&desk.meeting(&id)).remove(0);
    let refused = desk.refused("mark_presence", mark(&id, &first, "excused", " "));
    let Failure::Invalid { problems } = refused else {
        panic!()
    };
    assert_eq!(problems[0].field, "reason");
}

#[test]
fn b_03_marking_the_rest_present_is_one_step() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let first = memberships(&desk.meeting(&id)).remove(0);
    desk.mark(&id, &first, "absent", "");
    let saved = desk.call("mark_rest_present", json!({ "id": id }));
    let count = desk.meeting(&id)["count"].clone();
    assert_eq!(
        (&count["present"], &count["absent"], &count["not_recorded"]),
        (&json!(8), &json!(1), &json!(0))
    );
    desk.undo(&saved);
    assert_eq!(desk.meeting(&id)["count"]["not_recorded"], 8);
}

#[test]
fn whoever_is_suspended_is_not_among_the_rest_who_came() {
    let desk = Desk::with_members(&NINE);
    let event = json!({
        "member": desk.roster()[0]["id"], "change": "suspended", "effective": "01/10/2026", "until": "",
        "decision": "", "note": "", "place": "", "fee_through": "",
    });
    desk.call("record_standing", event);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let count = desk.meeting(&id)["count"].clone();
    assert_eq!(
        (&count["present"], &count["not_recorded"]),
        (&json!(8), &json!(1))
    );
}

#[test]
fn q_11_an_item_after_people_left_is_flagged_when_the_quorum_is_lost() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let view = desk.meeting(&id);
    let everybody = memberships(&view);
    let third = view["items"][2]["id"].clone();
    for membership in everybody.iter().take(5) {
        desk.mark(&id, membership, "present", "");
    }
    let mut leaves = mark(&id, &everybody[0], "present", "");
    leaves["away"] = json!([{ "from": third, "back_at": null }]);
    desk.call("mark_presence", leaves);
    let view = desk.meeting(&id);
    let holds: Vec<bool> = view["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["quorum_holds"].as_bool().unwrap())
        .collect();
    assert_eq!(&holds[..3], &[true, true, false]);
}

#[test]
fn m_03_away_twice_counts_only_for_the_items_sat_through() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let view = desk.meeting(&id);
    let item = |at: usize| view["items"][at]["id"].clone();
    let everybody = memberships(&view);
    let mut comes_and_goes = mark(&id, &everybody[0], "present", "");
    comes_and_goes["away"] = json!([
        { "from": null, "back_at": item(1) },
        { "from": item(2), "back_at": item(4) },
        { "from": item(5), "back_at": null },
    ]);
    desk.call("mark_presence", comes_and_goes.clone());
    let there: Vec<u64> = desk.meeting(&id)["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["voters"].as_u64().unwrap())
        .collect();
    assert_eq!(&there[..7], &[0, 1, 0, 0, 1, 0, 0]);
    comes_and_goes["away"] = json!([{ "from": item(3), "back_at": item(2) }]);
    assert_eq!(
        problem_of(desk.refused("mark_presence", comes_and_goes)),
        ("away".to_owned(), Problem::EndsBeforeItBegins)
    );
}

#[test]
fn a_meeting_cannot_be_closed_before_its_roll_was_taken() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("end_meeting", json!({ "id": id }));
    assert!(matches!(
        desk.refused("close_meeting", json!({ "id": id })),
        Failure::NotNow { .. }
    ));
}

#[test]
fn times_written_down_afterwards_are_corrected_and_may_pass_midnight() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("end_meeting", json!({ "id": id }));
    let correct = |began: &str, ended: &str| {
        let revision = desk.meeting(&id)["revision"].clone();
        json!({ "id": id, "revision": revision, "began": began, "ended": ended })
    };
    desk.call("correct_times", correct("20:00", "00:15"));
    let view = desk.meeting(&id);
    assert_eq!(view["began"], "2026-11-25T20:00:00");
    assert_eq!(view["ended"], "2026-11-26T00:15:00");
    for (began, ended) in [
        ("20:00", "19:59"),
        ("", "21:00"),
        ("20:00", ""),
        ("26:00", "21:00"),
    ] {
        let refused = desk.refused("correct_times", correct(began, ended));
        assert!(
            matches!(refused, Failure::Invalid { .. }),
            "{began}–{ended}: {refused:?}"
        );
    }
}

#[test]
fn closed_minutes_have_a_number_and_take_no_change_until_reopened_with_a_reason() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let item = desk.meeting(&id)["items"][1].clone();
    desk.clock.forward(95);
    desk.call("end_meeting", json!({ "id": id }));
    desk.call("close_meeting", json!({ "id": id }));
    let view = desk.meeting(&id);
    assert_eq!(
        (&view["state"], &view["number"]),
        (&json!("closed"), &json!(1))
    );
    let record = json!({ "id": item["id"], "revision": item["revision"], "text": "Viết thêm" });
    assert!(matches!(
        desk.refused("record_item", record.clone()),
        Failure::Guarded { .. }
    ));
    let first = memberships(&view).remove(0);
    assert!(matches!(
        desk.refused("mark_presence", mark(&id, &first, "absent", "")),
        Failure::Guarded { .. }
    ));
    let no_reason = desk.refused("reopen_meeting", json!({ "id": id, "reason": "" }));
    assert!(matches!(no_reason, Failure::Invalid { .. }));
    desk.call(
        "reopen_meeting",
        json!({ "id": id, "reason": "Ghi sót ý kiến" }),
    );
    desk.call("record_item", record);
    desk.call("close_meeting", json!({ "id": id }));
    let view = desk.meeting(&id);
    assert_eq!(
        (&view["number"], &view["version"]),
        (&json!(1), &json!(2)),
        "the number stays"
    );
}

#[test]
fn m_15_a_closed_meeting_keeps_its_roll_whatever_happens_to_its_members() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    desk.call("end_meeting", json!({ "id": id }));
    desk.call("close_meeting", json!({ "id": id }));
    let before = desk.meeting(&id)["roll"].clone();
    let member = desk.roster()[0]["id"].clone();
    let view = desk.call("show_member", json!({ "id": member }));
    let mut fields = view["fields"].clone();
    fields["given"] = json!("Ânn");
    desk.call(
        "edit_member",
        json!({ "id": member, "revision": view["revision"], "fields": fields }),
    );
    let event = json!({
        "member": member, "change": "struck_off", "effective": "01/11/2026", "until": "",
        "decision": "", "note": "",
    });
    desk.call("record_standing", event);
    assert_eq!(desk.meeting(&id)["roll"], before);
}

#[test]
fn typed_words_survive_a_restart_without_having_been_saved() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let item = desk.meeting(&id)["items"][1]["id"].clone();
    let typing = json!({ "record": item, "field": "item_record", "text": "Đồng chí Bình ph" });
    desk.call("keep_typing", typing);
    let desk = desk.restarted();
    let book = desk.call("show_shelf", json!({}))["books"][0]["id"].clone();
    let passphrase = crate::desk::PASSPHRASE;
    desk.call(
        "unlock_book",
        json!({ "book": book, "passphrase": passphrase }),
    );
    let item = desk.meeting(&id)["items"][1].clone();
    assert_eq!(
        (&item["unsaved"], &item["record"]),
        (&json!("Đồng chí Bình ph"), &json!(""))
    );
}

#[test]
fn a_change_is_told_to_every_page_with_what_it_touched() {
    let desk = Desk::with_book();
    desk.add_member("Lê Văn Bình");
    let heard = desk.ear.0.lock().unwrap().last().cloned().unwrap();
    assert_eq!(heard.0, "changed");
    assert_eq!(
        heard.1["kinds"],
        json!(["members", "memberships", "standing_events"])
    );
}

#[test]
fn every_version_of_closed_minutes_is_kept_with_why_the_one_before_was_opened() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    desk.call("end_meeting", json!({ "id": id }));
    desk.call("close_meeting", json!({ "id": id }));
    let reason = "Ghi sót ý kiến";
    desk.call("reopen_meeting", json!({ "id": id, "reason": reason }));
    let item = desk.meeting(&id)["items"][1].clone();
    let record = json!({ "id": item["id"], "revision": item["revision"], "text": "Viết thêm." });
    desk.call("record_item", record);
    desk.call("close_meeting", json!({ "id": id }));
    let versions = desk.meeting(&id)["versions"].as_array().unwrap().clone();
    let of = |at: usize, field: &str| versions[at][field].as_str().unwrap().to_owned();
    assert_eq!(versions.len(), 2);
    assert_eq!(
        (of(0, "reason"), of(1, "reason")),
        (String::new(), reason.to_owned())
    );
    assert!(of(0, "words").contains("Có mặt: 9"), "{}", of(0, "words"));
    assert!(
        !of(0, "words").contains("Viết thêm."),
        "the first version stays"
    );
    assert!(of(1, "words").contains("Viết thêm."), "{}", of(1, "words"));
}

#[test]
fn whoever_meets_elsewhere_for_a_time_is_not_marked_present_with_the_rest() {
    let desk = Desk::with_members(&NINE);
    let away = desk.roster()[4]["id"].clone();
    let event = json!({
        "member": away, "change": "went_away", "effective": "01/10/2026", "until": "01/04/2027",
        "decision": "", "note": "",
    });
    desk.call("record_standing", event);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let view = desk.meeting(&id);
    assert_eq!(
        (&view["count"]["present"], &view["count"]["excused"]),
        (&json!(8), &json!(1))
    );
    assert_eq!(view["quorum"]["temporarily_away"], 1);
}

#[test]
fn a_cells_own_minimum_length_comes_before_the_rule_for_regular_and_combined_meetings() {
    let desk = Desk::with_book();
    let least = |kind: &str, day: &str| {
        let mut form = meeting_form();
        form["kind"] = json!(kind);
        form["day"] = json!(day);
        form["theme"] = json!("Giữ rừng đầu nguồn");
        let id = desk.plan(form);
        desk.meeting(&id)["least_minutes"].clone()
    };
    assert_eq!(least("regular", "05/11/2026"), 90);
    assert_eq!(least("combined", "06/11/2026"), 120);
    let profile = desk.call("show_profile", json!({}));
    let mut form = profile["form"].clone();
    form["regular_minutes"] = json!(60);
    form["combined_minutes"] = json!(80);
    let edit = json!({ "revision": profile["revision"], "form": form });
    desk.call("edit_profile", edit);
    assert_eq!(least("regular", "07/11/2026"), 60);
    assert_eq!(least("combined", "08/11/2026"), 80);
    assert_eq!(least("committee", "09/11/2026"), Value::Null);
}
