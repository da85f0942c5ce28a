//! The laptop's side of the exchange, in the words that a page understands.

use operations::{ExchangeOutcome, Failure, Problem, ProvinceRefusal};
use storage::Book;
use sync::client::{self, ExchangeProblem, Exchanged};

pub fn enrol(book: &Book, slip: &str, laptop: &str) -> Result<(), Failure> {
    client::enrol(book, slip, laptop)
        .map(|_| ())
        .map_err(failure)
}

pub fn exchange(
    book: &Book,
    now: chrono::DateTime<chrono::FixedOffset>,
) -> Result<ExchangeOutcome, Failure> {
    client::exchange(book, now).map(outcome).map_err(failure)
}

pub(super) fn outcome(exchanged: Exchanged) -> ExchangeOutcome {
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    ExchangeOutcome {
        sent: number(exchanged.sent),
        received: number(exchanged.received),
        refused: number(exchanged.refused),
        changed: exchanged.changed,
    }
}

pub(super) fn failure(problem: ExchangeProblem) -> Failure {
    let refused = |reason| Failure::ProvinceRefused { reason };
    match problem {
        // A line that is not there, a hotel's sign-in page, a busy server: trying later is enough.
        ExchangeProblem::NoLine
        | ExchangeProblem::NotTheProvince
        | ExchangeProblem::Busy { .. }
        | ExchangeProblem::Differs => Failure::NoLine,
        ExchangeProblem::WrongServer => refused(ProvinceRefusal::WrongServer),
        ExchangeProblem::Revoked { .. } => refused(ProvinceRefusal::Revoked),
        ExchangeProblem::Unknown => refused(ProvinceRefusal::UnknownLaptop),
        ExchangeProblem::Copied => refused(ProvinceRefusal::Copied),
        ExchangeProblem::Upgrade => refused(ProvinceRefusal::Upgrade),
        ExchangeProblem::CodeUnknown => refused(ProvinceRefusal::CodeUnknown),
        ExchangeProblem::CodeUsed => refused(ProvinceRefusal::CodeUsed),
        ExchangeProblem::CodeExpired => refused(ProvinceRefusal::CodeExpired),
        ExchangeProblem::PracticeMismatch => refused(ProvinceRefusal::PracticeMismatch),
        ExchangeProblem::NotEnrolled => Failure::NotNow {
            reason: operations::NotNow::NotEnrolled,
        },
        ExchangeProblem::AlreadyEnrolled => Failure::NotNow {
            reason: operations::NotNow::AlreadyEnrolled,
        },
        ExchangeProblem::Slip { mistyped: true } => Failure::invalid("slip", Problem::DoesNotMatch),
        ExchangeProblem::Slip { mistyped: false } => Failure::invalid("slip", Problem::NotAChoice),
        ExchangeProblem::File(kind) => super::file_failure(&kind.into()),
        other @ (ExchangeProblem::Stick(_)
        | ExchangeProblem::Older
        | ExchangeProblem::DoesNotFit
        | ExchangeProblem::WriteAgain
        | ExchangeProblem::Book { .. }
        | ExchangeProblem::Malformed) => Failure::internal(&other),
    }
}
