//! Files that hang on a meeting, its items or a document received.

use crate::desk::{Desk, meeting_form};
use crate::hall::{NINE, problem_of, running};
use domain::attachments::FileProblem;
use operations::{Failure, Problem};
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nKe hoach lam duong khu 3\nendobj\ntrailer\n%%EOF\n";

pub fn bring_in(desk: &Desk, name: &str, bytes: &[u8]) -> String {
    use base64::Engine;
    let begun = desk.call(
        "begin_attachment",
        json!({ "name": name, "size": bytes.len() }),
    );
    let id = begun["id"].as_str().unwrap().to_owned();
    for piece in bytes.chunks(1024 * 1024) {
        let piece = base64::engine::general_purpose::STANDARD.encode(piece);
        desk.call("append_upload", json!({ "id": id, "piece": piece }));
    }
    id
}

fn to_meeting(desk: &Desk, meeting: &str, name: &str, bytes: &[u8]) -> Value {
    let upload = bring_in(desk, name, bytes);
    let request = json!({ "upload": upload, "to": "meeting", "parent": meeting });
    desk.call("attach_file", request)
}

fn rows(desk: &Desk, meeting: &str) -> Vec<Value> {
    let request = json!({ "to": "meeting", "parent": meeting });
    desk.call("list_attachments", request)["rows"]
        .as_array()
        .unwrap()
        .clone()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn kept(desk: &Desk) -> Vec<PathBuf> {
    let all = files(&desk.folder.path().join("books"));
    let kept = all
        .into_iter()
        .filter(|path| path.parent().unwrap().ends_with("attachments"));
    kept.collect()
}

#[test]
fn a_file_is_kept_encrypted_opened_in_plain_and_gone_at_lock() {
    let desk = Desk::with_members(&NINE);
    let meeting = desk.plan_meeting();
    to_meeting(&desk, &meeting, "Kế hoạch làm đường.pdf", PDF);
    let row = rows(&desk, &meeting).remove(0);
    assert_eq!(
        (
            &row["name"],
            &row["kind"],
            &row["here"],
            row["size"].as_u64()
        ),
        (
            &json!("Kế hoạch làm đường.pdf"),
            &json!("pdf"),
            &json!(true),
            Some(u64::try_from(PDF.len()).unwrap())
        )
    );
    for file in files(desk.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        let plain = bytes.windows(8).any(|window| window == b"lam duon");
        assert!(!plain, "{} holds the file in plain", file.display());
    }
    desk.call("open_attachment", json!({ "id": row["id"] }));
    let print = desk.folder.path().join("print");
    let opened = files(&print);
    assert_eq!(opened.len(), 1);
    assert_eq!(std::fs::read(&opened[0]).unwrap(), PDF);
    desk.call("lock_book", json!({}));
    assert!(files(&print).is_empty(), "nothing stays in plain");
}

#[test]
fn a_removed_file_comes_back_with_undo_and_closed_minutes_take_no_other() {
    let desk = Desk::with_members(&NINE);
    let meeting = running(&desk);
    to_meeting(&desk, &meeting, "a.pdf", PDF);
    let id = rows(&desk, &meeting)[0]["id"].clone();
    let removed = desk.call("remove_attachment", json!({ "id": id }));
    assert!(rows(&desk, &meeting).is_empty());
    desk.undo(&removed);
    assert_eq!(rows(&desk, &meeting)[0]["here"], true);
    desk.call("open_attachment", json!({ "id": id }));
    desk.call("mark_rest_present", json!({ "id": meeting }));
    desk.call("end_meeting", json!({ "id": meeting }));
    desk.call("close_meeting", json!({ "id": meeting }));
    let upload = bring_in(&desk, "b.pdf", b"%PDF-1.7\nother\n%%EOF\n");
    let request = json!({ "upload": upload, "to": "meeting", "parent": meeting });
    assert!(matches!(
        desk.refused("attach_file", request),
        Failure::Guarded { .. }
    ));
    assert_eq!(
        kept(&desk).len(),
        1,
        "what was refused leaves nothing behind"
    );
}

#[test]
fn hostile_files_are_refused_with_a_reason_and_leave_nothing() {
    let desk = Desk::with_members(&NINE);
    let meeting = desk.plan_meeting();
    for (name, bytes, problem) in [
        ("x.pdf", &b"MZ\x90\0 a program"[..], FileProblem::Unknown),
        ("ảnh.png", b"<svg onload='alert(1)'/>", FileProblem::Unknown),
        ("nửa tệp.pdf", b"%PDF-1.7\n1 0 obj", FileProblem::Damaged),
    ] {
        let upload = bring_in(&desk, name, bytes);
        let request = json!({ "upload": upload, "to": "meeting", "parent": meeting });
        assert_eq!(
            problem_of(desk.refused("attach_file", request)),
            ("file".to_owned(), Problem::BadFile { reason: problem }),
            "{name}"
        );
    }
    for (size, reason) in [
        (0_u32, FileProblem::Empty),
        (600 * 1024 * 1024, FileProblem::TooLarge),
    ] {
        let refused = desk.refused("begin_attachment", json!({ "name": "x", "size": size }));
        assert_eq!(problem_of(refused).1, Problem::BadFile { reason });
    }
    assert!(kept(&desk).is_empty());
}

#[test]
fn a_file_that_changed_while_it_was_read_is_refused_and_a_stopped_one_leaves_nothing() {
    let desk = Desk::with_members(&NINE);
    let meeting = desk.plan_meeting();
    let begun = desk.call("begin_attachment", json!({ "name": "a.pdf", "size": 5000 }));
    let piece = data_encoding_of(PDF);
    desk.call(
        "append_upload",
        json!({ "id": begun["id"], "piece": piece }),
    );
    assert_eq!(kept(&desk).len(), 1, "a piece lies there, encrypted");
    let request = json!({ "upload": begun["id"], "to": "meeting", "parent": meeting });
    let reason = FileProblem::Damaged;
    assert_eq!(
        problem_of(desk.refused("attach_file", request)).1,
        Problem::BadFile { reason },
        "it was announced as longer than it came"
    );
    assert!(kept(&desk).is_empty());
    let begun = desk.call("begin_attachment", json!({ "name": "a.pdf", "size": 5000 }));
    desk.call(
        "append_upload",
        json!({ "id": begun["id"], "piece": data_encoding_of(PDF) }),
    );
    let longer = "A".repeat(8000);
    let request = json!({ "id": begun["id"], "piece": longer });
    assert_eq!(
        desk.refused("append_upload", request),
        Failure::BadRequest,
        "nor as shorter"
    );
    desk.call("cancel_upload", json!({ "id": begun["id"] }));
    assert!(kept(&desk).is_empty());
}

fn data_encoding_of(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_cleaned_wherever_it_is_written() {
    let desk = Desk::with_members(&NINE);
    let meeting = desk.plan_meeting();
    for name in [
        "../../ra ngoài.pdf",
        "C:\\Windows\\x.pdf",
        "CON.pdf",
        "hoá đơn\u{202e}fdp.exe",
    ] {
        let mut own = PDF.to_vec();
        own.extend(name.as_bytes());
        own.extend(b"\n%%EOF\n");
        to_meeting(&desk, &meeting, name, &own);
    }
    let names: Vec<Value> = rows(&desk, &meeting)
        .iter()
        .map(|row| row["name"].clone())
        .collect();
    assert_eq!(
        names,
        ["ra ngoài.pdf", "x.pdf", "_CON.pdf", "hoá đơnfdp.exe.pdf"]
    );
    for row in rows(&desk, &meeting) {
        desk.call("open_attachment", json!({ "id": row["id"] }));
    }
    assert_eq!(
        files(&desk.folder.path().join("print")).len(),
        4,
        "each inside the folder"
    );
}

#[test]
fn the_pack_holds_notice_agenda_and_materials_in_one_file_and_names_what_it_leaves_out() {
    let desk = Desk::with_members(&NINE);
    let meeting = desk.plan(meeting_form());
    desk.call("propose_items", json!({ "id": meeting, "leave_out": [] }));
    let item = desk.meeting(&meeting)["items"][2]["id"].clone();
    let upload = bring_in(&desk, "Dự thảo nghị quyết.pdf", PDF);
    desk.call(
        "attach_file",
        json!({ "upload": upload, "to": "item", "parent": item }),
    );
    let mut sound = b"ID3\x03\0".to_vec();
    sound.resize(21 * 1024 * 1024, 7);
    to_meeting(&desk, &meeting, "Bài hát truyền thống.mp3", &sound);
    let pack = desk.call("print_pack", json!({ "id": meeting }));
    let names: Vec<&str> = pack["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 6, "{names:?}");
    assert!(names.contains(&"Dự thảo nghị quyết.pdf"));
    assert_eq!(
        pack["left_out"],
        json!([{ "name": "Bài hát truyền thống.mp3", "too_large": true }])
    );
    let zip = pack["files"][5]["path"].as_str().unwrap();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    let mut inside: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    inside.sort();
    let mut wanted: Vec<String> = names[..5].iter().map(|name| (*name).to_owned()).collect();
    wanted.sort();
    assert_eq!(inside, wanted);
    let mut draft = Vec::new();
    zip.by_name("Dự thảo nghị quyết.pdf")
        .unwrap()
        .read_to_end(&mut draft)
        .unwrap();
    assert_eq!(draft, PDF);
    let again = desk.call("print_pack", json!({ "id": meeting }));
    assert_ne!(again["folder"], pack["folder"], "nothing is written over");
}
