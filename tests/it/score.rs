//! The quality score of a meeting: what the record proves, what the meeting decides, and how it
//! stays.

use crate::desk::Desk;
use crate::hall::{NINE, memberships, problem_of, running};
use operations::{Failure, Problem};
use serde_json::{Value, json};

fn score(desk: &Desk, meeting: &str) -> Value {
    desk.call("show_score", json!({ "id": meeting }))
}

fn criterion(score: &Value, code: &str) -> Value {
    let groups = score["groups"].as_array().unwrap().iter();
    groups
        .flat_map(|group| group["criteria"].as_array().unwrap())
        .find(|criterion| criterion["code"] == code)
        .unwrap()
        .clone()
}

fn mark(meeting: &str, code: &str, points: Option<u32>, remark: &str) -> Value {
    json!({ "meeting": meeting, "criterion": code, "points": points, "remark": remark })
}

/// Eight came, one was excused; it lasted 80 of 90 minutes.
fn held(desk: &Desk) -> String {
    let meeting = running(desk);
    let everybody = memberships(&desk.meeting(&meeting));
    desk.mark(&meeting, &everybody[8], "excused", "Đi viện");
    desk.call("mark_rest_present", json!({ "id": meeting }));
    desk.clock.forward(80);
    desk.call("end_meeting", json!({ "id": meeting }));
    meeting
}

#[test]
fn what_the_record_proves_is_filled_in_with_its_figures() {
    let desk = Desk::with_members(&NINE);
    let meeting = held(&desk);
    let sheet = score(&desk, &meeting);
    let duration = criterion(&sheet, "duration");
    assert_eq!(duration["points"], 4, "ten minutes are missing");
    assert_eq!(duration["evidence"]["part"], 10);
    let attendance = criterion(&sheet, "attendance");
    assert_eq!(
        (
            attendance["evidence"]["part"].as_u64(),
            attendance["evidence"]["whole"].as_u64()
        ),
        (Some(8), Some(9))
    );
    assert_eq!(attendance["points"], 3, "8 of 9 are below 90 %");
    assert_eq!(criterion(&sheet, "committee")["points"], 0);
    let chairing = criterion(&sheet, "chairing");
    assert_eq!(
        (&chairing["points"], &chairing["proof"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(
        sheet["level"],
        Value::Null,
        "nothing is said before all is settled"
    );
    assert_eq!(sheet["most"], 100);
}

#[test]
fn somebody_absent_without_reason_takes_the_points_of_attendance() {
    let desk = Desk::with_members(&NINE);
    let meeting = running(&desk);
    let everybody = memberships(&desk.meeting(&meeting));
    desk.mark(&meeting, &everybody[8], "absent", "");
    desk.call("mark_rest_present", json!({ "id": meeting }));
    let attendance = criterion(&score(&desk, &meeting), "attendance");
    assert_eq!(attendance["points"], 1);
    assert_eq!(attendance["evidence"]["somebody_absent"], true);
}

#[test]
fn a_roll_that_is_not_finished_proves_nothing() {
    let desk = Desk::with_members(&NINE);
    let meeting = running(&desk);
    let everybody = memberships(&desk.meeting(&meeting));
    desk.mark(&meeting, &everybody[0], "present", "");
    assert_eq!(
        criterion(&score(&desk, &meeting), "attendance")["evidence"],
        Value::Null
    );
}

#[test]
fn the_meeting_overrules_the_record_only_with_a_remark_and_can_go_back() {
    let desk = Desk::with_members(&NINE);
    let meeting = held(&desk);
    let refused = desk.refused("mark_score", mark(&meeting, "duration", Some(5), ""));
    assert_eq!(
        problem_of(refused),
        ("remark".to_owned(), Problem::Required)
    );
    let saved = desk.call(
        "mark_score",
        mark(&meeting, "duration", Some(5), "Mất điện"),
    );
    let given = criterion(&score(&desk, &meeting), "duration");
    assert_eq!(
        (
            &given["points"],
            &given["proved"],
            &given["remark"],
            &given["decided"]
        ),
        (&json!(5), &json!(4), &json!("Mất điện"), &json!(true))
    );
    desk.undo(&saved);
    assert_eq!(criterion(&score(&desk, &meeting), "duration")["points"], 4);
    desk.call(
        "mark_score",
        mark(&meeting, "duration", Some(5), "Mất điện"),
    );
    desk.call("mark_score", mark(&meeting, "duration", None, ""));
    assert_eq!(criterion(&score(&desk, &meeting), "duration")["points"], 4);
    let refused = desk.refused("mark_score", mark(&meeting, "chairing", Some(11), ""));
    assert_eq!(
        problem_of(refused),
        (
            "points".to_owned(),
            Problem::OutOfRange { least: 0, most: 10 }
        )
    );
}

#[test]
fn the_score_of_closed_minutes_stays_whatever_comes_later() {
    let desk = Desk::with_members(&NINE);
    let meeting = held(&desk);
    for (code, points) in [
        ("materials", 3),
        ("draft", 2),
        ("chairing", 9),
        ("speakers", 8),
        ("discussion", 13),
        ("principles", 3),
        ("tasks", 30),
        ("concluded", 2),
        ("minutes", 2),
        ("filed", 1),
    ] {
        desk.call("mark_score", mark(&meeting, code, Some(points), ""));
    }
    let before = score(&desk, &meeting);
    assert_eq!(before["undecided"], 0);
    let points = before["points"].as_u64().unwrap();
    assert_eq!(before["level"], if points >= 90 { "good" } else { "fair" });
    desk.call("close_meeting", json!({ "id": meeting }));
    let filing = json!({ "what": "Biên bản", "way": "handbook", "filed": "30/11/2026" });
    desk.call("add_filing", json!({ "meeting": meeting, "form": filing }));
    let after = score(&desk, &meeting);
    assert_eq!(after["points"], before["points"]);
    assert_eq!(criterion(&after, "filed")["points"], 1);
    assert_eq!(
        desk.meeting(&meeting)["filings"][0]["in_time"],
        false,
        "two days after the meeting"
    );
    assert!(matches!(
        desk.refused("mark_score", mark(&meeting, "chairing", Some(1), "")),
        Failure::Guarded { .. }
    ));
    let sum = &desk.meeting(&meeting)["score"];
    assert_eq!(
        (&sum["points"], &sum["most"]),
        (&before["points"], &json!(100))
    );
}

#[test]
fn minutes_opened_again_are_judged_anew_but_keep_what_the_meeting_decided() {
    let desk = Desk::with_members(&NINE);
    let meeting = held(&desk);
    desk.call("mark_score", mark(&meeting, "chairing", Some(7), ""));
    desk.call("close_meeting", json!({ "id": meeting }));
    desk.call(
        "reopen_meeting",
        json!({ "id": meeting, "reason": "Sai giờ" }),
    );
    let view = desk.meeting(&meeting);
    desk.call(
        "correct_times",
        json!({ "id": meeting, "revision": view["revision"], "began": "19:30", "ended": "21:00" }),
    );
    let sheet = score(&desk, &meeting);
    assert_eq!(criterion(&sheet, "duration")["points"], 5);
    assert_eq!(criterion(&sheet, "chairing")["points"], 7);
}

#[test]
fn three_excuses_running_are_allowed_and_the_fourth_is_not() {
    let desk = Desk::with_members(&NINE);
    let mut meetings = Vec::new();
    for (day, moment) in [
        ("05/11/2026", "2026-11-05"),
        ("12/11/2026", "2026-11-12"),
        ("19/11/2026", "2026-11-19"),
        ("26/11/2026", "2026-11-26"),
    ] {
        let mut form = crate::desk::meeting_form();
        form["day"] = json!(day);
        let meeting = desk.plan(form);
        desk.clock.set(&format!("{moment}T19:30:00+07:00"));
        desk.call("begin_meeting", json!({ "id": meeting }));
        let everybody = memberships(&desk.meeting(&meeting));
        desk.mark(&meeting, &everybody[4], "excused", "Đi biển");
        desk.call("mark_rest_present", json!({ "id": meeting }));
        desk.call("end_meeting", json!({ "id": meeting }));
        meetings.push(meeting);
    }
    let of = |meeting: &str| criterion(&score(&desk, meeting), "excused_running");
    assert_eq!(
        (
            &of(&meetings[2])["evidence"]["part"],
            &of(&meetings[2])["points"]
        ),
        (&json!(3), &json!(1))
    );
    assert_eq!(
        (
            &of(&meetings[3])["evidence"]["part"],
            &of(&meetings[3])["points"]
        ),
        (&json!(4), &json!(0))
    );
}

#[test]
fn the_tasks_of_the_last_meeting_weigh_by_how_many_are_done() {
    let desk = Desk::with_members(&NINE);
    let last = held(&desk);
    let mut tasks = Vec::new();
    for title in ["Làm đường", "Thu quỹ", "Trồng cây", "Dọn vệ sinh"] {
        let task = json!({
            "title": title, "meeting": last, "item": null, "owner_member": null,
            "due": "10/12/2026", "reports_at": null, "note": "",
        });
        let saved = desk.call("add_task", task);
        tasks.push(saved["id"].clone());
    }
    for task in &tasks[..3] {
        desk.call(
            "finish_task",
            json!({ "id": task, "state": "done", "result": "Xong" }),
        );
    }
    let mut form = crate::desk::meeting_form();
    form["day"] = json!("20/12/2026");
    let next = desk.plan(form);
    let found = criterion(&score(&desk, &next), "tasks");
    assert_eq!(
        (
            &found["evidence"]["part"],
            &found["evidence"]["whole"],
            &found["points"]
        ),
        (&json!(3), &json!(4), &json!(20))
    );
}

#[test]
fn a_committee_meeting_is_not_scored_and_one_of_2024_has_no_points() {
    let desk = Desk::with_members(&NINE);
    let mut form = crate::desk::meeting_form();
    form["kind"] = json!("committee");
    let committee = desk.plan(form);
    assert_eq!(
        desk.refused("show_score", json!({ "id": committee })),
        Failure::NotFound
    );
    let path = desk.meeting(&committee)["path"].clone();
    assert!(
        path.as_array()
            .unwrap()
            .iter()
            .all(|step| step["step"] != "score")
    );
    let mut form = crate::desk::meeting_form();
    form["day"] = json!("20/05/2024");
    let old = desk.plan(form);
    let sheet = score(&desk, &old);
    assert_eq!(
        (
            sheet["groups"].as_array().unwrap().len(),
            sheet["most"].as_u64()
        ),
        (5, Some(0))
    );
}

#[test]
fn m_06_a_new_meeting_finds_its_chair_and_guests_in_the_settings() {
    let desk = Desk::with_members(&NINE);
    let roster = desk.roster();
    let view = desk.call("show_profile", json!({}));
    let mut form = view["form"].clone();
    form["chair"] = roster[2]["membership"].clone();
    form["minute_taker"] = roster[3]["membership"].clone();
    form["meeting_time"] = json!("19:30");
    form["usual_guests"] = json!("Trưởng thôn");
    desk.call(
        "edit_profile",
        json!({ "revision": view["revision"], "form": form }),
    );
    let kept = desk.call("show_profile", json!({}))["form"].clone();
    assert_eq!(kept, form);
    form["meeting_time"] = json!("25h");
    let revision = desk.call("show_profile", json!({}))["revision"].clone();
    let refused = desk.refused(
        "edit_profile",
        json!({ "revision": revision, "form": form }),
    );
    assert_eq!(
        problem_of(refused),
        ("meeting_time".to_owned(), Problem::NotADate)
    );
}

#[test]
fn who_is_sent_from_above_leaves_a_remark_also_after_the_minutes_are_closed() {
    let desk = Desk::with_members(&NINE);
    let meeting = held(&desk);
    let form = json!({ "name": "Trần Văn Phúc", "sent_by": "Ủy viên Ban Thường vụ Đảng ủy xã", "remark": "" });
    desk.call(
        "add_observation",
        json!({ "meeting": meeting, "form": form }),
    );
    desk.call("close_meeting", json!({ "id": meeting }));
    let view = desk.meeting(&meeting);
    let one = &view["observations"][0];
    let mut form = one["form"].clone();
    form["remark"] = json!("Chuẩn bị kỹ, thảo luận đúng trọng tâm.");
    let edit = json!({ "id": one["id"], "revision": one["revision"], "form": form });
    desk.call("edit_observation", edit);
    let after = desk.meeting(&meeting);
    assert_eq!(after["observations"][0]["form"]["remark"], form["remark"]);
    assert_eq!(after["count"]["all"], 9, "outside every count");
}
