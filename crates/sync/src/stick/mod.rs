//! The stick: the same messages as on the line, in files that a person carries (SYNC.md 4).
//!
//! A *bundle* holds every operation the province has not acknowledged, encrypted to the province
//! and signed by the laptop: a lost stick costs nothing, a found one tells nothing. The *return*
//! holds the receipts and what is new, encrypted to the laptop and signed by the province. Taking
//! either in twice, out of order, or after the same changes went over a line changes nothing.

mod bundle;
pub mod carry;
mod file;
mod keys;

pub use bundle::{Bundle, Outcome, Return};
pub use file::{Label, StickError, What, label, signed};
pub use keys::{Keys, StickKeys};

/// How names of stick files end.
pub const ENDING: &str = "scb";
