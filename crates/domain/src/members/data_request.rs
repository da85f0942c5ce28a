//! What a member asks about the data kept of him or her (Law 91/2025/QH15): a copy, a correction,
//! an erasure. Each runs by the clocks of the rules of its day.

use super::MemberId;
use crate::dates::{Holidays, WorkingDay};
use crate::record::{Guard, choice, id, nothing_derived, record};
use crate::rule_set::PersonalDataRules;
use chrono::{Days, NaiveDate};

id! {
    /// A request's id.
    DataRequestId
}

choice! {
    /// What is asked.
    DataRequestKind {
        /// A copy of everything that is kept.
        Copy = "copy",
        /// Something is wrong and is to be put right.
        Correction = "correction",
        /// Something is to be erased.
        Erasure = "erasure",
    }
}

choice! {
    /// How far a request is.
    DataRequestState {
        /// Nobody has settled it yet.
        Open = "open",
        /// What was asked was done.
        Done = "done",
        /// A part was done; the answer says what was kept, and why.
        Partly = "partly",
        /// It was refused; the answer says why.
        Refused = "refused",
    }
}

record! {
    /// A request of a member about his or her own data (yêu cầu về dữ liệu cá nhân).
    record DataRequest(DataRequestId, DataRequestField) = 33 in "data_requests",
    guard Guard::Open, derived nothing_derived;
    /// The member.
    10 member: MemberId, Visible, Basic "request";
    /// What is asked.
    11 kind: DataRequestKind, Visible, None "request";
    /// The day it came.
    12 received: Option<chrono::NaiveDate>, Visible, None "request";
    /// What exactly is asked.
    13 asked: String, Visible, Basic "request";
    /// The day the member was told that it came and how it goes on.
    14 acknowledged: Option<chrono::NaiveDate>, Visible, None "request";
    /// How far it is.
    15 state: DataRequestState, Visible, None "request";
    /// The day it was settled.
    16 settled: Option<chrono::NaiveDate>, Visible, None "request";
    /// What was done, or why not.
    17 answer: String, Visible, Basic "request";
}

impl DataRequest {
    /// The last day for telling the member that the request came; `None` once that was done.
    #[must_use]
    pub fn acknowledge_by(
        &self,
        rules: &PersonalDataRules,
        holidays: &Holidays,
    ) -> Option<WorkingDay> {
        let waits = self.state == DataRequestState::Open && self.acknowledged.is_none();
        let received = self.received.filter(|_| waits)?;
        Some(holidays.add_working_days(received, rules.answer_workdays.value))
    }

    /// The last day for settling it; `None` once that was done.
    #[must_use]
    pub fn settle_by(&self, rules: &PersonalDataRules) -> Option<NaiveDate> {
        let received = self
            .received
            .filter(|_| self.state == DataRequestState::Open)?;
        let days = match self.kind {
            DataRequestKind::Copy => rules.copy_days.value,
            DataRequestKind::Correction => rules.correction_days.value,
            DataRequestKind::Erasure => rules.erasure_days.value,
        };
        received.checked_add_days(Days::new(days.into()))
    }
}
