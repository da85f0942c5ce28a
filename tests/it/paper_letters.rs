//! Every paper that can be printed, as another program reads it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{Desk, book_form, meeting_form};
use crate::papers::text_of_pdf;
use serde_json::{Value, json};

/// A cell whose name has letters with two marks; every paper bears it.
const CELL: &str = "Chi bộ bản Ngoằn Nghễ Lợp";

const PAPERS: [&str; 10] = [
    "notice",
    "agenda",
    "chair_agenda",
    "sign_in_sheet",
    "attendance",
    "minutes",
    "resolution",
    "conclusion",
    "theme_cover",
    "product_list",
];

/// One request for every paper of the program.
fn requests(desk: &Desk, recovery_code: &Value) -> Vec<(&'static str, Value)> {
    let mut requests = vec![
        (
            "print_recovery_sheet",
            json!({ "recovery_code": recovery_code }),
        ),
        ("print_thematic_plan", json!({ "year": 2026 })),
        ("print_monthly_report", json!({ "month": "11/2026" })),
        (
            "print_follow_up",
            json!({ "month": "11/2026", "member": null }),
        ),
        ("print_draft_list", json!({ "ids": [] })),
        ("print_layout_sample", json!({ "numbers": {}, "words": {} })),
        (
            "print_remark",
            json!({ "membership": resident(desk), "year": 2026 }),
        ),
        ("print_transfer", json!({ "id": transfer(desk) })),
    ];
    for list in ["flat", "book", "badges", "reconciliation"] {
        let request =
            json!({ "list": list, "columns": ["name", "birth"], "filter": null, "day": "" });
        requests.push(("print_member_list", request));
    }
    let meeting = meeting(desk);
    requests.push(("print_pack", json!({ "id": meeting })));
    for paper in PAPERS {
        requests.push(("print_paper", json!({ "meeting": meeting, "paper": paper })));
    }
    requests
}

fn resident(desk: &Desk) -> Value {
    let new = json!({
        "fields": { "family_middle": "Lê Văn", "given": "Bằng", "birth": "1980" },
        "home": "Chi bộ Công ty Than", "paper": "12-GT/ĐU", "since": "01/01/2026",
        "residence": "usual",
    });
    desk.call("add_resident", new);
    desk.call("list_residents", json!({ "year": null }))["rows"][0]["membership"].clone()
}

fn transfer(desk: &Desk) -> Value {
    let form = crate::transfers::form("formal", "Chi bộ khu 3");
    let request = json!({ "member": desk.roster()[0]["id"], "form": form });
    desk.call("prepare_transfer", request)["id"].clone()
}

/// A thematic meeting under way, with its resolution and conclusion begun.
fn meeting(desk: &Desk) -> String {
    let roster = desk.roster();
    let mut form = meeting_form();
    form["kind"] = json!("thematic");
    form["theme"] = json!("Giữ rừng đầu nguồn");
    form["programme"] = json!("Chi bộ 35");
    for (part, person) in [("chair", 0), ("minute_taker", 1), ("author", 2)] {
        form[part] = roster[person]["membership"].clone();
    }
    let id = desk.plan(form);
    desk.call("propose_items", json!({ "id": id, "leave_out": [] }));
    desk.clock.set("2026-11-25T19:30:00+07:00");
    desk.call("begin_meeting", json!({ "id": id }));
    desk.call("mark_rest_present", json!({ "id": id }));
    for paper in ["resolution", "conclusion"] {
        desk.call(
            "draft_meeting_paper",
            json!({ "meeting": id, "kind": paper }),
        );
    }
    id
}

/// Every paper as the program writes it: what was asked, and the files.
fn printed() -> (Desk, Vec<(String, PathBuf)>) {
    let desk = Desk::empty();
    let mut form = book_form();
    form["cell"] = json!(CELL);
    let created = desk.call("create_book", form);
    for name in ["Nguyễn Thị Ngoằn", "Trần Văn Nghèo", "H'Hen Niê"] {
        desk.add_member(name);
    }
    let requests = requests(&desk, &created["recovery_code"]);
    let asked: BTreeSet<&str> = requests.iter().map(|(command, _)| *command).collect();
    let known: BTreeSet<&str> = operations::COMMANDS
        .iter()
        .copied()
        .filter(|command| command.starts_with("print_"))
        .collect();
    assert_eq!(asked, known, "a paper nobody looked at");
    let mut files = Vec::new();
    for (command, request) in requests {
        let name = format!(
            "{command} {}",
            request["paper"].as_str().unwrap_or_default()
        );
        for file in desk.call(command, request)["files"].as_array().unwrap() {
            files.push((name.clone(), PathBuf::from(file["path"].as_str().unwrap())));
        }
    }
    (desk, files)
}

fn ending_in<'f>(
    files: &'f [(String, PathBuf)],
    ending: &str,
) -> impl Iterator<Item = &'f (String, PathBuf)> {
    let ending = ending.to_owned();
    files.iter().filter(move |(_, path)| {
        path.extension()
            .is_some_and(|found| found == ending.as_str())
    })
}

/// Whether the cell is named, letter by letter, however the lines are broken.
fn names_the_cell(text: &str) -> bool {
    let words: Vec<String> = text
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.join(" ").contains(&CELL.to_lowercase())
}

#[test]
fn d_05_every_pdf_names_the_cell_and_brings_all_its_fonts_along() {
    let (_desk, files) = printed();
    assert!(ending_in(&files, "pdf").count() >= 22);
    for (name, path) in ending_in(&files, "pdf") {
        let text = text_of_pdf(path.to_str().unwrap());
        assert!(names_the_cell(&text), "{name}: {text}");
        let told = Command::new("pdffonts").arg(path).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        let fonts: Vec<&str> = told.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{name}");
        for font in fonts {
            let whole = font.contains("Tinos") && font.contains(" yes yes yes ");
            assert!(whole, "embedded, subset, with its letters: {name}: {told}");
        }
    }
}

#[test]
fn d_05_every_docx_opens_in_a_word_processor_with_all_its_letters() {
    let (desk, files) = printed();
    let into = desk.folder.path().join("opened");
    // Papers of one name lie in folders of their own; the word processor writes into one.
    let copies: Vec<(String, PathBuf)> = ending_in(&files, "docx")
        .enumerate()
        .map(|(number, (name, path))| {
            let copy = desk.folder.path().join(format!("{number}.docx"));
            std::fs::copy(path, &copy).unwrap();
            (name.clone(), copy)
        })
        .collect();
    open_in_word_processor(desk.folder.path(), &into, &copies);
    for (name, copy) in copies {
        let text = into.join(copy.file_stem().unwrap()).with_extension("txt");
        let text =
            std::fs::read_to_string(&text).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert!(names_the_cell(&text), "{name}: {text}");
    }
}

/// LibreOffice reads the papers and writes what it reads as text; its profile is thrown away.
fn open_in_word_processor(folder: &Path, into: &Path, papers: &[(String, PathBuf)]) {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let done = Command::new("soffice")
        .args([
            &profile,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
        ])
        .arg(into)
        .args(papers.iter().map(|(_, path)| path))
        .env("HOME", folder)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}
