//! A vote that was taken, as it is kept.

use super::{AgendaItemId, MeetingId, VoteKind, VoteWorking};
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// A vote's id.
    VoteId
}

choice! {
    /// How a vote was taken.
    VoteMethod {
        /// Show of cards (giơ thẻ).
        Open = "open",
        /// Secret ballot (phiếu kín).
        Secret = "secret",
    }
}

record! {
    /// A vote (biểu quyết) with its figures, and the working they were judged by.
    record Vote(VoteId, VoteField) = 22 in "votes",
    guard Guard::Parent { link: 10, kind: super::Meeting::SPEC.kind }, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Guarded, None "minutes";
    /// The item.
    11 item: Option<AgendaItemId>, Guarded, None "minutes";
    /// What was put to the vote.
    12 motion: String, Guarded, None "minutes";
    /// How.
    13 method: VoteMethod, Guarded, None "minutes";
    /// How many were entitled: the base.
    14 base: i64, Guarded, None "minutes";
    /// In favour.
    15 in_favour: i64, Guarded, None "minutes";
    /// Against.
    16 against: i64, Guarded, None "minutes";
    /// Abstained.
    17 abstained: i64, Guarded, None "minutes";
    /// Numerator of the threshold it was judged by.
    18 threshold_num: i64, Guarded, None "minutes";
    /// Denominator of the threshold it was judged by.
    19 threshold_den: i64, Guarded, None "minutes";
    /// Whether the threshold itself is not enough ("more than half").
    20 threshold_strict: bool, Guarded, None "minutes";
    /// The legal reference of the threshold.
    21 rule: String, Guarded, None "minutes";
    /// Whether it was carried.
    22 carried: bool, Guarded, None "minutes";
    /// What it decided.
    23 kind: VoteKind, Guarded, None "minutes";
    /// How the base came about.
    24 working: Option<VoteWorking>, Guarded, None "minutes";
    maps {
        /// Who voted: membership → that a vote was given, and which, where it was open.
        40 voters, Sensitive "minutes", in "vote_voters";
    }
}
