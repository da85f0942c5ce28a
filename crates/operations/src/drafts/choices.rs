//! What a draft can come from and count for.

use crate::{Desk, Failure, Nothing};
use chrono::{Days, NaiveDateTime};
use domain::meetings::MeetingKind;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// What a draft's form offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftChoices {
    /// Thematic meetings of about two years back and one ahead, the latest first.
    pub meetings: Vec<DraftMeetingChoice>,
    /// Programmes of themes, by name.
    pub programmes: Vec<String>,
}

/// A thematic meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftMeetingChoice {
    /// The meeting.
    pub id: Uuid,
    /// Its day.
    pub day: String,
    /// Its theme.
    pub theme: String,
}

/// Days that are looked back and ahead.
const BACK: u64 = 2 * 366;
const AHEAD: u64 = 366;

/// Shows what a draft can come from and count for.
pub fn show_draft_choices(desk: &Desk, _: Nothing) -> Result<DraftChoices, Failure> {
    let now = desk.now();
    let back = now.checked_sub_days(Days::new(BACK));
    let ahead = now.checked_add_days(Days::new(AHEAD));
    let (from, to) = (
        back.unwrap_or(NaiveDateTime::MIN),
        ahead.unwrap_or(NaiveDateTime::MAX),
    );
    desk.book.read(|reading| {
        let themed = |kind| matches!(kind, MeetingKind::Thematic | MeetingKind::Combined);
        let held = reading.meetings(from, to)?.into_iter().rev();
        let known = reading.programmes()?.into_iter();
        Ok(DraftChoices {
            meetings: held
                .filter(|line| themed(line.kind))
                .map(|line| DraftMeetingChoice {
                    id: line.id.0,
                    day: line.planned.format("%d/%m/%Y").to_string(),
                    theme: line.theme,
                })
                .collect(),
            programmes: known.map(|programme| programme.name).collect(),
        })
    })
}
