//! A month goes from one laptop over the province to another.

use super::laptop::Laptop;
use super::server::Server;
use domain::meetings::{Meeting, MeetingState};
use domain::members::Member;
use domain::units::Unit;
use storage::history::Delivery;

#[test]
fn a_month_written_on_one_laptop_is_received_by_another_of_the_same_cell() {
    let server = Server::new();
    let first = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let meeting = first.write_month();
    let member = first.add_member("Ẩn");
    assert_eq!(first.delivery(meeting.record()), Some(Delivery::Here));
    let sent = first.exchange().unwrap();
    assert!(sent.sent >= 4, "steps fold by record: {sent:?}");
    assert_eq!(sent.refused, 0);
    assert!(
        matches!(
            first.delivery(meeting.record()),
            Some(Delivery::Received { .. })
        ),
        "{:?}",
        first.delivery(meeting.record())
    );
    let counts = server.counts();
    assert_eq!(counts.records["Meeting"], 1);
    assert_eq!(counts.records["AgendaItem"], 3);
    assert_eq!(counts.records["Task"], 1);
    assert_eq!(counts.records["Member"], 1);

    let second = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let got = second.exchange().unwrap();
    assert!(
        got.changed.records.contains(&meeting.record()),
        "the window is told what changed"
    );
    let read: Meeting = second.get(meeting.record()).unwrap();
    assert_eq!(read.state, MeetingState::Closed);
    assert_eq!(read.theme, "Sinh hoạt thường kỳ tháng 11");
    assert_eq!(
        second.fields(meeting.record()),
        first.fields(meeting.record())
    );
    assert_eq!(second.get::<Member>(member.record()).unwrap().given, "Ẩn");
    let unit = second.book.read(|reading| reading.unit()).unwrap();
    assert_eq!(
        second.get::<Unit>(unit.record()).unwrap().name,
        "Chi bộ thôn Đông"
    );
}

#[test]
fn what_was_written_before_enrolment_belongs_to_the_unit_afterwards() {
    let server = Server::new();
    let laptop = Laptop::new();
    let member = laptop.add_member("Bình");
    let enrolled = laptop.enrol(&server.slip("Chi bộ thôn Tây")).unwrap();
    assert_eq!(enrolled.unit_name, "Chi bộ thôn Tây");
    assert_eq!(laptop.exchange().unwrap().refused, 0);
    assert_eq!(
        laptop.get::<Member>(member.record()).unwrap().owner,
        enrolled.unit
    );
    assert_eq!(server.counts().records["Member"], 1);
}

#[test]
fn a_cell_does_not_see_another_cell_s_records() {
    let server = Server::new();
    let east = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let west = Laptop::enrolled(&server, "Chi bộ thôn Tây");
    let member = east.add_member("Cường");
    east.exchange().unwrap();
    west.exchange().unwrap();
    assert!(west.get::<Member>(member.record()).is_none());
}

#[test]
fn s_07_edits_of_one_laptop_sent_in_order_do_not_conflict_with_themselves() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let meeting = laptop.plan_meeting();
    laptop.exchange().unwrap();
    for theme in ["một", "hai", "ba", "bốn", "năm"] {
        laptop.name_theme(meeting, theme);
        laptop.add_member(theme);
    }
    laptop.exchange().unwrap();
    assert_eq!(server.counts().conflicts, 0);
    assert_eq!(
        laptop.get::<Meeting>(meeting.record()).unwrap().theme,
        "năm"
    );
}

#[test]
fn s_02_two_laptops_that_did_not_see_each_other_leave_a_conflict_and_one_value() {
    let server = Server::new();
    let first = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let second = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let meeting = first.plan_meeting();
    first.exchange().unwrap();
    second.exchange().unwrap();
    first.name_theme(meeting, "Chuyên đề dân vận");
    second.name_theme(meeting, "Chuyên đề chuyển đổi số");
    first.exchange().unwrap();
    second.exchange().unwrap();
    first.exchange().unwrap();
    assert_eq!(server.counts().conflicts, 1);
    assert_eq!(
        first.fields(meeting.record()),
        second.fields(meeting.record())
    );
}

#[test]
fn s_42_a_write_into_closed_minutes_is_refused_and_the_rest_goes_on() {
    let server = Server::new();
    let first = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let stale = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let meeting = first.plan_meeting();
    first.exchange().unwrap();
    stale.exchange().unwrap();
    first.close(meeting);
    first.exchange().unwrap();
    stale.name_theme(meeting, "Viết sau khi đã đóng");
    let member = stale.add_member("Dũng");
    let outcome = stale.exchange().unwrap();
    assert_eq!(outcome.refused, 1);
    let waiting = stale.book.read(|reading| reading.waiting()).unwrap();
    assert_eq!(
        (waiting.refused, waiting.steps),
        (1, 0),
        "it is listed, and nothing waits"
    );
    let read: Meeting = stale.get(meeting.record()).unwrap();
    assert_eq!(read.theme, "Sinh hoạt thường kỳ tháng 11");
    assert_eq!(read.state, MeetingState::Closed);
    first.exchange().unwrap();
    assert_eq!(first.get::<Member>(member.record()).unwrap().given, "Dũng");
    assert_eq!(
        stale.exchange().unwrap().refused,
        0,
        "a refusal is told once"
    );
}

#[test]
fn nothing_new_takes_one_request_and_changes_nothing() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    laptop.write_month();
    let first = laptop.exchange().unwrap();
    assert_eq!(
        first.received, 1,
        "the unit itself; what it wrote is no news to it"
    );
    let head = server.counts().head;
    let idle = laptop.exchange().unwrap();
    assert_eq!((idle.sent, idle.received), (0, 0));
    assert!(idle.changed.records.is_empty());
    assert_eq!(server.counts().head, head);
}
