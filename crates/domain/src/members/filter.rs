//! Which members a list shows.

use crate::record::choice;

choice! {
    /// A filter of the roster. Lists show who belongs here on the day; who left, or is still to come,
    /// is asked for.
    MemberFilter {
        /// Counted official members.
        Official = "official",
        /// Counted members on probation.
        Probationary = "probationary",
        /// Exempt members.
        Exempt = "exempt",
        /// Away for a time.
        TemporarilyAway = "temporarily_away",
        /// Here for a time.
        TemporarilyHere = "temporarily_here",
        /// Women among the counted.
        Women = "women",
        /// Whoever holds an office in the cell.
        Committee = "committee",
        /// Whoever belonged here once, and no longer does.
        Former = "former",
        /// Whoever will belong here from a later day on.
        Future = "future",
    }
}
