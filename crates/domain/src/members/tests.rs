use super::names::{SplitKind, display, propose_split};
use super::*;
use crate::dates::PartialDate;
use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_vietnamese_name_is_split_before_its_last_word() {
    for (full, family_middle, given) in [
        ("Nguyễn Thị Ngọc Ánh", "Nguyễn Thị Ngọc", "Ánh"),
        ("Lê Tám", "Lê", "Tám"),
        ("Quách Gia Huy", "Quách Gia", "Huy"),
        ("Trần Quang Khuê", "Trần Quang", "Khuê"),
        ("Đoàn Nghiêm Xuân", "Đoàn Nghiêm", "Xuân"),
    ] {
        let split = propose_split(full);
        assert_eq!(
            (split.family_middle.as_str(), split.given.as_str()),
            (family_middle, given)
        );
        assert_eq!(split.kind, SplitKind::LastWord);
    }
}

#[test]
fn i_33_names_of_other_shape_are_left_whole_for_correction() {
    for full in [
        "Sùng",
        "H'Hen Niê",
        "Y Blơm",
        "Max von Richter",
        "K'Sor Phước",
        "A Lăng",
    ] {
        let split = propose_split(full);
        assert_eq!(
            (split.kind, split.given.as_str()),
            (SplitKind::LeftWhole, full)
        );
        assert_eq!(display(&split.family_middle, &split.given), full);
    }
}

fn change(number: u128, change: StandingChange, effective: &str) -> DatedChange {
    DatedChange {
        event: StandingEventId(Uuid::from_u128(number)),
        change,
        effective: Some(effective.parse().unwrap()),
        until: None,
    }
}

#[test]
fn standing_on_a_day_follows_both_axes_and_names_its_events() {
    use StandingChange as C;
    let changes = [
        change(3, C::Exempted, "1/1/2020"),
        change(1, C::BecameProbationary, "3/2/1990"),
        change(2, C::BecameOfficial, "3/2/1991"),
        change(4, C::Resumed, "1/7/2021"),
        change(5, C::Died, "5/9/2025"),
    ];
    let on = |date: &str| {
        let standing = Standing::on(&changes, day(date));
        (standing.rank(), standing.activity(), standing.can_vote())
    };
    assert_eq!(on("1990-02-02"), (None, Activity::Active, false));
    assert_eq!(
        on("1990-02-03"),
        (Some(Rank::Probationary), Activity::Active, false)
    );
    assert_eq!(
        on("1991-02-03"),
        (Some(Rank::Official), Activity::Active, true)
    );
    assert_eq!(
        on("2020-06-01"),
        (Some(Rank::Official), Activity::Exempt, true)
    );
    assert_eq!(
        on("2021-07-01"),
        (Some(Rank::Official), Activity::Active, true)
    );
    assert_eq!(
        on("2025-09-05"),
        (Some(Rank::Official), Activity::Left(Leaving::Died), false)
    );
    let exempt = Standing::on(&changes, day("2020-06-01"));
    let by = |number: u128| Some(StandingEventId(Uuid::from_u128(number)));
    assert_eq!((exempt.rank_by(), exempt.activity_by()), (by(2), by(3)));
}

#[test]
fn an_absence_with_a_last_day_is_over_on_the_day_after() {
    use StandingChange as C;
    let mut away = change(2, C::WentAway, "1/3/2026");
    away.until = Some(day("2026-08-31"));
    let changes = [change(1, C::BecameOfficial, "2000"), away];
    let on = |date: &str| Standing::on(&changes, day(date)).activity();
    assert_eq!(on("2026-08-31"), Activity::TemporarilyAway);
    assert_eq!(on("2026-09-01"), Activity::Active);
    let mut visit = change(2, C::CameTemporarily, "1/3/2026");
    visit.until = Some(day("2026-08-31"));
    let guest = [change(1, C::BecameOfficial, "2000"), visit];
    assert!(!Standing::on(&guest, day("2026-08-31")).is_counted());
    assert!(
        !Standing::on(&guest, day("2026-09-01")).is_counted(),
        "gone home, not a member here"
    );
}

#[test]
fn an_event_without_a_date_holds_from_the_beginning_and_a_year_from_its_first_day() {
    use StandingChange as C;
    let mut old = change(1, C::BecameOfficial, "1990");
    old.effective = None;
    assert!(Standing::on(&[old], day("1950-01-01")).can_vote());
    let year = [change(1, C::BecameOfficial, "1990")];
    assert!(!Standing::on(&year, day("1989-12-31")).can_vote());
    assert!(Standing::on(&year, day("1990-01-01")).can_vote());
    assert_eq!(year[0].effective, Some(PartialDate::Year(1990)));
}

#[test]
fn who_is_struck_off_may_be_admitted_again_and_the_dead_stay_dead() {
    use StandingChange as C;
    let again = [
        change(1, C::BecameOfficial, "1990"),
        change(2, C::StruckOff, "1/6/2010"),
        change(3, C::BecameProbationary, "1/6/2015"),
    ];
    let standing = Standing::on(&again, day("2016-01-01"));
    assert_eq!(standing.rank(), Some(Rank::Probationary));
    assert!(standing.is_counted() && !standing.can_vote());
    assert!(!Standing::on(&again, day("2012-01-01")).is_counted());
    let dead = [
        change(1, C::Died, "1/6/2010"),
        change(2, C::Resumed, "1/6/2011"),
    ];
    let activity = Standing::on(&dead, day("2020-01-01")).activity();
    assert_eq!(activity, Activity::Left(Leaving::Died));
}

proptest! {
    #[test]
    fn a_split_name_shows_as_the_name(words in proptest::collection::vec("[A-ZĐa-zđăâêôơưáàảãạ']{1,8}", 1..5)) {
        let full = words.join(" ");
        let split = propose_split(&full);
        prop_assert_eq!(display(&split.family_middle, &split.given), full);
        prop_assert!(!split.given.is_empty());
    }

    #[test]
    fn the_order_in_which_events_arrive_does_not_matter(
        picks in proptest::collection::vec((0usize..13, 1990i32..2000), 1..8).prop_shuffle(),
        on in 1988i32..2002,
    ) {
        let build = |picks: &[(usize, i32)]| -> Vec<DatedChange> {
            picks.iter().map(|(at, year)| DatedChange {
                event: StandingEventId(Uuid::from_u128(u128::from(year.unsigned_abs()) * 100 + u128::try_from(*at).unwrap())),
                change: StandingChange::ALL[*at],
                effective: Some(PartialDate::Year(*year)),
                until: None,
            }).collect()
        };
        let date = NaiveDate::from_ymd_opt(on, 6, 1).unwrap();
        let mut turned = picks.clone();
        turned.reverse();
        prop_assert_eq!(Standing::on(&build(&picks), date), Standing::on(&build(&turned), date));
    }
}
