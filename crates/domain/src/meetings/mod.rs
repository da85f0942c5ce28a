//! Meetings: planned, prepared, held and written down.

mod agenda_item;
mod contribution;
mod duration;
mod filing;
mod handout;
mod meeting;
mod minutes_version;
mod numbering;
mod observation;
pub mod order;
mod presence;
mod quorum;
mod recurring_item;
mod rescheduling;
mod roll_call;
mod score;
#[cfg(test)]
mod tests;
mod threshold;
mod vote;
mod vote_record;
mod vote_working;
mod voters;
pub mod year_plan;

pub use agenda_item::{AgendaItem, AgendaItemField, AgendaItemId, AgendaItemKind, ItemSource};
pub use contribution::{Contribution, ContributionField, ContributionId};
pub use duration::{Duration, min_minutes};
pub use filing::{Filing, FilingField, FilingId};
pub use handout::{Handout, HandoutField, HandoutId, HandoutWay, latest_day, on_time};
pub use meeting::{Meeting, MeetingField, MeetingId, MeetingKind, MeetingState};
pub use minutes_version::{MinutesVersion, MinutesVersionField, MinutesVersionId};
pub use numbering::{list_letter, numbers, roman};
pub use observation::{Observation, ObservationField, ObservationId};
pub use presence::{Away, Presence};
pub use quorum::{BaseWorking, LeftOut, Quorum};
pub use recurring_item::{MeetingKinds, RecurringItem, RecurringItemField, RecurringItemId};
pub use rescheduling::{Rescheduling, ReschedulingField, ReschedulingId};
pub use roll_call::{Attendance, RollCount, RollLine, Tally, VoterKind, per_mille, there_for_item};
pub use score::{
    Criterion, Evidence, Mark, Measure, Proof, Score, ScoreGroup, ScoreLevel, ScoreLevels,
    ScoreStep, ScoredCriterion, ScoredGroup, is_scored,
};
pub use threshold::Threshold;
pub use vote::{
    Choice, Electorate, Figures, Outcome, VoteBase, VoteKind, VoteProblem, VoteRule, judge,
};
pub use vote_record::{Vote, VoteField, VoteId, VoteMethod};
pub use vote_working::VoteWorking;
pub use voters::{
    Ballot, Voters, VotersProblem, contradicted, unticked_with_a_choice, voters_problems,
};
