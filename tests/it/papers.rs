//! Papers of a whole meeting, written offline as DOCX and PDF.

use std::path::Path;
use std::process::Command;

use crate::desk::{Desk, meeting_form};
use serde_json::json;

/// What a reader of the PDF would copy out of it.
pub fn text_of_pdf(path: &str) -> String {
    let output = Command::new("pdftotext")
        .args(["-layout", path, "-"])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn d_05_every_paper_of_a_meeting_comes_as_docx_and_pdf_with_all_its_letters() {
    let desk = Desk::with_members(&["Nguyễn Thị Ngoằn", "Trần Văn Nghèo", "H'Hen Niê"]);
    let roster = desk.roster();
    let mut form = meeting_form();
    form["chair"] = roster[0]["membership"].clone();
    form["minute_taker"] = roster[1]["membership"].clone();
    let id = desk.plan(form);
    desk.call("propose_items", json!({ "id": id, "leave_out": [] }));
    desk.clock.set("2026-11-25T19:30:00+07:00");
    desk.call("begin_meeting", json!({ "id": id }));
    desk.call("mark_rest_present", json!({ "id": id }));
    let item = desk.meeting(&id)["items"][2].clone();
    let said = "Con đường **ngoằn nghoèo** cần sửa; ợ, ễ, ằ còn nguyên.";
    desk.call(
        "record_item",
        json!({ "id": item["id"], "revision": item["revision"], "text": said }),
    );
    for paper in [
        "notice",
        "agenda",
        "chair_agenda",
        "sign_in_sheet",
        "attendance",
        "minutes",
    ] {
        let printed = desk.call("print_paper", json!({ "meeting": id, "paper": paper }));
        let files = printed["files"].as_array().unwrap();
        assert_eq!(files.len(), 2, "{paper}");
        for file in files {
            let path = Path::new(file["path"].as_str().unwrap());
            assert!(
                std::fs::metadata(path).unwrap().len() > 1_000,
                "{}",
                path.display()
            );
        }
        let pdf = files
            .iter()
            .find(|f| f["name"].as_str().unwrap().ends_with(".pdf"))
            .unwrap();
        let text = text_of_pdf(pdf["path"].as_str().unwrap());
        assert!(text.contains("ĐẢNG CỘNG SẢN VIỆT NAM"), "{paper}: {text}");
        if paper == "minutes" {
            assert!(text.contains("ngoằn nghoèo"), "{text}");
            assert!(text.contains("Nguyễn Thị Ngoằn"), "{text}");
        }
        if paper == "sign_in_sheet" {
            assert!(
                text.contains("H'Hen Niê") || text.contains("H’Hen Niê"),
                "{text}"
            );
        }
    }
}

#[test]
fn d_01_a_paper_that_is_printed_again_never_overwrites_the_first() {
    let desk = Desk::with_members(&["Lê Văn Bình"]);
    let id = desk.plan_meeting();
    let print = || desk.call("print_paper", json!({ "meeting": id, "paper": "agenda" }));
    let first = print()["files"][0]["path"].as_str().unwrap().to_owned();
    std::fs::write(&first, "sửa bằng Word").unwrap();
    let second = print()["files"][0]["path"].as_str().unwrap().to_owned();
    assert_ne!(first, second);
    assert_eq!(std::fs::read_to_string(&first).unwrap(), "sửa bằng Word");
}
