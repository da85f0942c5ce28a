//! Facts that a level above switches off: whoever wrote them, they are shown nowhere below it.

use super::laptop::Laptop;
use super::server::Server;
use domain::members::{Member, MemberField, MemberId, Membership, MembershipKind};
use domain::record::Value;
use domain::units::UnitLevel;
use province::units;

const PHONE: u16 = MemberField::phone.number();

fn leave_out(server: &Server, unit: &str, facts: &[&str]) {
    let feed = server.feed();
    let unit = units::find(&feed, unit).unwrap();
    let facts: Vec<String> = facts.iter().map(|fact| (*fact).to_owned()).collect();
    server.later_by(1_000);
    units::leave_out(&feed, &unit, &facts, server.now()).unwrap();
}

/// A member of the laptop's unit who stands in its roster.
fn taken_in(laptop: &Laptop, given: &str) -> MemberId {
    let member = laptop.add_member(given);
    laptop.act("add_member", |writing| {
        writing.put(&Membership {
            id: writing.new_id()?,
            owner: writing.unit(),
            member,
            kind: MembershipKind::Regular,
            ..Membership::default()
        })
    });
    member
}

fn write_phone(laptop: &Laptop, id: MemberId, phone: &str) {
    laptop.act("edit_member", |writing| {
        writing.set::<Member>(id.record(), PHONE, &phone.to_owned())
    });
}

/// What a file shows, what the list beside it shows, and what a search finds.
fn phone(laptop: &Laptop, id: MemberId) -> (String, Vec<String>, usize) {
    let file = laptop.get::<Member>(id.record()).unwrap().phone;
    laptop
        .book
        .read(|reading| {
            let today = super::laptop::at(0).date_naive();
            let listed = reading.roster(today)?;
            let found = reading.members_like(&["0912345678".to_owned()])?.len();
            let listed = listed.into_iter().map(|line| line.phone).collect();
            Ok::<_, storage::Error>((file, listed, found))
        })
        .unwrap()
}

fn shown() -> (String, Vec<String>, usize) {
    ("0912345678".to_owned(), vec!["0912345678".to_owned()], 1)
}

fn nowhere() -> (String, Vec<String>, usize) {
    (String::new(), vec![String::new()], 0)
}

fn tree(server: &Server) {
    server.plant(&[
        ("Đảng bộ tỉnh", UnitLevel::Province, ""),
        ("Đảng bộ phường", UnitLevel::Commune, "Đảng bộ tỉnh"),
        ("Chi bộ thôn Đông", UnitLevel::Cell, "Đảng bộ phường"),
        ("Chi bộ thôn Đoài", UnitLevel::Cell, "Đảng bộ tỉnh"),
    ]);
}

#[test]
fn what_the_ward_may_not_keep_is_shown_nowhere_below_it_and_elsewhere_as_before() {
    let server = Server::new();
    tree(&server);
    let cell = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let other = Laptop::enrolled(&server, "Chi bộ thôn Đoài");
    let (here, there) = (taken_in(&cell, "Ẩn"), taken_in(&other, "Hiện"));
    write_phone(&cell, here, "0912345678");
    write_phone(&other, there, "0912345678");
    cell.exchange().unwrap();
    other.exchange().unwrap();
    leave_out(&server, "Đảng bộ phường", &["phone", "religion"]);
    assert_eq!(phone(&cell, here), shown(), "not heard yet");
    cell.exchange().unwrap();
    other.exchange().unwrap();
    assert_eq!(phone(&cell, here), nowhere());
    assert_eq!(phone(&other, there), shown());
    write_phone(&cell, here, "0987654321");
    assert_eq!(phone(&cell, here), nowhere(), "nor written any more");

    leave_out(&server, "Đảng bộ phường", &[]);
    cell.exchange().unwrap();
    assert_eq!(phone(&cell, here), shown(), "it had not been taken out");
    assert_eq!(server.counts().conflicts, 0);
}

#[test]
fn what_a_laptop_sends_that_had_not_heard_of_it_is_shown_on_no_other() {
    let server = Server::new();
    tree(&server);
    let first = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let second = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let id = taken_in(&first, "Ẩn");
    first.exchange().unwrap();
    second.exchange().unwrap();
    leave_out(&server, "Chi bộ thôn Đông", &["phone"]);
    second.exchange().unwrap();
    write_phone(&first, id, "0912345678");
    first.exchange().unwrap();
    second.exchange().unwrap();
    for laptop in [&first, &second] {
        assert_eq!(phone(laptop, id), nowhere());
        let hidden = laptop.book.read(|reading| reading.hidden()).unwrap();
        assert_eq!(hidden.get(&PHONE), Some(&vec![id]), "it can be taken out");
    }
    let edited = second.get::<Member>(id.record()).unwrap();
    second.act("edit_member", |writing| {
        writing.put(&Member {
            note: "sửa chỗ khác".to_owned(),
            ..edited.clone()
        })
    });
    assert_eq!(
        second.book.read(|reading| reading.hidden()).unwrap().len(),
        1,
        "a form does not empty what it does not show"
    );
    second.act("edit_kept_fields", |writing| {
        writing.set::<Member>(id.record(), PHONE, &String::new())
    });
    second.exchange().unwrap();
    first.exchange().unwrap();
    for laptop in [&first, &second] {
        assert!(
            laptop
                .book
                .read(|reading| reading.hidden())
                .unwrap()
                .is_empty()
        );
        assert_eq!(laptop.exchange().unwrap().received, 0);
        assert_eq!(laptop.book.verify_history().unwrap(), None);
    }
    leave_out(&server, "Chi bộ thôn Đông", &[]);
    first.exchange().unwrap();
    assert_eq!(phone(&first, id).0, "", "for good");
    assert_ne!(
        *first.fields(id.record()).get(PHONE),
        Value::Text("0912345678".to_owned())
    );
}

#[test]
fn a_book_restored_or_enrolled_anew_shows_none_of_it_either() {
    let server = Server::new();
    tree(&server);
    let first = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let id = taken_in(&first, "Ẩn");
    write_phone(&first, id, "0912345678");
    first.exchange().unwrap();
    leave_out(&server, "Đảng bộ tỉnh", &["phone"]);
    let second = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    second.exchange().unwrap();
    assert_eq!(phone(&second, id), nowhere());
    let ward = Laptop::enrolled(&server, "Đảng bộ phường");
    ward.exchange().unwrap();
    assert_eq!(ward.get::<Member>(id.record()).unwrap().phone, "");
}

#[test]
fn only_a_fact_that_files_can_do_without_may_be_left_out() {
    let server = Server::new();
    tree(&server);
    let feed = server.feed();
    let unit = units::find(&feed, "Đảng bộ tỉnh").unwrap();
    let refused = units::leave_out(&feed, &unit, &["given".to_owned()], server.now());
    assert!(refused.unwrap_err().to_string().contains("religion"));
}

#[test]
fn two_telephones_that_may_not_be_kept_are_not_put_up_for_a_decision() {
    let server = Server::new();
    tree(&server);
    let first = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let second = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let id = taken_in(&first, "Ẩn");
    first.exchange().unwrap();
    second.exchange().unwrap();
    write_phone(&first, id, "0912345678");
    write_phone(&second, id, "0987654321");
    for laptop in [&first, &second, &first] {
        laptop.exchange().unwrap();
    }
    let open = |laptop: &Laptop| {
        let conflicts = laptop.book.read(|reading| reading.conflicts(10)).unwrap();
        conflicts.len()
    };
    assert_eq!((open(&first), open(&second)), (1, 1));
    leave_out(&server, "Đảng bộ phường", &["phone"]);
    for (which, laptop) in [("first", &first), ("second", &second)] {
        laptop.exchange().unwrap();
        let shown = laptop.get::<Member>(id.record()).unwrap().phone;
        assert_eq!((open(laptop), shown.as_str()), (0, ""), "{which}");
    }
}
