//! What happened to a member's standing, dated, so that the past is never rewritten.

use super::MemberId;
use crate::dates::PartialDate;
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// A standing event's id.
    StandingEventId
}

choice! {
    /// What a standing event changes. Standing on a day is derived from these (see `standing`).
    StandingChange {
        /// Admitted on probation (dự bị).
        BecameProbationary = "became_probationary",
        /// Recognised as official (chính thức).
        BecameOfficial = "became_official",
        /// Active again: ends an exemption, an absence or a suspension.
        Resumed = "resumed",
        /// Exempt from work and meetings (miễn công tác và sinh hoạt đảng).
        Exempted = "exempted",
        /// Temporarily away (tạm thời đi).
        WentAway = "went_away",
        /// Temporarily here (tạm thời đến).
        CameTemporarily = "came_temporarily",
        /// Suspended (đình chỉ).
        Suspended = "suspended",
        /// Transferred to another unit (chuyển đi).
        Transferred = "transferred",
        /// Struck off (xóa tên).
        StruckOff = "struck_off",
        /// Released (cho ra).
        Released = "released",
        /// Expelled (khai trừ).
        Expelled = "expelled",
        /// Deceased (từ trần).
        Died = "died",
        /// Received from another unit (chuyển sinh hoạt chính thức đến).
        Received = "received",
    }
}

impl StandingChange {
    /// Whether it says how far the membership is; every other change says how the member takes
    /// part in one unit.
    #[must_use]
    pub const fn is_of_rank(self) -> bool {
        matches!(self, Self::BecameProbationary | Self::BecameOfficial)
    }
}

record! {
    /// A dated change of a member's standing, with its decision.
    record StandingEvent(StandingEventId, StandingEventField) = 12 in "standing_events",
    guard Guard::Open, derived nothing_derived;
    /// The member.
    10 member: MemberId, Visible, Basic "membership";
    /// What changed.
    11 change: StandingChange, Visible, Sensitive "membership";
    /// From which day, as far as it is known.
    12 effective: Option<PartialDate>, Visible, Basic "membership";
    /// Until which day, where the decision says so.
    13 until: Option<chrono::NaiveDate>, Visible, Basic "membership";
    /// Number of the decision.
    14 decision: String, Visible, None "membership";
    /// Remark.
    15 note: String, Silent, Basic "membership";
    /// The unit gone to or come from.
    16 place: String, Visible, Basic "membership";
    /// The month through which the fee was paid.
    17 fee_through: Option<PartialDate>, Visible, Basic "fee";
}
