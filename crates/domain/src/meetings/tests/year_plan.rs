use crate::dates::Holidays;
use crate::meetings::MeetingKind;
use crate::meetings::year_plan::{Pattern, Theme, YearPattern, year_plan};
use chrono::{Datelike, NaiveDate, Weekday};

fn by(pattern: Pattern, theme: Theme) -> YearPattern {
    YearPattern {
        year: 2027,
        pattern,
        theme_month: 2,
        theme,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_year_has_a_meeting_a_month_and_a_theme_a_quarter() {
    let pattern = Pattern::NthWeekday {
        nth: 1,
        weekday: Weekday::Sat,
    };
    let plan = year_plan(&by(pattern, Theme::Combined), &Holidays::bundled().unwrap());
    let months: Vec<u32> = plan.iter().map(|it| it.day.month()).collect();
    assert_eq!(months, (1..=12).collect::<Vec<_>>());
    let themes: Vec<(u32, Option<u32>)> = plan
        .iter()
        .filter(|it| it.kind == MeetingKind::Combined)
        .map(|it| (it.day.month(), it.quarter))
        .collect();
    assert_eq!(
        themes,
        [(2, Some(1)), (5, Some(2)), (8, Some(3)), (11, Some(4))]
    );
    let moved: Vec<_> = plan.iter().filter(|it| it.moved_from.is_some()).collect();
    assert!(
        plan.iter()
            .filter(|it| it.moved_from.is_none())
            .all(|it| it.day.weekday() == Weekday::Sat),
        "a Saturday evening is as good as any"
    );
    assert_eq!(moved.len(), 2, "{moved:?}");
}

#[test]
fn tet_pushes_a_meeting_behind_it_and_says_from_where() {
    let plan = year_plan(
        &by(Pattern::DayOfMonth(5), Theme::Combined),
        &Holidays::bundled().unwrap(),
    );
    let february = plan.iter().find(|it| it.day.month() == 2).unwrap();
    assert_eq!(
        (february.day, february.moved_from),
        (day("2027-02-12"), Some(day("2027-02-05"))),
        "Tết 2027 is from 5 to 11 February"
    );
}

#[test]
fn the_last_day_of_a_short_month_stands_for_the_31st() {
    let plan = year_plan(
        &by(Pattern::DayOfMonth(31), Theme::Combined),
        &Holidays::bundled().unwrap(),
    );
    let february = plan.iter().find(|it| it.day.month() == 2).unwrap();
    assert_eq!(february.day, day("2027-02-28"));
    let april = plan
        .iter()
        .find(|it| it.moved_from == Some(day("2027-04-30")))
        .unwrap();
    assert_eq!(april.day, day("2027-05-02"), "over 30/4 and 1/5");
}

#[test]
fn a_theme_apart_has_an_evening_of_its_own() {
    let pattern = Pattern::LastWeekday(Weekday::Fri);
    let theme = Theme::Apart { days_after: 7 };
    let plan = year_plan(&by(pattern, theme), &Holidays::bundled().unwrap());
    assert_eq!(plan.len(), 16);
    let first = plan
        .iter()
        .find(|it| it.kind == MeetingKind::Thematic)
        .unwrap();
    assert_eq!((first.day, first.quarter), (day("2027-03-05"), Some(1)));
    assert!(plan.is_sorted_by_key(|it| it.day));
}
