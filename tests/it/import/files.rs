//! Files of other programs: old workbooks, old encodings, and what must not do any harm.

use super::{commit, look, people, request};
use crate::desk::Desk;
use documents::workbook::{Damage, Limits, WorkbookProblem, read_in_child};
use serde_json::json;
use std::ops::ControlFlow;
use std::path::Path;

/// A file that lies with the tests.
fn roster(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rosters");
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn an_old_workbook_in_an_old_encoding_is_shown_before_and_after_and_read_once_agreed() {
    let desk = Desk::with_book();
    let upload = desk.upload("old.xls", &roster("old.xls"));
    let mut request = request(&upload);
    request["put_zeros_back"] = json!(true);
    let asked = look(&desk, &request);
    assert_eq!(asked["sheets"], json!(["DS dang vien", "An"]));
    let name = &asked["columns"][1];
    assert_eq!(
        (&name["title"], &name["field"]),
        (&json!("Họ và tên"), &json!("full_name"))
    );
    assert_eq!(name["old_text"]["encoding"], "tcvn3");
    assert_eq!(name["old_text"]["answered"], false);
    assert_eq!(name["old_text"]["samples"][1]["to"], "Nguyễn Văn Hưng");
    assert_eq!(asked["counts"]["error"], 3, "nothing is read silently");
    let agreed = [1, 4].map(|column| json!({ "column": column, "encoding": "tcvn3" }));
    request["encodings"] = json!(agreed);
    let done = commit(&desk, &request, true);
    assert_eq!(done["counts"]["created"], 3, "{}", done["counts"]);
    assert_eq!(
        desk.names(),
        ["Nguyễn Văn Hưng", "Trần Thị Oanh", "Phạm Đình Quỳnh"]
    );
    let list = desk.list_members("hung");
    let id = list["rows"][0]["id"].clone();
    let fields = desk.call("show_member", json!({ "id": id }))["fields"].clone();
    assert_eq!(
        (&fields["birth"], &fields["native_place"]),
        (&json!("05/09/1960"), &json!("Yên Tử"))
    );
    let oanh = desk.list_members("oanh")["rows"][0]["id"].clone();
    let fields = desk.call("show_member", json!({ "id": oanh }))["fields"].clone();
    assert_eq!(fields["citizen_id"], "022071000002");
}

#[test]
fn an_open_document_is_read_with_its_dates_and_repeated_blanks() {
    let desk = Desk::with_book();
    let upload = desk.upload("list.ods", &roster("list.ods"));
    let done = commit(&desk, &request(&upload), true);
    assert_eq!(done["counts"]["created"], 2, "{}", done["counts"]);
    let id = desk.list_members("tam")["rows"][0]["id"].clone();
    let fields = desk.call("show_member", json!({ "id": id }))["fields"].clone();
    assert_eq!(
        (&fields["birth"], &fields["phone"]),
        (&json!("05/09/1960"), &json!("0912345678"))
    );
}

#[test]
fn a_text_file_of_before_unicode_is_asked_about_column_by_column() {
    let desk = Desk::with_book();
    // "Họ và tên;Ghi chú" and one person, in TCVN3.
    let bytes = b"H\xE4 v\xB5 t\xAAn;Ghi ch\xF3\nNguy\xD4n V\xA8n H\xADng;h\xB9n\n";
    let upload = desk.upload("cu.csv", bytes);
    let asked = look(&desk, &request(&upload));
    assert_eq!(asked["columns"][0]["old_text"]["encoding"], "tcvn3");
    assert_eq!(asked["counts"]["error"], 1);
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_refused_by_name_and_the_program_goes_on() {
    let limits = Limits {
        memory: 96 << 20,
        ..Default::default()
    };
    // The library itself refuses the second before it is built.
    let too_wide = WorkbookProblem::Damaged {
        part: "content.xml".to_owned(),
        damage: Damage::Xml,
    };
    for (name, wanted) in [
        ("far.xls", WorkbookProblem::TooMuchMemory),
        ("far.ods", too_wide),
    ] {
        let read = read_in_child(
            Path::new(env!("CARGO_BIN_EXE_bridge")),
            &roster(name),
            name,
            &limits,
            &mut |_| ControlFlow::Continue(()),
        );
        assert_eq!(read.unwrap_err(), wanted, "{name}");
    }
}

#[test]
fn a_workbook_that_is_not_wanted_any_more_or_takes_too_long_is_let_go() {
    let read = |limits: Limits, flow: ControlFlow<()>| {
        let program = Path::new(env!("CARGO_BIN_EXE_bridge"));
        let text = people(20_000);
        read_in_child(program, text.as_bytes(), "x.csv", &limits, &mut |_| flow)
    };
    let stopped = read(Limits::default(), ControlFlow::Break(()));
    assert_eq!(stopped, Err(WorkbookProblem::Stopped));
    let no_time = Limits {
        seconds: 0,
        ..Limits::default()
    };
    let slow = read(no_time, ControlFlow::Continue(()));
    assert_eq!(slow, Err(WorkbookProblem::TooSlow { seconds: 0 }));
}

#[test]
fn a_program_that_cannot_read_is_said_and_nothing_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits::default();
    for program in [folder.path().join("nothing"), "/bin/true".into()] {
        let read = read_in_child(&program, b"a;b\n", "x.csv", &limits, &mut |_| {
            ControlFlow::Continue(())
        });
        assert_eq!(read, Err(WorkbookProblem::ReaderFailed));
    }
}
