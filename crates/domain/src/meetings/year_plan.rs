//! The meetings of a whole year, laid out by a pattern: one regular meeting a month, a theme each
//! quarter. Holidays push a meeting to the next free day, and say so.

use super::MeetingKind;
use crate::dates::Holidays;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// On which day of a month the regular meeting falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// The same day of each month; the last where a month is shorter.
    DayOfMonth(u32),
    /// The first to fourth of a weekday.
    NthWeekday {
        /// Which one, from 1.
        nth: u8,
        /// Of which day.
        weekday: Weekday,
    },
    /// The last of a weekday.
    LastWeekday(Weekday),
}

/// How the theme of a quarter is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Together with the regular meeting of that month.
    Combined,
    /// In a meeting of its own, so many days after the regular one.
    Apart {
        /// Days between the two.
        days_after: u32,
    },
}

/// What a year is laid out by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearPattern {
    /// The year.
    pub year: i32,
    /// The day of each month.
    pub pattern: Pattern,
    /// The how-manieth month of each quarter has the theme, from 1 to 3.
    pub theme_month: u32,
    /// How it is held.
    pub theme: Theme,
}

/// One meeting of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDay {
    /// Regular, combined or thematic.
    pub kind: MeetingKind,
    /// The day.
    pub day: NaiveDate,
    /// The day the pattern gave, where it is a holiday.
    pub moved_from: Option<NaiveDate>,
    /// The quarter whose theme it has.
    pub quarter: Option<u32>,
}

/// No holiday is longer: a search past it would mean broken data.
const LONGEST_HOLIDAY: usize = 20;

/// The meetings of a year in the order of time. Evenings and weekends are as good as any day; only
/// a public holiday moves a meeting.
#[must_use]
pub fn year_plan(by: &YearPattern, holidays: &Holidays) -> Vec<PlannedDay> {
    let mut days: Vec<PlannedDay> = (1..=12)
        .filter_map(|month| day_in(by.pattern, by.year, month))
        .flat_map(|day| in_month(by, day, holidays))
        .collect();
    days.sort_by_key(|planned| planned.day);
    days
}

fn in_month(by: &YearPattern, day: NaiveDate, holidays: &Holidays) -> Vec<PlannedDay> {
    let place = day.month0().checked_rem(3).unwrap_or_default();
    let quarter = (place.saturating_add(1) == by.theme_month).then(|| day.quarter());
    let regular = |kind, quarter| on_a_free_day(kind, day, quarter, holidays);
    match (quarter, by.theme) {
        (None, _) => vec![regular(MeetingKind::Regular, None)],
        (Some(_), Theme::Combined) => vec![regular(MeetingKind::Combined, quarter)],
        (Some(_), Theme::Apart { days_after }) => {
            let own = day.checked_add_days(Days::new(u64::from(days_after)));
            let theme = own.map(|own| on_a_free_day(MeetingKind::Thematic, own, quarter, holidays));
            [Some(regular(MeetingKind::Regular, None)), theme]
                .into_iter()
                .flatten()
                .collect()
        }
    }
}

fn on_a_free_day(
    kind: MeetingKind,
    day: NaiveDate,
    quarter: Option<u32>,
    holidays: &Holidays,
) -> PlannedDay {
    let free = day
        .iter_days()
        .take(LONGEST_HOLIDAY)
        .find(|day| !holidays.is_holiday(*day))
        .unwrap_or(day);
    PlannedDay {
        kind,
        day: free,
        moved_from: (free != day).then_some(day),
        quarter,
    }
}

fn day_in(pattern: Pattern, year: i32, month: u32) -> Option<NaiveDate> {
    match pattern {
        Pattern::DayOfMonth(day) => (1..=day.clamp(1, 31))
            .rev()
            .find_map(|day| NaiveDate::from_ymd_opt(year, month, day)),
        Pattern::NthWeekday { nth, weekday } => {
            NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)
        }
        Pattern::LastWeekday(weekday) => [5, 4]
            .into_iter()
            .find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)),
    }
}
