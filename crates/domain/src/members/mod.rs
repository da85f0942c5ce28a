//! Members: people, their stays in units, their standing and their offices.

pub mod badge;
mod data_request;
pub mod deadline;
mod distinct;
mod file_copy;
mod filter;
pub mod import;
mod kind;
mod member;
mod membership;
pub mod names;
mod not_kept;
mod office;
mod portrait;
mod probation;
mod residence;
mod span;
mod standing;
mod standing_event;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_deadlines;
mod transfer;

pub use badge::{Badge, BadgeDue, BadgeField, BadgeId};
pub use data_request::{
    DataRequest, DataRequestField, DataRequestId, DataRequestKind, DataRequestState,
};
pub use deadline::{Deadline, DeadlineKind};
pub use distinct::{Alike, Distinct, DistinctField, DistinctId};
pub use file_copy::FileCopy;
pub use filter::MemberFilter;
pub use kind::{FeeClass, MemberKind};
pub use member::{Member, MemberField, MemberId, Sex};
pub use membership::{Membership, MembershipField, MembershipId, MembershipKind};
pub use not_kept::{MAY_BE_LEFT_OUT, NotKept};
pub use office::{Office, OfficeField, OfficeId, OfficeRole};
pub use portrait::{Picture, Portrait, PortraitField, PortraitId};
pub use probation::{AgeAtAdmission, ProbationEnd};
pub use residence::{ResidenceGroup, ResidenceRemark, ResidenceRemarkField, ResidenceRemarkId};
pub use span::Span;
pub use standing::{Activity, DatedChange, Leaving, Rank, Standing};
pub use standing_event::{StandingChange, StandingEvent, StandingEventField, StandingEventId};
pub use transfer::{
    Transfer, TransferDirection, TransferField, TransferId, TransferKind, TransferState,
};
