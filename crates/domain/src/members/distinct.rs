//! Two members who look alike and are not the same person: said once, remembered.

use super::MemberId;
use crate::record::{Guard, choice, id, nothing_derived, record};

choice! {
    /// By what two files look like one person's, the surest first.
    Alike {
        /// The same card number.
        Card = "card",
        /// The same citizen id.
        CitizenId = "citizen_id",
        /// The same name but for tones, and birth dates that agree.
        NameAndBirth = "name_and_birth",
        /// The same name but for tones, and a birth date that nobody knows.
        Name = "name",
    }
}

id! {
    /// The id of a pair of different people.
    DistinctId
}

record! {
    /// A pair of members whom somebody looked at and found to be two people.
    record Distinct(DistinctId, DistinctField) = 15 in "distinct_members",
    guard Guard::Open, derived nothing_derived;
    /// One of them.
    10 one: MemberId, Silent, Basic "identity";
    /// The other.
    11 other: MemberId, Silent, Basic "identity";
}
