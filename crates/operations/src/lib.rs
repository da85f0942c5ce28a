//! Verbs: everything a person can do, one transaction each.
//!
//! [`Laptop::call`] is the one way in: the window and the browser bridge both hand it a command's
//! name and request. Nothing here knows that a window or a network exists; what needs them is
//! asked of the [`Host`].

pub mod attachments;
pub mod bindings;
mod clock;
mod commands;
pub mod conflicts;
mod desk;
pub mod drafts;
pub mod exchange;
mod failure;
mod form;
pub mod history;
mod host;
pub mod incoming;
pub mod laptop;
pub mod meetings;
pub mod members;
pub mod papers;
pub mod people;
pub mod programmes;
pub mod tasks;
pub mod today;
pub mod units;
pub mod uploads;

pub use clock::{Clock, SystemClock};
pub use commands::COMMANDS;
pub use desk::{Desk, Saved};
pub use failure::{Failure, FieldProblem, NotNow, Problem, ProvinceRefusal, StickProblem};
pub use host::{Event, ExchangeOutcome, Host, Progress, Stick, TakenFile, WrittenStick};
pub use laptop::Laptop;

/// A request that says nothing.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize, serde::Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
