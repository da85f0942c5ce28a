//! Who gets in, and who does not.

use super::laptop::Laptop;
use super::line::captive_portal;
use super::server::Server;
use province::laptops;
use sync::client::{ExchangeProblem, Next};
use sync::slip::Slip;

const CELL: &str = "Chi bộ thôn Đông";

#[test]
fn a_used_code_is_refused_and_the_same_book_may_ask_again() {
    let server = Server::new();
    let slip = server.slip(CELL);
    let first = Laptop::new();
    first.enrol(&slip).unwrap();
    assert_eq!(first.enrol(&slip), Err(ExchangeProblem::AlreadyEnrolled));
    assert_eq!(Laptop::new().enrol(&slip), Err(ExchangeProblem::CodeUsed));
    assert_eq!(laptops::list(&server.feed()).unwrap().len(), 1);
}

#[test]
fn a_code_is_good_for_72_hours() {
    let server = Server::new();
    let slip = server.slip(CELL);
    server.later_by(laptops::VALID_FOR);
    Laptop::new().enrol(&slip).unwrap();
    let slip = server.slip(CELL);
    server.later_by(laptops::VALID_FOR + 1);
    assert_eq!(
        Laptop::new().enrol(&slip),
        Err(ExchangeProblem::CodeExpired)
    );
}

#[test]
fn a_code_of_another_province_is_unknown() {
    let (here, there) = (Server::new(), Server::new());
    let mut slip = Slip::parse(&here.slip(CELL)).unwrap();
    slip.code = Slip::parse(&there.slip(CELL)).unwrap().code;
    assert_eq!(
        Laptop::new().enrol(&slip.to_text()),
        Err(ExchangeProblem::CodeUnknown)
    );
}

#[test]
fn a_server_with_another_certificate_is_refused() {
    let (here, there) = (Server::new(), Server::new());
    let mut slip = Slip::parse(&here.slip(CELL)).unwrap();
    slip.fingerprint = Slip::parse(&there.slip(CELL)).unwrap().fingerprint;
    let problem = Laptop::new().enrol(&slip.to_text()).unwrap_err();
    assert_eq!(problem, ExchangeProblem::WrongServer);
    assert_eq!(problem.next(), Next::NeedsPerson);
}

#[test]
fn a_cafe_s_sign_in_page_is_no_province_and_it_is_tried_again_later() {
    let server = Server::new();
    let slip = server.slip_by(CELL, captive_portal());
    let laptop = Laptop::new();
    let problem = laptop.enrol(&slip).unwrap_err();
    assert_eq!(problem.next(), Next::Later, "{problem:?}");
    assert!(
        laptop
            .book
            .read(|reading| reading.enrolment())
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_mistyped_slip_is_noticed_before_anything_is_sent() {
    let server = Server::new();
    let slip = server.slip(CELL);
    let letter = slip.chars().nth(12).unwrap();
    let other = if letter == '7' { '8' } else { '7' };
    let wrong: String = slip
        .chars()
        .enumerate()
        .map(|(at, old)| if at == 12 { other } else { old })
        .collect();
    assert_eq!(
        Laptop::new().enrol(&wrong),
        Err(ExchangeProblem::Slip { mistyped: true })
    );
    assert_eq!(
        Laptop::new().enrol("xin chào"),
        Err(ExchangeProblem::Slip { mistyped: false })
    );
}

#[test]
fn practice_and_real_never_mix() {
    let (real, practice) = (Server::new(), Server::practice());
    let book = Laptop::of_sort(true);
    assert_eq!(
        book.enrol(&real.slip(CELL)),
        Err(ExchangeProblem::PracticeMismatch)
    );
    assert_eq!(
        Laptop::new().enrol(&practice.slip(CELL)),
        Err(ExchangeProblem::PracticeMismatch)
    );
    book.enrol(&practice.slip(CELL)).unwrap();
}

#[test]
fn a_revoked_laptop_is_refused_with_the_reason_and_keeps_what_it_wrote() {
    let server = Server::new();
    let laptop = Laptop::enrolled(&server, CELL);
    laptop.exchange().unwrap();
    let id = laptops::list(&server.feed()).unwrap()[0].id.0.to_string();
    laptops::revoke(&server.feed(), &id, "Máy bị mất").unwrap();
    laptop.add_member("Giang");
    let refused = ExchangeProblem::Revoked {
        reason: "Máy bị mất".to_owned(),
    };
    assert_eq!(laptop.exchange(), Err(refused));
    assert_eq!(
        laptop.book.read(|reading| reading.waiting()).unwrap().steps,
        1
    );
    assert!(!server.counts().records.contains_key("Member"));
}

#[test]
fn a_book_that_is_not_enrolled_says_so() {
    assert_eq!(Laptop::new().exchange(), Err(ExchangeProblem::NotEnrolled));
}
