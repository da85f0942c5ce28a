//! Enrolment: the slip makes this laptop known to the province.

use super::https::Https;
use crate::laptop::{ExchangeProblem, Line, Path};
use crate::messages::{Enrol, Enrolled, PROTOCOL, Problem};
use crate::sign::{self, Context};
use crate::slip::{Slip, SlipError};
use domain::record::RecordId;
use domain::units::UnitId;
use std::collections::BTreeSet;
use storage::Book;
use storage::exchange::Enrolment;
use zeroize::Zeroizing;

/// What the laptop is from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolledAs {
    /// The unit it writes for.
    pub unit: UnitId,
    /// The unit's name.
    pub unit_name: String,
    /// Where the province is reached.
    pub address: String,
}

/// Enrols a book by a slip. If the answer is lost, the same slip works again for the same book.
///
/// # Errors
/// Why not; the book is as it was then.
pub fn enrol(book: &Book, slip: &str, laptop_name: &str) -> Result<EnrolledAs, ExchangeProblem> {
    let slip = Slip::parse(slip).map_err(|error| ExchangeProblem::Slip {
        mistyped: error == SlipError::Mistyped,
    })?;
    if book.read(|reading| reading.enrolment())?.is_some() {
        return Err(ExchangeProblem::AlreadyEnrolled);
    }
    let key = device_key(book, &slip);
    let request = Enrol {
        protocol: PROTOCOL,
        code: slip.code,
        key: sign::public(&key),
        laptop: laptop_name.chars().take(100).collect(),
        practice: book.read(|reading| reading.is_practice())?,
    };
    let address = format!("https://{}", slip.address);
    let enrolled = ask(&request, &key, &address, &slip.fingerprint)?;
    book.enrol(&Enrolment {
        server: enrolled.server,
        address: address.clone(),
        fingerprint: slip.fingerprint.to_vec(),
        device: enrolled.device,
        signing_key: key,
        unit: UnitId(enrolled.unit.0),
        stick_recipient: enrolled.stick.recipient,
        stick_key: enrolled.stick.verifying.to_vec(),
    })?;
    book.begin_epoch(enrolled.epoch, 0)?;
    book.change_scopes(&BTreeSet::from([enrolled.unit]))?;
    Ok(EnrolledAs {
        unit: UnitId(enrolled.unit.0),
        unit_name: enrolled.unit_name,
        address,
    })
}

/// The same book and the same slip give the same key, so that a lost answer costs nothing.
fn device_key(book: &Book, slip: &Slip) -> Zeroizing<[u8; 32]> {
    let mut hasher = blake3::Hasher::new_derive_key("so-chi-bo device key v1");
    hasher
        .update(book.key().database().as_slice())
        .update(&slip.code)
        .update(&slip.fingerprint);
    Zeroizing::new(*hasher.finalize().as_bytes())
}

fn ask(
    request: &Enrol,
    key: &[u8; 32],
    address: &str,
    fingerprint: &[u8],
) -> Result<Enrolled, ExchangeProblem> {
    let body = request.encode().map_err(|_| ExchangeProblem::Malformed)?;
    // Neither side has an id yet: the code stands for both.
    let nobody = RecordId::default();
    let context = Context {
        server: nobody,
        device: nobody,
        counter: 0,
    };
    let sealed = sign::seal(key, &context, &body);
    let (status, body) = Https::new(address, fingerprint)?.post(Path::Enrol, sealed)?;
    if status == 200 {
        return Enrolled::decode(&body).map_err(|_| ExchangeProblem::NotTheProvince);
    }
    let problem = Problem::decode(&body).map_err(|_| ExchangeProblem::NotTheProvince)?;
    Err(problem.into())
}
