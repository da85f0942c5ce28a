//! A person's own data: requests with their clocks, everything in one file, who can see it, erasure.

use crate::desk::{Desk, mark};
use crate::hall::{NINE, problem_of, running};
use operations::{Failure, Problem};
use serde_json::{Value, json};

const NUMBER: &str = "0912345678";

fn page(desk: &Desk, id: &str) -> Value {
    desk.call("show_personal_data", json!({ "id": id }))
}

fn ask(desk: &Desk, id: &str, kind: &str, received: &str) -> Value {
    let request =
        json!({ "member": id, "kind": kind, "received": received, "asked": "Xin xóa điện thoại" });
    desk.call("add_data_request", request)
}

fn write(desk: &Desk, id: &str, changes: &[(&str, &str)]) {
    let view = desk.call("show_member", json!({ "id": id }));
    let mut fields = view["fields"].clone();
    for (field, value) in changes {
        fields[field] = json!(value);
    }
    let edit = json!({ "id": id, "revision": view["revision"], "fields": fields });
    desk.call("edit_member", edit);
}

fn erase(desk: &Desk, id: &str, fields: &[&str], request: &Value) -> Value {
    let erase = json!({ "member": id, "fields": fields, "request": request, "answer": "Đã xóa" });
    desk.call("erase_member", erase)
}

/// Every text of the file that holds everything of a person.
fn everything(desk: &Desk, id: &str) -> String {
    let printed = desk.call("export_person", json!({ "id": id }));
    let path = printed["files"][0]["path"].as_str().unwrap();
    let bytes = std::fs::read(path).unwrap();
    let sheets = documents::workbook::read(
        &bytes,
        "x.xlsx",
        &documents::workbook::Limits::default(),
        &mut |_| std::ops::ControlFlow::Continue(()),
    )
    .unwrap();
    assert_eq!(sheets.len(), 1);
    let cells = sheets[0].rows.iter().flat_map(|row| &row.cells);
    let texts = cells.filter_map(|cell| match &cell.content {
        domain::members::import::CellContent::Text(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_request_runs_by_the_clocks_of_the_law_and_stands_on_the_page_today() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].as_str().unwrap().to_owned();
    // The desk's day is Monday 2 November 2026.
    ask(&desk, &id, "erasure", "30/10/2026");
    let request = page(&desk, &id)["requests"][0].clone();
    assert_eq!(request["acknowledge_by"], "03/11/2026", "two working days");
    assert_eq!(request["settle_by"], "19/11/2026", "twenty days");
    let ahead = |desk: &Desk| -> Vec<String> {
        let today = desk.call("show_today", json!({}));
        let deadlines = today["member_deadlines"].as_array().unwrap();
        deadlines
            .iter()
            .map(|it| it["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ahead(&desk), ["request_acknowledged", "request_erasure"]);
    let told = json!({ "request": request["id"], "day": "" });
    desk.call("acknowledge_request", told);
    assert_eq!(ahead(&desk), ["request_erasure"]);
    desk.clock.set("2026-11-25T08:00:00+07:00");
    assert_eq!(ahead(&desk), ["request_erasure"], "late, and still there");
    let settle = |state: &str, answer: &str| json!({ "request": request["id"], "state": state, "day": "", "answer": answer });
    assert_eq!(
        problem_of(desk.refused("settle_request", settle("refused", ""))),
        ("answer".to_owned(), Problem::Required),
        "a refusal needs its reason"
    );
    let saved = desk.call("settle_request", settle("done", ""));
    assert_eq!(ahead(&desk), [""; 0]);
    assert_eq!(page(&desk, &id)["requests"][0]["settled"], "25/11/2026");
    desk.undo(&saved);
    assert_eq!(ahead(&desk), ["request_erasure"]);
}

#[test]
fn a_request_says_what_is_asked_and_came_before_it_is_written_down() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].clone();
    let new = |kind: Value, received: &str, asked: &str| json!({ "member": id, "kind": kind, "received": received, "asked": asked });
    let Failure::Invalid { problems } =
        desk.refused("add_data_request", new(json!(null), "03/11/2026", ""))
    else {
        panic!("was taken")
    };
    let fields: Vec<&str> = problems.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["received", "asked", "kind"], "all at once");
    desk.call("add_data_request", new(json!("copy"), "", ""));
}

#[test]
fn the_file_of_a_person_holds_every_kind_of_record_that_names_the_person() {
    let desk = Desk::with_members(&NINE);
    let id = desk.roster()[0]["id"].as_str().unwrap().to_owned();
    write(
        &desk,
        &id,
        &[
            ("phone", NUMBER),
            ("birth", "9/1960"),
            ("religion", "Không"),
        ],
    );
    write(&desk, &id, &[("phone", "0987654321")]);
    let call = |name: &str, request: Value| desk.call(name, request);
    call(
        "record_standing",
        json!({ "member": id, "change": "exempted", "effective": "1/10/2026", "until": "31/12/2026",
            "decision": "77-QĐ/CB", "note": "tuổi cao", "place": "", "fee_through": "" }),
    );
    call(
        "record_standing",
        json!({ "member": id, "change": "resumed", "effective": "5/10/2026",
        "until": "", "decision": "", "note": "", "place": "", "fee_through": "" }),
    );
    call(
        "give_office",
        json!({ "member": id, "role": "front_head", "since": "01/01/2025", "until": "", "decision": "5-QĐ" }),
    );
    call(
        "record_badge",
        json!({ "member": id, "years": 40, "number": "HH-004412", "given": "2020", "decision": "", "early": true }),
    );
    ask(&desk, &id, "copy", "");
    let meeting = running(&desk);
    call("mark_rest_present", json!({ "id": meeting }));
    let stay = desk.meeting(&meeting)["roll"][0]["membership"]
        .as_str()
        .unwrap()
        .to_owned();
    let others = desk.meeting(&meeting)["roll"][1]["membership"].clone();
    let form = json!({ "motion": "Thông qua mức đóng góp", "kind": "ordinary", "method": "open",
        "in_favour": 1, "against": 1, "abstained": 0,
        "voters": [{ "membership": stay, "choice": "against" }, { "membership": others, "choice": "for" }] });
    call(
        "take_vote",
        json!({ "meeting": meeting, "item": null, "form": form }),
    );
    let item = desk.meeting(&meeting)["items"][0]["id"].clone();
    call(
        "add_contribution",
        json!({ "item": item, "form": { "speaker": stay, "name": "", "words": "Nhất trí làm đường" } }),
    );
    let task = call(
        "add_task",
        json!({ "title": "Vận động trồng cây", "meeting": meeting, "item": null,
        "owner_member": stay, "due": "30/11/2026", "reports_at": null, "note": "" }),
    );
    call(
        "report_task",
        json!({ "meeting": meeting, "task": task["id"], "result": "Được 60 cây", "state": "open" }),
    );
    let all = everything(&desk, &id);
    for said in [
        "Lê Văn",
        "09/1960",
        "Không",
        "0987654321",
        NUMBER,
        "77-QĐ/CB",
        "tuổi cao",
        "được miễn sinh hoạt",
        "Trưởng ban công tác Mặt trận",
        "5-QĐ",
        "HH-004412",
        "Cấp bản sao dữ liệu",
        "Có mặt",
        "Không tán thành",
        "Thông qua mức đóng góp",
        "Nhất trí làm đường",
        "Vận động trồng cây",
        "Được 60 cây",
        "Sinh hoạt tại chi bộ",
        "Ai xem được",
        "Lịch sử",
    ] {
        assert!(all.contains(said), "{said} is not in\n{all}");
    }
    assert!(!all.contains("Lê Văn Bình"), "nobody else is in it");
    assert!(!all.contains("\nTán thành\n"), "nor how others voted");
}

#[test]
fn r_10_who_can_see_a_person_names_roles_and_units_and_former_ones_apart() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].as_str().unwrap().to_owned();
    desk.call(
        "add_person",
        json!({ "name": "Phạm Thị Hoa", "role": "deputy",
        "passphrase": "một hai ba bốn năm", "again": "một hai ba bốn năm" }),
    );
    let audience = page(&desk, &id)["audience"].clone();
    let now: Vec<(&str, &str)> = audience["now"]
        .as_array()
        .unwrap()
        .iter()
        .map(|seer| {
            (
                seer["name"].as_str().unwrap(),
                seer["role"].as_str().unwrap(),
            )
        })
        .collect();
    assert!(now.contains(&("Phạm Thị Hoa", "deputy")), "{now:?}");
    assert!(now.iter().any(|(_, role)| *role == "secretary"));
    assert_eq!(audience["former"], json!([]));
}

#[test]
fn an_erasure_takes_what_was_asked_leaves_old_minutes_and_has_no_undo() {
    let desk = Desk::with_members(&NINE);
    let id = desk.roster()[0]["id"].as_str().unwrap().to_owned();
    write(
        &desk,
        &id,
        &[
            ("phone", NUMBER),
            ("religion", "Phật giáo"),
            ("birth", "1960"),
        ],
    );
    let meeting = running(&desk);
    let stay = desk.meeting(&meeting)["roll"][0]["membership"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.call("mark_presence", mark(&meeting, &stay, "excused", "ốm"));
    let before = desk.meeting(&meeting)["roll"].clone();
    ask(&desk, &id, "erasure", "");
    let request = page(&desk, &id)["requests"][0]["id"].clone();
    let goes = page(&desk, &id)["erasure"]["goes"].clone();
    assert!(
        goes.as_array()
            .unwrap()
            .contains(&json!({ "field": "phone", "written": true }))
    );
    assert!(
        page(&desk, &id)["erasure"]["stays"]
            .as_array()
            .unwrap()
            .contains(&json!("birth"))
    );
    let saved = erase(&desk, &id, &["phone", "religion"], &request);
    let view = desk.call("show_member", json!({ "id": id }));
    assert_eq!(
        (&view["fields"]["phone"], &view["fields"]["religion"]),
        (&json!(""), &json!(""))
    );
    assert_eq!(view["fields"]["birth"], "1960");
    assert_eq!(
        desk.list_members(NUMBER)["fitting"],
        0,
        "nor does a search find it"
    );
    assert!(
        !everything(&desk, &id).contains(NUMBER),
        "nor is it in any history"
    );
    assert_eq!(desk.meeting(&meeting)["roll"], before);
    let request = page(&desk, &id)["requests"][0].clone();
    assert_eq!(
        (&request["state"], &request["answer"]),
        (&json!("partly"), &json!("Đã xóa"))
    );
    assert!(matches!(
        desk.refused("undo_step", json!({ "step": saved["step"] })),
        Failure::Guarded { .. }
    ));
    // Typed again, it is not taken.
    write(&desk, &id, &[("phone", NUMBER)]);
    assert_eq!(
        desk.call("show_member", json!({ "id": id }))["fields"]["phone"],
        ""
    );
    assert_eq!(
        page(&desk, &id)["erasure"]["erased"],
        json!(["religion", "phone"])
    );
}

#[test]
fn what_old_papers_need_is_not_erased() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].clone();
    for fields in [
        json!([]),
        json!(["given"]),
        json!(["phone", "birth"]),
        json!(["nothing"]),
    ] {
        let erase = json!({ "member": id, "fields": fields, "request": null, "answer": "" });
        assert!(
            matches!(desk.refused("erase_member", erase), Failure::Invalid { .. }),
            "{fields}"
        );
    }
}

/// A picture that the program made itself: 30 by 40 pixels.
fn picture() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    let red = image::RgbImage::from_pixel(30, 40, image::Rgb([200, 30, 30]));
    red.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

#[test]
fn a_portrait_is_kept_in_the_book_made_small_and_goes_with_undo_erasure_and_what_is_not_kept() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.roster()[0]["id"].as_str().unwrap().to_owned();
    let shown = |desk: &Desk| {
        let view = desk.call("show_member", json!({ "id": id }));
        view["portrait"].as_str().unwrap().to_owned()
    };
    let set = |desk: &Desk| {
        let upload = desk.upload("anh.png", &picture());
        desk.call("set_portrait", json!({ "member": id, "upload": upload }))
    };
    assert_eq!(shown(&desk), "");
    let saved = set(&desk);
    assert!(shown(&desk).starts_with("/9j/"), "a JPEG");
    desk.undo(&saved);
    assert_eq!(shown(&desk), "");
    let no_picture = desk.upload("anh.jpg", b"GIF89a, says its content");
    let refused = json!({ "member": id, "upload": no_picture });
    assert_eq!(
        desk.refused("set_portrait", refused),
        Failure::UnreadablePicture
    );

    set(&desk);
    // Other facts of the file leave it alone.
    write(&desk, &id, &[("phone", NUMBER)]);
    assert_ne!(shown(&desk), "");
    let removed = desk.call("remove_portrait", json!({ "id": id }));
    assert_eq!(shown(&desk), "");
    desk.undo(&removed);
    assert_ne!(shown(&desk), "");

    let kept = desk.call("show_kept_fields", json!({}));
    let off = json!({ "revision": kept["revision"], "not_kept": ["portrait"] });
    let switched = desk.call("edit_kept_fields", off);
    assert_eq!(shown(&desk), "");
    set(&desk);
    assert_eq!(shown(&desk), "", "not taken while it is not kept");
    desk.undo(&switched);
    assert_ne!(shown(&desk), "", "one undo brings both back");

    erase(&desk, &id, &["portrait"], &Value::Null);
    assert_eq!(shown(&desk), "");
    set(&desk);
    assert_eq!(shown(&desk), "", "and for good");
}
