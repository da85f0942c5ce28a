//! Members who live here and are active elsewhere (QĐ 213-QĐ/TW): a list of its own, and the
//! yearly remark of which only the day it was handed out is kept.

use super::MembershipId;
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// The id of a yearly remark.
    ResidenceRemarkId
}

choice! {
    /// Which members introduced here are asked for a yearly remark.
    ResidenceGroup {
        /// Asked every year.
        Usual = "usual",
        /// Lives in barracks or a closed compound: listed only.
        Barracks = "barracks",
        /// Often away for work: listed only.
        OftenAway = "often_away",
        /// Studies full time elsewhere: listed only.
        Studying = "studying",
    }
}

record! {
    /// A yearly remark that was handed out.
    record ResidenceRemark(ResidenceRemarkId, ResidenceRemarkField) = 16 in "residence_remarks",
    guard Guard::Open, derived nothing_derived;
    /// The stay on the list of residents.
    10 membership: MembershipId, Visible, Basic "membership";
    /// Of which year.
    11 year: i64, Visible, None "membership";
    /// The day it was handed out.
    12 handed_out: Option<chrono::NaiveDate>, Visible, None "membership";
}
