//! Offices held, with their dates, so that an old paper shows the title of its day.

use super::MemberId;
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// An office's id.
    OfficeId
}

choice! {
    /// What office is held in the cell or the village.
    OfficeRole {
        /// Secretary (bí thư).
        Secretary = "secretary",
        /// Deputy secretary (phó bí thư).
        Deputy = "deputy",
        /// Committee member (chi ủy viên).
        CommitteeMember = "committee_member",
        /// Leader of a party group (tổ trưởng đảng).
        GroupLeader = "group_leader",
        /// Head of the village or residential area (trưởng thôn, trưởng khu phố).
        VillageHead = "village_head",
        /// Head of the Front's working committee (trưởng ban công tác Mặt trận).
        FrontHead = "front_head",
    }
}

record! {
    /// An office a member holds or held (chức vụ).
    record Office(OfficeId, OfficeField) = 13 in "offices",
    guard Guard::Open, derived nothing_derived;
    /// The member.
    10 member: MemberId, Visible, Basic "old papers";
    /// The office.
    11 role: OfficeRole, Visible, None "old papers";
    /// First day.
    12 since: Option<chrono::NaiveDate>, Visible, None "old papers";
    /// Last day; `None` while it lasts.
    13 until: Option<chrono::NaiveDate>, Visible, None "old papers";
    /// Number of the decision.
    14 decision: String, Visible, None "old papers";
}
