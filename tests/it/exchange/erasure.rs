//! An erasure reaches the province and every laptop, and beats what comes late.

use super::laptop::Laptop;
use super::server::Server;
use domain::members::{Member, MemberField, MemberId};
use domain::record::Value;

const PHONE: u16 = MemberField::phone.number();

fn call_by(laptop: &Laptop, id: MemberId, phone: &str) {
    laptop.act("edit_member", |writing| {
        let known: Member = writing.reading().require(id.record())?;
        writing.put(&Member {
            phone: phone.to_owned(),
            ..known
        })
    });
}

fn phone(laptop: &Laptop, id: MemberId) -> String {
    laptop.get::<Member>(id.record()).unwrap().phone
}

#[test]
fn an_erasure_reaches_the_other_laptop_and_beats_what_that_one_wrote_meanwhile() {
    let server = Server::new();
    let first = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    let id = first.add_member("Ẩn");
    call_by(&first, id, "0912345678");
    first.exchange().unwrap();
    let second = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    second.exchange().unwrap();
    assert_eq!(phone(&second, id), "0912345678");

    first.act("erase_member", |writing| {
        writing.erase(id.record(), &[PHONE])
    });
    call_by(&second, id, "0999999999");
    assert_eq!(first.exchange().unwrap().refused, 0);
    second.exchange().unwrap();
    assert_eq!(phone(&second, id), "", "it had not seen the erasure");
    first.exchange().unwrap();
    for laptop in [&first, &second] {
        assert_eq!(*laptop.fields(id.record()).get(PHONE), Value::Null);
        assert_eq!(laptop.book.verify_history().unwrap(), None);
        assert_eq!(
            laptop.exchange().unwrap().received,
            0,
            "both hold what the province holds"
        );
    }
    let third = Laptop::enrolled(&server, "Chi bộ thôn Đông");
    third.exchange().unwrap();
    assert_eq!(phone(&third, id), "", "nobody gets it any more");
    assert_eq!(server.counts().conflicts, 0, "nor is it kept as a conflict");
}
