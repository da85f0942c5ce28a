//! A whole year in one press: seen before it is written, each line to be adjusted, one step.

use super::plan::refuse_same_time;
use super::show::least_minutes;
use crate::form::Form;
use crate::{Desk, Failure, FieldProblem, Problem, Saved};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use domain::meetings::year_plan::{Pattern, PlannedDay, Theme, YearPattern, year_plan};
use domain::meetings::{Meeting, MeetingKind, MeetingState};
use domain::members::OfficeRole;
use serde::{Deserialize, Serialize};
use storage::{Reading, Writing};
use ts_rs::TS;

/// On which day of a month the regular meeting falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum DayPattern {
    /// The same day of each month; the last where a month is shorter.
    Day {
        /// 1 to 31.
        day: u32,
    },
    /// The first to fourth of a weekday, or the last.
    Weekday {
        /// 1 to 4; 5 is the last.
        nth: u8,
        /// 1 for Monday to 7 for Sunday.
        weekday: u8,
    },
}

/// What a year is laid out by.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewYear {
    /// The year.
    pub year: i32,
    /// The day of each month.
    pub pattern: DayPattern,
    /// The how-manieth month of each quarter has the theme, 1 to 3.
    pub theme_month: u32,
    /// Days between the regular meeting and the theme's own; none to hold them together.
    pub theme_days_after: Option<u32>,
}

/// The year as it would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearPreview {
    /// In the order of time.
    pub rows: Vec<YearRow>,
    /// The holidays of the year are known; if not, Tết may still move a meeting.
    pub holidays_known: bool,
}

/// One meeting of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearRow {
    /// Regular, combined or thematic.
    pub kind: MeetingKind,
    /// The day.
    pub day: NaiveDate,
    /// The holiday it was moved from.
    pub moved_from: Option<NaiveDate>,
    /// The quarter whose theme it has.
    pub quarter: Option<u32>,
    /// Its length by the rule of its day, or the cell's own.
    pub minutes: i64,
    /// The month has a meeting of the kind already.
    pub has_one: bool,
    /// The day is past.
    pub past: bool,
}

/// One meeting to plan.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct YearMeeting {
    /// What kind.
    pub kind: MeetingKind,
    /// The day.
    pub day: String,
    /// The time, "19:30".
    pub time: String,
    /// The theme, where it has one.
    pub theme: String,
    /// How long, in minutes.
    pub planned_minutes: i64,
}

/// The meetings of a year.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanYear {
    /// The year.
    pub year: i32,
    /// Its meetings.
    pub meetings: Vec<YearMeeting>,
}

/// Meetings that one press can plan.
const MOST: usize = 60;
/// Days between a regular meeting and its quarter's theme, at most.
const FARTHEST: i64 = 28;
/// A length where no rule and no decision names one.
const USUAL_MINUTES: i64 = 90;

/// Shows what a pattern makes of a year.
pub fn preview_year(desk: &Desk, request: PreviewYear) -> Result<YearPreview, Failure> {
    let by = pattern(&request)?;
    let today = desk.today();
    desk.book.read(|reading| {
        let known = reading.meetings(start(by.year), start(by.year.saturating_add(1)))?;
        let taken: Vec<(MeetingKind, NaiveDate)> = known
            .iter()
            .map(|line| (line.kind, line.planned.date()))
            .collect();
        let rows = year_plan(&by, &desk.holidays).into_iter();
        let rows = rows.map(|planned| row(desk, reading, planned, &taken, today));
        Ok(YearPreview {
            rows: rows.collect::<Result<_, _>>()?,
            holidays_known: desk.holidays.knows(by.year),
        })
    })
}

fn pattern(request: &PreviewYear) -> Result<YearPattern, Failure> {
    let mut form = Form::default();
    form.number("year", i64::from(request.year), 2020, 2099);
    form.number("theme_month", i64::from(request.theme_month), 1, 3);
    let after = i64::from(request.theme_days_after.unwrap_or(1));
    form.number("theme_days_after", after, 1, FARTHEST);
    let pattern = match request.pattern {
        DayPattern::Day { day } => {
            form.number("day", i64::from(day), 1, 31);
            Pattern::DayOfMonth(day)
        }
        DayPattern::Weekday { nth, weekday } => {
            form.number("nth", i64::from(nth), 1, 5);
            form.number("weekday", i64::from(weekday), 1, 7);
            let weekday = Weekday::try_from(weekday.saturating_sub(1)).unwrap_or(Weekday::Mon);
            if nth > 4 {
                Pattern::LastWeekday(weekday)
            } else {
                Pattern::NthWeekday { nth, weekday }
            }
        }
    };
    form.finish()?;
    Ok(YearPattern {
        year: request.year,
        pattern,
        theme_month: request.theme_month,
        theme: request
            .theme_days_after
            .map_or(Theme::Combined, |days_after| Theme::Apart { days_after }),
    })
}

fn row(
    desk: &Desk,
    reading: &Reading<'_>,
    planned: PlannedDay,
    taken: &[(MeetingKind, NaiveDate)],
    today: NaiveDate,
) -> Result<YearRow, Failure> {
    use chrono::Datelike;
    let alike = |kind: MeetingKind| match planned.kind {
        MeetingKind::Thematic => kind == MeetingKind::Thematic,
        _ => matches!(kind, MeetingKind::Regular | MeetingKind::Combined),
    };
    let has_one = taken
        .iter()
        .any(|(kind, day)| alike(*kind) && day.month() == planned.day.month());
    let meeting = Meeting {
        kind: planned.kind,
        planned: planned.day.and_time(NaiveTime::MIN),
        ..Meeting::default()
    };
    Ok(YearRow {
        minutes: least_minutes(desk, reading, &meeting)?.map_or(USUAL_MINUTES, i64::from),
        kind: planned.kind,
        day: planned.day,
        moved_from: planned.moved_from,
        quarter: planned.quarter,
        has_one,
        past: planned.day < today,
    })
}

fn start(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .unwrap_or_default()
        .and_time(NaiveTime::MIN)
}

/// Puts the meetings of a year on the calendar: one step, whole or not at all.
pub fn plan_year(desk: &Desk, request: PlanYear) -> Result<Saved, Failure> {
    let meetings = check(&request)?;
    let (_, step) = desk.transact("plan_year", &request.year.to_string(), |writing| {
        let usual = usual(desk, writing)?;
        let mut problems = Vec::new();
        for (place, meeting) in meetings.into_iter().enumerate() {
            let meeting = Meeting {
                id: writing.new_id()?,
                owner: writing.unit(),
                state: MeetingState::Planned,
                place: usual.place.clone(),
                chair: usual.chair,
                minute_taker: usual.minute_taker,
                guests: usual.guests.clone(),
                ..meeting
            };
            match refuse_same_time(&writing.reading(), &meeting) {
                Ok(()) => writing.put(&meeting)?,
                Err(Failure::Invalid { .. }) => problems.push(FieldProblem {
                    field: format!("meetings.{place}.time"),
                    problem: Problem::SameTime,
                }),
                Err(other) => return Err(other),
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::Invalid { problems })
        }
    })?;
    Ok(Saved { step, id: None })
}

fn check(request: &PlanYear) -> Result<Vec<Meeting>, Failure> {
    use chrono::Datelike;
    let mut form = Form::default();
    if request.meetings.is_empty() || request.meetings.len() > MOST {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        form.problem("meetings", Problem::OutOfRange { least: 1, most });
    }
    let mut meetings = Vec::new();
    for (place, typed) in request.meetings.iter().take(MOST).enumerate() {
        let field = |name: &str| format!("meetings.{place}.{name}");
        let day = form.day(&field("day"), &typed.day);
        if day.is_none_or(|day| day.year() != request.year) {
            form.problem(&field("day"), Problem::NotADate);
        }
        let time = form.time(&field("time"), &typed.time);
        let time = NaiveTime::parse_from_str(&time, "%H:%M");
        if time.is_err() {
            form.problem(&field("time"), Problem::NotADate);
        }
        let themed = matches!(typed.kind, MeetingKind::Thematic | MeetingKind::Combined);
        let theme = if themed {
            form.required(&field("theme"), &typed.theme)
        } else {
            form.line(&field("theme"), &typed.theme)
        };
        meetings.push(Meeting {
            kind: typed.kind,
            theme,
            planned: day.unwrap_or_default().and_time(time.unwrap_or_default()),
            planned_minutes: form.number(&field("planned_minutes"), typed.planned_minutes, 1, 1440),
            ..Meeting::default()
        });
    }
    form.finish()?;
    Ok(meetings)
}

/// What the settings give every meeting; the secretary chairs where they name nobody.
fn usual(desk: &Desk, writing: &Writing<'_>) -> Result<Meeting, Failure> {
    let reading = writing.reading();
    let profile = reading.profile()?.unwrap_or_default();
    let roster = reading.roster(desk.today())?;
    let here = |membership| {
        roster
            .iter()
            .any(|line| Some(line.membership) == membership)
    };
    let secretary = roster
        .iter()
        .find(|line| line.office == Some(OfficeRole::Secretary));
    Ok(Meeting {
        chair: profile
            .chair
            .filter(|chair| here(Some(*chair)))
            .or_else(|| secretary.map(|line| line.membership)),
        minute_taker: profile.minute_taker.filter(|taker| here(Some(*taker))),
        place: profile.meeting_place,
        guests: profile.usual_guests,
        ..Meeting::default()
    })
}
