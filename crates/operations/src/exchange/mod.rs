//! Exchange: enrolling with the province, sending what waits, fetching what is new.

mod refused;
mod stick;

pub use refused::{RefusedList, RefusedRow, list_refused};
pub use stick::{
    OnStick, RefusedFileView, StickPlaceView, SticksView, TakenStickView, WrittenStickView,
    show_sticks, take_stick, write_stick,
};

use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, ExchangeOutcome, Failure, Nothing, Problem};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the book stands with the province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExchangeView {
    /// Whether it is enrolled.
    pub enrolled: bool,
    /// The province's address.
    pub address: String,
    /// The fingerprint of its server, in groups.
    pub fingerprint: String,
    /// Steps that wait to be sent.
    pub waiting: i64,
    /// Since when.
    pub waiting_since: Option<String>,
    /// Operations the province refused.
    pub refused: i64,
    /// Values that two laptops wrote without having seen each other, to be decided here.
    pub conflicts: i64,
    /// When the last exchange was completed.
    pub last_exchange: Option<String>,
    /// What the exchange just now came to.
    pub outcome: Option<ExchangeOutcomeView>,
}

/// What an exchange came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ExchangeOutcomeView {
    /// Operations the province took.
    pub sent: u32,
    /// Records that came.
    pub received: u32,
    /// Operations the province refused.
    pub refused: u32,
}

/// The slip the province printed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnrolBook {
    /// The slip, typed or pasted.
    pub slip: String,
    /// What this laptop shall be called in the province's list.
    pub laptop: String,
}

/// Shows where the book stands.
pub fn show_exchange(desk: &Desk, _: Nothing) -> Result<ExchangeView, Failure> {
    view(desk, None)
}

fn view(desk: &Desk, outcome: Option<ExchangeOutcomeView>) -> Result<ExchangeView, Failure> {
    desk.book.read(|reading| {
        let enrolment = reading.enrolment()?;
        let waiting = reading.waiting()?;
        Ok(ExchangeView {
            enrolled: enrolment.is_some(),
            fingerprint: enrolment
                .as_ref()
                .map(|it| grouped(&it.fingerprint))
                .unwrap_or_default(),
            address: enrolment.map(|it| it.address).unwrap_or_default(),
            waiting: waiting.steps,
            waiting_since: waiting.oldest,
            refused: waiting.refused,
            conflicts: reading.count_conflicts()?,
            last_exchange: reading.last_exchange()?,
            outcome,
        })
    })
}

fn grouped(fingerprint: &[u8]) -> String {
    let hex = data_encoding::HEXUPPER.encode(fingerprint);
    let signs: Vec<char> = hex.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

/// Enrols the book.
pub fn enrol_book(desk: &Desk, request: EnrolBook) -> Result<ExchangeView, Failure> {
    let mut form = Form::default();
    let slip = form.remark("slip", &request.slip);
    if slip.is_empty() {
        form.problem("slip", Problem::Required);
    }
    let laptop = form.required("laptop", &request.laptop);
    form.finish()?;
    if desk.book.read(|reading| reading.enrolment())?.is_some() {
        return Err(Failure::NotNow {
            reason: NotNow::AlreadyEnrolled,
        });
    }
    desk.host.enrol(&desk.book, &slip, &laptop)?;
    view(desk, None)
}

/// Sends what waits and fetches what is new.
pub fn exchange_now(desk: &Desk, _: Nothing) -> Result<ExchangeView, Failure> {
    enrolled(desk)?;
    let outcome = desk.host.exchange(&desk.book, desk.clock.now())?;
    desk.tell(&outcome.changed);
    view(desk, Some(outcome_view(&outcome)))
}

fn enrolled(desk: &Desk) -> Result<(), Failure> {
    let enrolment = desk.book.read(|reading| reading.enrolment())?;
    let reason = NotNow::NotEnrolled;
    enrolment.map(|_| ()).ok_or(Failure::NotNow { reason })
}

fn outcome_view(outcome: &ExchangeOutcome) -> ExchangeOutcomeView {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    ExchangeOutcomeView {
        sent: number(outcome.sent),
        received: number(outcome.received),
        refused: number(outcome.refused),
    }
}
