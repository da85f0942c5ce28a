//! Membership: one stay of a member in one unit. Meetings refer to it, so that nothing old breaks
//! when the member moves away.

use super::{MemberId, ResidenceGroup};
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// A membership's id.
    MembershipId
}

choice! {
    /// How a member belongs to the unit.
    MembershipKind {
        /// Belongs to it (sinh hoạt chính thức).
        Regular = "regular",
        /// Takes part here for a time while belonging elsewhere (tạm thời đến).
        TemporarilyHere = "temporarily_here",
        /// Lives here, active elsewhere, introduced under QĐ 213: a list of its own.
        IntroducedHere = "introduced_here",
    }
}

record! {
    /// One stay of a member in a unit, owned by that unit (sinh hoạt đảng tại chi bộ).
    record Membership(MembershipId, MembershipField) = 11 in "memberships",
    guard Guard::Open, derived nothing_derived;
    /// The member.
    10 member: MemberId, Visible, Basic "membership";
    /// How the member belongs.
    11 kind: MembershipKind, Visible, None "membership";
    /// First day here; `None` if nobody remembers.
    12 since: Option<chrono::NaiveDate>, Visible, None "membership";
    /// Last day here; `None` while it lasts.
    13 until: Option<chrono::NaiveDate>, Visible, None "membership";
    /// The member's name as of then.
    14 name: String, Visible, Basic "old papers";
    /// The cell the member belongs to meanwhile, where the member is not of this one.
    15 home: String, Visible, Basic "membership";
    /// Whether a member introduced here is asked for a yearly remark.
    16 residence: ResidenceGroup, Visible, Basic "membership";
    /// Number of the paper the member came with.
    17 paper: String, Visible, None "membership";
    /// The stay this one was merged into: lists leave it out, old meetings still know it.
    18 merged_into: Option<MembershipId>, Visible, Basic "membership";
}
