//! First start, locking, unlocking, recovering.

use crate::desk::{Desk, PASSPHRASE, book_form};
use operations::Failure;
use serde_json::{Value, json};

fn the_book(desk: &Desk) -> Value {
    desk.call("show_shelf", json!({}))["books"][0]["id"].clone()
}

fn unlock(desk: &Desk, passphrase: &str) -> Result<Value, Failure> {
    let book = the_book(desk);
    desk.laptop.call(
        "unlock_book",
        json!({ "book": book, "passphrase": passphrase }),
    )
}

#[test]
fn a_new_book_is_open_and_bears_its_cell_and_person() {
    let desk = Desk::with_book();
    let view = desk.call("show_desk", json!({}));
    assert_eq!(view["unit"], "Chi bộ thôn Đông");
    assert_eq!(view["person_name"], "Nguyễn Thị Thu");
    assert_eq!(view["practice"], false);
}

#[test]
fn every_problem_of_a_new_book_comes_back_at_once() {
    let desk = Desk::empty();
    let mut form = book_form();
    form["cell"] = json!("");
    form["person"] = json!("\u{202e}ai");
    form["passphrase"] = json!("ngắn");
    let Failure::Invalid { problems } = desk.refused("create_book", form) else {
        panic!()
    };
    let fields: Vec<&str> = problems
        .iter()
        .map(|problem| problem.field.as_str())
        .collect();
    assert_eq!(fields, ["cell", "person", "passphrase", "again"]);
    assert_eq!(
        desk.call("show_shelf", json!({}))["books"],
        json!([]),
        "nothing was begun"
    );
}

#[test]
fn a_locked_book_answers_nothing_until_the_passphrase_opens_it() {
    let desk = Desk::with_book();
    desk.call("lock_book", json!({}));
    assert_eq!(desk.refused("show_today", json!({})), Failure::Locked);
    assert_eq!(
        unlock(&desk, PASSPHRASE).unwrap()["unit"],
        "Chi bộ thôn Đông"
    );
    desk.call("show_today", json!({}));
}

#[test]
fn wrong_passphrases_are_refused_with_a_growing_wait_that_a_restart_does_not_end() {
    let desk = Desk::with_book();
    desk.call("lock_book", json!({}));
    for _ in 0..2 {
        assert_eq!(
            unlock(&desk, "không phải câu này"),
            Err(Failure::WrongKey { wait: 0 })
        );
    }
    unlock(&desk, "không phải câu này").unwrap_err();
    assert_eq!(unlock(&desk, PASSPHRASE), Err(Failure::Wait { wait: 1 }));
    let desk = desk.restarted();
    assert_eq!(unlock(&desk, PASSPHRASE), Err(Failure::Wait { wait: 1 }));
    desk.clock.set("2027-01-01T00:00:00+07:00");
    assert_eq!(
        unlock(&desk, PASSPHRASE),
        Err(Failure::Wait { wait: 1 }),
        "the wall clock is no key"
    );
    desk.clock.forward(1);
    unlock(&desk, PASSPHRASE).unwrap();
}

#[test]
fn e_05_the_recovery_code_opens_the_book_and_a_wrong_one_does_not() {
    let desk = Desk::empty();
    let created = desk.call("create_book", book_form());
    let code: Vec<&str> = created["recovery_code"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| g.as_str().unwrap())
        .collect();
    assert_eq!(code.concat().len(), 32, "160 bits in base 32");
    desk.call("lock_book", json!({}));
    let recover = |code: &str| {
        let request = json!({
            "book": the_book(&desk),
            "recovery_code": code,
            "person": "nguyen thi thu",
            "passphrase": "câu khẩu lệnh mới",
            "again": "câu khẩu lệnh mới",
        });
        desk.laptop.call("recover_book", request)
    };
    assert!(matches!(
        recover("0000 0000 0000 0000 0000 0000 0000 0000"),
        Err(Failure::WrongKey { .. })
    ));
    recover(&code.join(" ").to_lowercase()).unwrap();
    desk.call("lock_book", json!({}));
    unlock(&desk, "câu khẩu lệnh mới").unwrap();
}

#[test]
fn e_05_the_recovery_sheet_is_printed_with_the_whole_code_in_two_halves() {
    let desk = Desk::empty();
    let created = desk.call("create_book", book_form());
    let code = &created["recovery_code"];
    let printed = desk.call("print_recovery_sheet", json!({ "recovery_code": code }));
    let files = printed["files"].as_array().unwrap();
    let pdf = files
        .iter()
        .find(|file| file["name"].as_str().unwrap().ends_with(".pdf"))
        .unwrap();
    let text = crate::papers::text_of_pdf(pdf["path"].as_str().unwrap());
    for group in code.as_array().unwrap() {
        assert!(text.contains(group.as_str().unwrap()), "{group} in {text}");
    }
    desk.call("open_paper", json!({ "path": pdf["path"] }));
    desk.call("lock_book", json!({}));
    for file in files {
        let path = file["path"].as_str().unwrap();
        assert!(
            !std::path::Path::new(path).exists(),
            "{path} would open the book for its finder"
        );
    }
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let desk = Desk::with_book();
    let change = |old: &str| json!({ "old": old, "new": "câu khẩu lệnh mới" });
    let refused = desk.refused("change_passphrase", change("sai rồi, sai rồi"));
    assert!(matches!(refused, Failure::Invalid { .. }));
    desk.call("change_passphrase", change(PASSPHRASE));
    desk.call("lock_book", json!({}));
    assert!(unlock(&desk, PASSPHRASE).is_err());
    unlock(&desk, "câu khẩu lệnh mới").unwrap();
}

#[test]
fn every_step_bears_the_person_who_took_it() {
    let desk = Desk::with_book();
    let second = json!({
        "name": "Trần Văn Phó", "role": "deputy",
        "passphrase": "một câu của người khác", "again": "một câu của người khác",
    });
    desk.call("add_person", second);
    desk.call("lock_book", json!({}));
    unlock(&desk, "một câu của người khác").unwrap();
    desk.add_member("Lê Văn Bình");
    let history = desk.call("list_history", json!({ "before": null }));
    assert_eq!(history["lines"][0]["person"], "Trần Văn Phó");
    assert_eq!(history["lines"][0]["subject"], "Lê Văn Bình");
    assert_eq!(history["lines"][1]["person"], "Nguyễn Thị Thu");
}

#[test]
fn the_practice_book_has_52_members_and_fourteen_months_behind_it() {
    let desk = Desk::empty();
    let practice = desk.call("open_practice_book", json!({}));
    assert_eq!(practice["desk"]["practice"], true);
    let counts = desk.call("count_members", json!({}));
    assert_eq!(counts["all"], 52);
    assert_eq!(counts["probationary"], 3);
    let held = [2025, 2026]
        .map(|year| desk.call("list_meetings", json!({ "year": year })))
        .iter()
        .flat_map(|list| list["rows"].as_array().unwrap().clone())
        .filter(|row| row["state"] == "closed")
        .count();
    assert_eq!(held, 14);
    desk.call("lock_book", json!({}));
    desk.call("open_practice_book", json!({}));
    assert_eq!(
        desk.call("count_members", json!({}))["all"],
        52,
        "opening it again adds nobody"
    );
}

#[test]
fn an_unknown_command_and_an_unknown_field_are_refused() {
    let desk = Desk::with_book();
    assert_eq!(
        desk.refused("delete_everything", json!({})),
        Failure::BadRequest
    );
    assert_eq!(
        desk.refused("show_today", json!({ "more": 1 })),
        Failure::BadRequest
    );
}

#[test]
fn the_shelf_shows_the_name_the_cell_has_now() {
    let desk = Desk::with_book();
    let view = desk.call("show_profile", json!({}));
    let mut form = view["form"].clone();
    form["name"] = json!("Chi bộ thôn Đoài");
    desk.call(
        "edit_profile",
        json!({ "revision": view["revision"], "form": form }),
    );
    desk.call("lock_book", json!({}));
    let books = desk.call("show_shelf", json!({}))["books"].clone();
    assert_eq!(books[0]["label"], "Chi bộ thôn Đoài");
    assert_eq!(books.as_array().unwrap().len(), 1);
}
