//! Members: people, their stays in units, their standing and their offices.

pub mod import;
mod member;
mod membership;
pub mod names;
mod office;
mod span;
mod standing;
mod standing_event;
#[cfg(test)]
mod tests;

pub use member::{Member, MemberField, MemberId, Sex};
pub use membership::{Membership, MembershipField, MembershipId, MembershipKind};
pub use office::{Office, OfficeField, OfficeId, OfficeRole};
pub use span::Span;
pub use standing::{Activity, DatedChange, Leaving, Rank, Standing};
pub use standing_event::{StandingChange, StandingEvent, StandingEventField, StandingEventId};
