//! Papers of a meeting handed in afterwards: put up for the members, sent to the level above.

use super::{HandoutWay, MeetingId};
use crate::record::{Guard, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// A filing's id.
    FilingId
}

record! {
    /// Papers handed in after a meeting (nộp, đưa tài liệu lên sổ tay). Closing the minutes does
    /// not close it: the days for it begin when the meeting is over.
    record Filing(FilingId, FilingField) = 29 in "filings", guard Guard::Open, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Visible, None "meetings";
    /// What was handed in.
    11 what: String, Visible, None "meetings";
    /// How.
    12 way: HandoutWay, Visible, None "meetings";
    /// When.
    13 filed: Option<NaiveDate>, Visible, None "meetings";
}

impl Filing {
    /// Whether it was handed in at most so many days after the meeting.
    #[must_use]
    pub fn in_time(&self, meeting: NaiveDate, days_after: u32) -> Option<bool> {
        let latest = meeting.checked_add_days(chrono::Days::new(u64::from(days_after)))?;
        Some(self.filed? <= latest)
    }
}
