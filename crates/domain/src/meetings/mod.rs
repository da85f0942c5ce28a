//! Meetings: planned, prepared, held and written down.

mod agenda_item;
mod duration;
mod meeting;
mod numbering;
pub mod order;
mod presence;
mod quorum;
mod roll_call;
#[cfg(test)]
mod tests;
mod threshold;
mod vote;
mod vote_record;

pub use agenda_item::{AgendaItem, AgendaItemField, AgendaItemId, AgendaItemKind, ItemSource};
pub use duration::{Duration, min_minutes};
pub use meeting::{Meeting, MeetingField, MeetingId, MeetingKind, MeetingState};
pub use numbering::{list_letter, numbers, roman};
pub use presence::{Away, Presence};
pub use quorum::{BaseWorking, LeftOut, Quorum};
pub use roll_call::{Attendance, RollCount, RollLine, Tally, VoterKind, per_mille, there_for_item};
pub use threshold::Threshold;
pub use vote::{
    Choice, Electorate, Figures, Outcome, VoteBase, VoteKind, VoteProblem, VoteRule, judge,
};
pub use vote_record::{Vote, VoteField, VoteId, VoteMethod};
