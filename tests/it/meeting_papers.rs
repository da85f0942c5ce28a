//! The texts a meeting leaves behind: minutes, resolution, conclusion.

use std::path::Path;

use crate::desk::{Desk, meeting_form};
use crate::hall::{NINE, memberships, running, vote_form};
use crate::papers::text_of_pdf;
use operations::Failure;
use operations::NotNow;
use serde_json::{Value, json};

/// A meeting where everybody but one excused member was present, ended.
fn ended(desk: &Desk) -> String {
    let id = running(desk);
    let everybody = memberships(&desk.meeting(&id));
    desk.mark(&id, &everybody[8], "excused", "Đi chữa bệnh");
    desk.call("mark_rest_present", json!({ "id": id }));
    desk.clock.set("2026-11-25T21:15:00+07:00");
    desk.call("end_meeting", json!({ "id": id }));
    id
}

fn paper(desk: &Desk, meeting: &str, kind: &str) -> Value {
    desk.call(
        "show_meeting_paper",
        json!({ "meeting": meeting, "kind": kind }),
    )
}

fn draft(desk: &Desk, meeting: &str, kind: &str) -> Value {
    desk.call(
        "draft_meeting_paper",
        json!({ "meeting": meeting, "kind": kind }),
    );
    paper(desk, meeting, kind)
}

fn text(paper: &Value) -> &str {
    paper["text"].as_str().unwrap()
}

/// Edits a paper as its page does: what was shown, with other words in one place.
fn edit(desk: &Desk, paper: &Value, from: &str, to: &str) {
    let before = text(paper);
    assert!(before.contains(from), "{from} is not in {before}");
    desk.call(
        "edit_meeting_paper",
        json!({
            "id": paper["id"], "revision": paper["revision"],
            "text": before.replace(from, to), "composed": paper["composed"],
        }),
    );
}

fn printed(desk: &Desk, meeting: &str, paper: &str) -> String {
    let files = desk.call("print_paper", json!({ "meeting": meeting, "paper": paper }));
    let files = files["files"].as_array().unwrap().clone();
    let pdf = files
        .iter()
        .map(|file| file["path"].as_str().unwrap())
        .find(|path| {
            Path::new(path)
                .extension()
                .is_some_and(|ending| ending == "pdf")
        })
        .unwrap();
    text_of_pdf(pdf)
}

#[test]
fn d_01_edits_of_the_minutes_are_kept_when_the_facts_change() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    let minutes = draft(&desk, &id, "minutes");
    assert_eq!(minutes["edited"], false);
    assert!(text(&minutes).contains("Có mặt: 8,"), "{}", text(&minutes));
    edit(&desk, &minutes, "(Đi chữa bệnh).", "(Đi chữa bệnh ở tỉnh).");

    // The facts change: one who was present is absent after all.
    let everybody = memberships(&desk.meeting(&id));
    desk.mark(&id, &everybody[7], "absent", "");
    let minutes = paper(&desk, &id, "minutes");
    assert!(
        text(&minutes).contains("Có mặt: 7,"),
        "renewed: {}",
        text(&minutes)
    );
    assert!(text(&minutes).contains("(Đi chữa bệnh ở tỉnh)."), "kept");
    assert!(text(&minutes).contains("Vắng không lý do: 1"), "renewed");
    assert_eq!(minutes["clashes"], json!([]));
    let words = printed(&desk, &id, "minutes");
    assert!(words.contains("ở tỉnh"), "{words}");
    assert!(words.contains("Có mặt: 7"), "{words}");
}

#[test]
fn d_01_what_both_changed_stands_side_by_side_until_a_person_decides() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    let minutes = draft(&desk, &id, "minutes");
    edit(&desk, &minutes, "Có mặt: 8,", "Có mặt: 8 đồng chí,");
    let everybody = memberships(&desk.meeting(&id));
    desk.mark(&id, &everybody[7], "absent", "");
    let minutes = paper(&desk, &id, "minutes");
    assert!(
        text(&minutes).contains("8 đồng chí"),
        "the edit is never overwritten"
    );
    let clash = &minutes["clashes"][0];
    assert!(clash["mine"].as_str().unwrap().contains("8 đồng chí"));
    assert!(clash["new"].as_str().unwrap().contains("Có mặt: 7,"));
    let words = clash["words"].as_array().unwrap();
    let of = |side: &str| -> String {
        let words = words.iter().filter(|words| words["side"] == side);
        words.map(|words| words["text"].as_str().unwrap()).collect()
    };
    assert!(of("mine").contains("đồng chí,"), "{words:?}");
    assert!(!of("both").contains("đồng chí"), "{words:?}");

    let refused = desk.refused("close_meeting", json!({ "id": id }));
    assert_eq!(
        refused,
        Failure::NotNow {
            reason: NotNow::PaperClashes
        }
    );

    // Another edit elsewhere leaves the question open.
    edit(&desk, &minutes, "II. NỘI DUNG", "II. DIỄN BIẾN");
    let minutes = paper(&desk, &id, "minutes");
    assert_eq!(minutes["clashes"].as_array().unwrap().len(), 1);

    let joined = "Có mặt: 7 đồng chí, đều là đảng viên chính thức.";
    let stale = desk.refused(
        "settle_meeting_paper",
        json!({ "id": minutes["id"], "seen": "x", "answers": [joined] }),
    );
    assert_eq!(stale, Failure::Stale);
    let saved = desk.call(
        "settle_meeting_paper",
        json!({ "id": minutes["id"], "seen": minutes["seen"], "answers": [joined] }),
    );
    let settled = paper(&desk, &id, "minutes");
    assert_eq!(settled["clashes"], json!([]));
    assert!(text(&settled).contains(joined));
    assert!(text(&settled).contains("DIỄN BIẾN"));
    desk.undo(&saved);
    assert_eq!(
        paper(&desk, &id, "minutes")["clashes"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    desk.call(
        "settle_meeting_paper",
        json!({ "id": minutes["id"], "seen": minutes["seen"], "answers": [joined] }),
    );
    desk.call("close_meeting", json!({ "id": id }));
    assert!(printed(&desk, &id, "minutes").contains("Có mặt: 7 đồng chí"));
}

#[test]
fn closed_minutes_say_what_they_said_whatever_becomes_of_the_tasks_and_the_name() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    let item = desk.meeting(&id)["items"][0]["id"].clone();
    let task = desk.call(
        "add_task",
        json!({
            "title": "Quét đường làng", "meeting": id, "item": item, "owner_member": null,
            "due": "30/11/2026", "reports_at": null, "note": "",
        }),
    );
    desk.call("close_meeting", json!({ "id": id }));
    let before = printed(&desk, &id, "minutes");
    assert!(before.contains("Quét đường làng"), "{before}");
    let row = desk.call("show_task", json!({ "id": task["id"] }))["row"].clone();
    desk.call(
        "edit_task",
        json!({
            "id": task["id"], "revision": row["revision"], "title": "Sơn cầu",
            "owner_member": null, "due": "", "reports_at": null,
        }),
    );
    let profile = desk.call("show_profile", json!({}));
    let mut form = profile["form"].clone();
    form["name"] = json!("Chi bộ tên mới");
    desk.call(
        "edit_profile",
        json!({ "revision": profile["revision"], "form": form }),
    );
    assert_eq!(printed(&desk, &id, "minutes"), before);
    let refused = desk.refused(
        "draft_meeting_paper",
        json!({ "meeting": id, "kind": "minutes" }),
    );
    assert!(matches!(refused, Failure::Guarded { .. }), "{refused:?}");
}

#[test]
fn d_04_an_excuse_stands_in_minutes_resolution_and_attendance_alike() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    draft(&desk, &id, "resolution");
    for paper in ["minutes", "resolution", "attendance"] {
        let words = printed(&desk, &id, paper);
        assert!(words.contains("Lê Văn Minh"), "{paper}: {words}");
        assert!(words.contains("Đi chữa bệnh"), "{paper}: {words}");
    }
}

/// A resolution that was voted on, with the votes in favour.
fn voted(desk: &Desk, id: &str, in_favour: i64) {
    let view = desk.meeting(id);
    let present: Vec<String> = memberships(&view).into_iter().take(8).collect();
    let item = view["items"].as_array().unwrap().last().unwrap()["id"].clone();
    let form = vote_form(&present, in_favour, 8 - in_favour);
    desk.call(
        "take_vote",
        json!({ "meeting": id, "item": item, "form": form }),
    );
}

#[test]
fn a_resolution_is_filled_with_facts_only_and_numbered_when_it_is_adopted() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    let resolution = draft(&desk, &id, "resolution");
    assert_eq!(resolution["number"], Value::Null);
    assert!(
        text(&resolution).contains("Quy định số 208-QĐ/TW, ngày 26/7/2026 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"),
        "the first citation is full: {}", text(&resolution)
    );
    assert!(
        text(&resolution).contains("105 phút"),
        "{}",
        text(&resolution)
    );
    assert_eq!(resolution["lacks"], "not_voted_on");
    voted(&desk, &id, 3);
    assert_eq!(paper(&desk, &id, "resolution")["lacks"], "not_carried");
    voted(&desk, &id, 7);
    let resolution = paper(&desk, &id, "resolution");
    assert_eq!(resolution["lacks"], Value::Null);
    assert!(
        text(&resolution).contains("7/8 đảng viên tán thành, đạt 87,5 %"),
        "{}",
        text(&resolution)
    );
    edit(
        &desk,
        &resolution,
        "## III.",
        "Biểu dương tổ tự quản.\n\n## III.",
    );
    desk.call("adopt_meeting_paper", json!({ "id": resolution["id"] }));
    let adopted = paper(&desk, &id, "resolution");
    assert_eq!(
        (&adopted["adopted"], &adopted["number"]),
        (&json!(true), &json!(1))
    );
    let words = printed(&desk, &id, "resolution");
    assert!(words.contains("Số 01-NQ/CB"), "{words}");
    assert!(words.contains("Biểu dương tổ tự quản"), "{words}");
    assert!(
        words.contains("Nơi nhận:") && words.contains("- Lưu Chi bộ."),
        "{words}"
    );
    let refused = desk.refused(
        "edit_meeting_paper",
        json!({ "id": adopted["id"], "revision": adopted["revision"], "text": "x", "composed": "y" }),
    );
    assert!(matches!(refused, Failure::Guarded { .. }), "{refused:?}");
}

#[test]
fn an_adopted_resolution_is_opened_again_with_a_reason_and_the_old_version_stays() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    voted(&desk, &id, 8);
    let resolution = draft(&desk, &id, "resolution");
    desk.call("adopt_meeting_paper", json!({ "id": resolution["id"] }));
    let reopen =
        |reason: &str| json!({ "id": resolution["id"], "reason": reason, "new_number": false });
    assert!(matches!(
        desk.refused("reopen_meeting_paper", reopen("")),
        Failure::Invalid { .. }
    ));
    desk.call("reopen_meeting_paper", reopen("Ghi thiếu một việc"));
    let opened = paper(&desk, &id, "resolution");
    edit(
        &desk,
        &opened,
        "## III. TỔ CHỨC THỰC HIỆN",
        "Bổ sung: sửa kênh.\n\n## III. TỔ CHỨC THỰC HIỆN",
    );
    desk.call("adopt_meeting_paper", json!({ "id": resolution["id"] }));
    let again = paper(&desk, &id, "resolution");
    assert_eq!(
        (&again["number"], &again["version"]),
        (&json!(1), &json!(2))
    );
    let versions = again["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 2);
    assert!(!versions[0]["words"].as_str().unwrap().contains("sửa kênh"));
    assert!(versions[1]["words"].as_str().unwrap().contains("sửa kênh"));
    assert_eq!(versions[1]["reason"], "Ghi thiếu một việc");
}

/// Closes a meeting of that day.
fn closed_on(desk: &Desk, day: &str, iso: &str) -> String {
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

#[test]
fn numbers_go_on_through_a_term_over_new_year_and_begin_anew_with_the_next_term() {
    let desk = Desk::with_members(&NINE);
    let number = |id: &str| desk.meeting(id)["number"].clone();
    desk.call(
        "add_term",
        json!({ "name": "2025–2030", "since": "10/05/2025" }),
    );
    desk.call(
        "add_term",
        json!({ "name": "2030–2035", "since": "20/01/2027" }),
    );
    let taken = desk.refused("add_term", json!({ "name": "Nữa", "since": "20/01/2027" }));
    assert!(matches!(taken, Failure::Invalid { .. }), "{taken:?}");
    let december = closed_on(&desk, "20/12/2026", "2026-12-20");
    let january = closed_on(&desk, "10/01/2027", "2027-01-10");
    let next_term = closed_on(&desk, "20/01/2027", "2027-01-20");
    assert_eq!(
        [number(&december), number(&january), number(&next_term)],
        [json!(1), json!(2), json!(1)]
    );
    let minutes = paper(&desk, &next_term, "minutes");
    assert_eq!(
        minutes["collides"],
        json!([]),
        "another term has its own series"
    );
    assert_eq!(minutes["provisional"], false, "no second laptop is known");
}

#[test]
fn q_12_old_minutes_reprint_with_the_rule_of_their_day() {
    let desk = Desk::with_members(&NINE);
    let old = closed_on(&desk, "20/05/2026", "2026-05-20");
    let words = printed(&desk, &old, "minutes");
    assert!(words.contains("294-QĐ/TW"), "{words}");
    assert!(!words.contains("208-QĐ/TW"), "{words}");
}

#[test]
fn a_committees_minutes_name_everybody_and_a_thematic_ones_the_theme_and_its_author() {
    let desk = Desk::with_members(&NINE);
    let roster = desk.roster();
    let mut form = meeting_form();
    form["kind"] = json!("thematic");
    form["theme"] = json!("Giữ rừng đầu nguồn");
    form["author"] = roster[2]["membership"].clone();
    form["theme_source"] = json!("directed");
    form["chair"] = roster[0]["membership"].clone();
    form["minute_taker"] = roster[1]["membership"].clone();
    let thematic = desk.plan(form);
    let words = text(&paper(&desk, &thematic, "minutes")).to_owned();
    assert!(words.contains("Giữ rừng đầu nguồn"), "{words}");
    assert!(
        words.contains("**Người chuẩn bị, trình bày:** đồng chí Lê Văn Chiến"),
        "{words}"
    );
    assert!(words.contains("cấp trên định hướng"), "{words}");

    let mut form = meeting_form();
    form["kind"] = json!("committee");
    form["day"] = json!("20/11/2026");
    let committee = desk.plan(form);
    let words = text(&paper(&desk, &committee, "minutes")).to_owned();
    assert!(words.contains("Tổng số chi ủy viên"), "{words}");
    assert!(!words.contains("Tổng số đảng viên của chi bộ"), "{words}");
}

#[test]
fn a_conclusion_gathers_what_the_chair_concluded_item_by_item() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    let item = desk.meeting(&id)["items"][2].clone();
    desk.call(
        "conclude_item",
        json!({ "id": item["id"], "revision": item["revision"], "text": "Thống nhất sửa **kênh**." }),
    );
    let conclusion = draft(&desk, &id, "conclusion");
    assert!(
        text(&conclusion).contains("Thống nhất sửa **kênh**."),
        "{}",
        text(&conclusion)
    );
    assert!(
        text(&paper(&desk, &id, "minutes")).contains("Kết luận:"),
        "it stands in the minutes too"
    );
    desk.call("mark_rest_present", json!({ "id": id }));
    desk.call("adopt_meeting_paper", json!({ "id": conclusion["id"] }));
    assert!(printed(&desk, &id, "conclusion").contains("Số 01-KL/CB"));
}

/// What the layout of today has at a path.
fn layout_value(view: &Value, path: &str) -> Value {
    let rows = view["numbers"].as_array().unwrap().iter();
    let mut rows = rows.chain(view["words"].as_array().unwrap());
    rows.find(|row| row["path"] == path).unwrap()["value"].clone()
}

#[test]
fn an_office_changes_the_layout_from_a_day_on_and_old_papers_reprint_as_they_were() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    let before = printed(&desk, &id, "sign_in_sheet");
    assert!(before.contains("T/M CHI BỘ"), "{before}");
    desk.clock.set("2026-12-01T08:00:00+07:00");
    let view = desk.call("show_layout", json!({}));
    assert_eq!(
        (&view["since"], layout_value(&view, "margins.a4.left")),
        (&json!(""), json!(30))
    );
    let refused = desk.refused(
        "keep_layout",
        json!({ "numbers": { "margins.a4.left": 300, "style.a4.body": 2 }, "words": {} }),
    );
    let Failure::Invalid { problems } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(problems.len(), 2, "every problem at once");
    let saved = desk.call(
        "keep_layout",
        json!({ "numbers": { "margins.a4.left": 35 }, "words": { "closing.cell": "TM. CHI BỘ THÔN" } }),
    );
    let own = desk.call("show_layout", json!({}));
    assert_eq!(
        (&own["since"], layout_value(&own, "margins.a4.left")),
        (&json!("01/12/2026"), json!(35))
    );
    assert_eq!(
        printed(&desk, &id, "sign_in_sheet"),
        before,
        "a paper of November"
    );
    let mut form = meeting_form();
    form["day"] = json!("05/12/2026");
    let december = desk.plan(form);
    assert!(printed(&desk, &december, "sign_in_sheet").contains("TM. CHI BỘ THÔN"));
    desk.call("reset_layout", json!({}));
    assert!(printed(&desk, &december, "sign_in_sheet").contains("T/M CHI BỘ"));
    desk.undo(&desk.call(
        "keep_layout",
        json!({ "numbers": { "margins.a4.left": 33 }, "words": {} }),
    ));
    assert_eq!(
        desk.call("show_layout", json!({}))["since"],
        "",
        "undone: the party layout again"
    );
    assert!(saved["step"].is_number());
    let sample = desk.call("print_layout_sample", json!({ "numbers": {}, "words": {} }));
    assert_eq!(sample["files"].as_array().unwrap().len(), 2);
}

pub fn pdf_text(printed: &Value) -> String {
    let files = printed["files"].as_array().unwrap();
    let mut paths = files.iter().map(|file| file["path"].as_str().unwrap());
    text_of_pdf(
        paths
            .find(|path| Path::new(path).extension().is_some_and(|it| it == "pdf"))
            .unwrap(),
    )
}

#[test]
fn d_04_the_monthly_report_counts_and_names_the_excused_as_the_minutes_do() {
    let desk = Desk::with_members(&NINE);
    let id = ended(&desk);
    let handout = json!({ "what": "Chương trình", "way": "handbook", "receivers": "Toàn thể đảng viên", "given": "24/11/2026" });
    desk.call("add_handout", json!({ "meeting": id, "form": handout }));
    desk.call("close_meeting", json!({ "id": id }));
    let report = pdf_text(&desk.call("print_monthly_report", json!({ "month": "11/2026" })));
    for words in [
        "chi bộ có 9 đảng viên",
        "Có mặt: 8",
        "đồng chí Lê Văn Minh",
        "Đi chữa bệnh",
        "Thời lượng: 105 phút",
        "Biên bản số 01-BB/CB",
        "24/11/2026",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    let empty = pdf_text(&desk.call("print_monthly_report", json!({ "month": "10/2026" })));
    assert!(
        empty.contains("Trong tháng không có cuộc họp nào"),
        "{empty}"
    );
}

#[test]
fn the_plan_of_themes_the_cover_and_the_products_print_what_is_known() {
    let desk = Desk::with_members(&NINE);
    let roster = desk.roster();
    let mut form = meeting_form();
    form["kind"] = json!("thematic");
    form["theme"] = json!("Giữ rừng đầu nguồn");
    form["author"] = roster[2]["membership"].clone();
    form["programme"] = json!("Chi bộ 35");
    let id = desk.plan(form);
    let plan = pdf_text(&desk.call("print_thematic_plan", json!({ "year": 2026 })));
    assert!(
        plan.contains("Giữ rừng đầu nguồn") && plan.contains("Lê Văn Chiến"),
        "{plan}"
    );
    let cover = printed(&desk, &id, "theme_cover");
    assert!(
        cover.contains("Giữ rừng đầu nguồn") && cover.contains("(Dự thảo)"),
        "{cover}"
    );
    let products = printed(&desk, &id, "product_list");
    assert!(products.contains("DANH SÁCH SẢN PHẨM"), "{products}");
    assert!(
        products.lines().any(|line| line.trim() == "3"),
        "the programme's most: {products}"
    );
    assert!(
        !products.lines().any(|line| line.trim() == "4"),
        "{products}"
    );
}

#[test]
fn p_01_a_notice_on_a5_says_whom_it_calls_and_names_no_program() {
    let desk = Desk::with_members(&NINE);
    let id = desk.plan_meeting();
    desk.call("propose_items", json!({ "id": id, "leave_out": [] }));
    let printed = desk.call(
        "print_paper",
        json!({ "meeting": id, "paper": "notice", "sheet": "a5", "called": "Toàn thể đảng viên" }),
    );
    let notice = pdf_text(&printed);
    assert!(notice.contains("Toàn thể đảng viên"), "{notice}");
    for word in ["Sổ Chi bộ", "http", "localhost"] {
        assert!(!notice.contains(word), "{word}: {notice}");
    }
}
