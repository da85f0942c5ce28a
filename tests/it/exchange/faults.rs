//! Lines that break, servers that die, backups that are put back.

use super::laptop::Laptop;
use super::line::Breaking;
use super::server::Server;
use domain::meetings::Meeting;
use domain::members::Member;
use province::keeping;
use sync::client::{ExchangeProblem, Next};

const CELL: &str = "Chi bộ thôn Đông";

fn laptop_on(line: &Breaking, server: &Server) -> Laptop {
    let laptop = Laptop::new();
    laptop.enrol(&server.slip_by(CELL, line.address)).unwrap();
    laptop
}

/// Exchanges over a line that breaks ever later, until an exchange comes through.
fn exchange_through(line: &Breaking, laptop: &Laptop) -> usize {
    let mut cuts = 0;
    for bytes in (0..).step_by(61) {
        line.break_after(bytes);
        match laptop.exchange() {
            Ok(_) => break,
            Err(problem) => assert_eq!(problem.next(), Next::Later, "{problem:?} after {bytes}"),
        }
        cuts += 1;
    }
    line.break_after(usize::MAX);
    cuts
}

#[test]
fn s_10_a_line_cut_anywhere_and_tried_again_sends_nothing_twice() {
    let server = Server::new();
    let line = Breaking::before(server.address);
    let writer = laptop_on(&line, &server);
    let meeting = writer.write_month();
    assert!(exchange_through(&line, &writer) > 10, "answers were lost");
    let counts = server.counts();
    let head = counts.head;
    assert_eq!(counts.records["AgendaItem"], 3);
    assert_eq!((counts.refused, counts.conflicts), (0, 0));
    writer.exchange().unwrap();
    assert_eq!(server.counts().head, head);

    let reader = laptop_on(&line, &server);
    assert!(exchange_through(&line, &reader) > 10, "pages were cut");
    assert_eq!(
        reader.fields(meeting.record()),
        writer.fields(meeting.record())
    );
}

#[test]
fn a_month_is_small_on_the_line() {
    let server = Server::new();
    let line = Breaking::before(server.address);
    let writer = laptop_on(&line, &server);
    writer.exchange().unwrap();
    writer.write_month();
    line.passed();
    writer.exchange().unwrap();
    let down = line.passed();
    assert!(down < 3_000, "{down} bytes came back, TLS included");
}

#[test]
fn a_server_that_was_killed_goes_on_where_it_was() {
    let mut server = Server::new();
    let laptop = Laptop::enrolled(&server, CELL);
    laptop.add_member("An");
    laptop.exchange().unwrap();
    server.kill();
    let member = laptop.add_member("Bình");
    let problem = laptop.exchange().unwrap_err();
    assert_eq!(problem, ExchangeProblem::NoLine);
    assert_eq!(problem.next(), Next::Later);
    server.start();
    laptop.exchange().unwrap();
    assert_eq!(server.counts().records["Member"], 2);
    assert_eq!(laptop.get::<Member>(member.record()).unwrap().given, "Bình");
}

#[test]
fn a_server_restored_from_yesterday_s_backup_gets_everything_again() {
    let mut server = Server::new();
    let first = Laptop::enrolled(&server, CELL);
    let second = Laptop::enrolled(&server, CELL);
    first.add_member("An");
    first.exchange().unwrap();
    second.exchange().unwrap();
    let backup = server.back_up("yesterday");
    let meeting = first.write_month();
    first.exchange().unwrap();
    second.exchange().unwrap();
    let member = second.add_member("Bình");
    second.exchange().unwrap();
    first.exchange().unwrap();
    let before = server.counts();
    assert_eq!(before.records["Member"], 2);

    server.restore(&backup);
    assert_eq!(server.counts().records["Member"], 1, "yesterday's");
    first.exchange().unwrap();
    second.exchange().unwrap();
    first.exchange().unwrap();
    let after = server.counts();
    assert_eq!(after.records, before.records);
    assert_eq!(after.conflicts, 0);
    assert_eq!(
        first.fields(meeting.record()),
        second.fields(meeting.record())
    );
    assert_eq!(first.get::<Member>(member.record()).unwrap().given, "Bình");
    let waiting = first.book.read(|reading| reading.waiting()).unwrap();
    assert_eq!((waiting.steps, waiting.refused), (0, 0));
}

#[test]
fn what_only_a_lost_laptop_wrote_comes_back_from_the_pages_of_another() {
    let mut server = Server::new();
    let lost = Laptop::enrolled(&server, CELL);
    let reader = Laptop::enrolled(&server, CELL);
    let backup = server.back_up("yesterday");
    let meeting = lost.write_month();
    lost.exchange().unwrap();
    reader.exchange().unwrap();
    drop(lost);
    server.restore(&backup);
    reader.exchange().unwrap();
    assert_eq!(server.counts().records["Meeting"], 1);
    let fresh = Laptop::enrolled(&server, CELL);
    fresh.exchange().unwrap();
    assert_eq!(
        fresh.fields(meeting.record()),
        reader.fields(meeting.record())
    );
    assert!(fresh.get::<Meeting>(meeting.record()).is_some());
}

#[test]
fn the_doctor_finds_a_fresh_feed_well_and_asks_for_a_backup_after_a_month() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, CELL);
    server.back_up("first");
    let well = |server: &Server| {
        let findings = keeping::doctor(&server.feed()).unwrap();
        findings
            .into_iter()
            .filter(|finding| !finding.well)
            .map(|f| f.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(well(&server), Vec::<&str>::new());
    laptop.write_month();
    laptop.exchange().unwrap();
    assert_eq!(well(&server), ["backup"]);
}
