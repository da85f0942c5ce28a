use super::badge::{batch_after, next_badge};
use super::deadline::Known;
use super::*;
use crate::dates::Holidays;
use crate::rule_set::{RuleSet, RuleSets};
use chrono::NaiveDate;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> RuleSet {
    let sets = RuleSets::bundled().unwrap();
    sets.on(day("2026-11-22")).unwrap().clone()
}

fn change(number: u128, change: StandingChange, effective: &str) -> DatedChange {
    DatedChange {
        event: StandingEventId(Uuid::from_u128(number)),
        change,
        effective: Some(effective.parse().unwrap()),
        until: None,
    }
}

fn deadlines(member: &Member, changes: &[DatedChange], today: &str) -> Vec<(DeadlineKind, String)> {
    let known = Known {
        member,
        changes,
        badges: &[],
    };
    known
        .deadlines(&rules().charter, &Holidays::bundled().unwrap(), day(today))
        .into_iter()
        .map(|deadline| (deadline.kind, deadline.day.to_string()))
        .collect()
}

#[test]
fn r_15_age_at_admission_counts_by_month_and_doubt_is_in_the_members_favour() {
    let age = rules().charter.admission_age.value;
    let of = |birth: &str, admitted: &str| {
        AgeAtAdmission::of(birth.parse().unwrap(), admitted.parse().unwrap(), age)
    };
    assert_eq!(
        of("30/11/2008", "1/11/2026"),
        AgeAtAdmission::Fits,
        "18 this month"
    );
    assert_eq!(
        of("1/12/2008", "30/11/2026"),
        AgeAtAdmission::TooYoung,
        "a month less"
    );
    assert_eq!(
        of("1/11/1966", "30/11/2026"),
        AgeAtAdmission::Fits,
        "60 this month"
    );
    assert_eq!(
        of("31/10/1966", "1/11/2026"),
        AgeAtAdmission::TooOld,
        "a month more"
    );
    assert_eq!(
        of("2008", "11/2026"),
        AgeAtAdmission::Fits,
        "perhaps born in January"
    );
    assert_eq!(
        of("2009", "2026"),
        AgeAtAdmission::TooYoung,
        "whatever the month"
    );
}

#[test]
fn a_badge_is_given_in_the_first_batch_after_the_years_are_full() {
    let charter = rules().charter;
    let (years, batches) = (charter.badge_years.value, charter.badge_batches.value);
    let next = |from: &str, given: &[i64], on: &str| {
        let due = next_badge(from.parse().unwrap(), &years, &batches, given, day(on)).unwrap();
        (due.years, due.batch.to_string(), due.exact)
    };
    assert_eq!(
        next("20/1/1987", &[], "2026-11-22"),
        (40, "2027-02-03".into(), true)
    );
    assert_eq!(
        next("3/2/1987", &[], "2026-11-22"),
        (40, "2027-02-03".into(), true)
    );
    assert_eq!(
        next("4/2/1987", &[], "2026-11-22"),
        (40, "2027-05-19".into(), true)
    );
    assert_eq!(
        next("8/11/1986", &[], "2026-11-22"),
        (40, "2027-02-03".into(), true)
    );
    assert_eq!(
        next("1987", &[], "2026-11-22"),
        (40, "2028-02-03".into(), false),
        "of a year alone only its last day is sure"
    );
    assert_eq!(
        next("20/1/1987", &[40], "2026-11-22"),
        (45, "2032-02-03".into(), true),
        "given early, the next one comes"
    );
    assert_eq!(
        batch_after(day("2026-11-08"), &batches),
        Some(day("2027-02-03"))
    );
}

#[test]
fn a_probation_ends_after_its_months_and_is_proposed_within_working_days() {
    let member = Member {
        joined: Some("1/12/2025".parse().unwrap()),
        ..Member::default()
    };
    let probationary = [change(1, StandingChange::BecameProbationary, "1/12/2025")];
    // From Wednesday 2 December on, without weekends and New Year's Day.
    assert_eq!(
        deadlines(&member, &probationary, "2026-11-22"),
        [
            (DeadlineKind::ProbationEnds, "2026-12-01".into()),
            (DeadlineKind::ProposeOfficial, "2027-01-13".into()),
            (DeadlineKind::Badge, "2056-02-03".into()),
        ]
    );
    let official = [
        change(1, StandingChange::BecameProbationary, "1/12/2025"),
        change(2, StandingChange::BecameOfficial, "1/12/2026"),
    ];
    assert_eq!(
        deadlines(&member, &official, "2026-12-02"),
        [(DeadlineKind::Badge, "2056-02-03".into())]
    );
}

#[test]
fn only_what_holds_today_ends_and_nothing_is_ahead_for_who_has_left() {
    use StandingChange as C;
    let member = Member::default();
    let mut away = change(2, C::WentAway, "1/6/2026");
    away.until = Some(day("2026-12-31"));
    let official = change(1, C::BecameOfficial, "2000");
    assert_eq!(
        deadlines(&member, &[official, away], "2026-11-22"),
        [(DeadlineKind::AwayEnds, "2026-12-31".into())]
    );
    let back = change(3, C::Resumed, "1/10/2026");
    assert_eq!(
        deadlines(&member, &[official, away, back], "2026-11-22"),
        []
    );
    let died = change(4, C::Died, "1/11/2026");
    assert_eq!(
        deadlines(&member, &[official, away, died], "2026-11-22"),
        []
    );
}

#[test]
fn who_left_and_is_received_again_is_active_again() {
    use StandingChange as C;
    let changes = [
        change(1, C::BecameOfficial, "1990"),
        change(2, C::Transferred, "1/6/2010"),
        change(3, C::Received, "1/6/2015"),
    ];
    assert!(!Standing::on(&changes, day("2012-01-01")).is_counted());
    let back = Standing::on(&changes, day("2015-06-01"));
    assert!(back.is_counted() && back.can_vote());
}

#[test]
fn what_is_not_kept_reads_back_and_nothing_needed_can_be_left_out() {
    use crate::record::{FieldValue, Value};
    let names = ["citizen_id".to_owned(), "phone".to_owned()];
    let not_kept = NotKept::of_names(&names).unwrap();
    assert_eq!(
        NotKept::from_value(&not_kept.to_value()),
        Some(not_kept.clone())
    );
    assert!(not_kept.holds(MemberField::phone.number()));
    assert!(!not_kept.holds(MemberField::given.number()));
    assert_eq!(NotKept::of_names(&["given".to_owned()]), None);
    let newer = Value::Text("phone something_newer".to_owned());
    assert_eq!(NotKept::from_value(&newer).unwrap().names(), ["phone"]);
}

#[test]
fn a_request_about_ones_own_data_runs_by_the_clocks_of_its_kind_until_it_is_settled() {
    let rules = rules().personal_data.unwrap();
    let holidays = Holidays::bundled().unwrap();
    let mut request = DataRequest {
        kind: DataRequestKind::Erasure,
        // A Friday: two working days end on Tuesday.
        received: Some(day("2026-11-20")),
        ..DataRequest::default()
    };
    let acknowledge = |request: &DataRequest| {
        request
            .acknowledge_by(&rules, &holidays)
            .map(|by| by.date.to_string())
    };
    let settle = |request: &DataRequest| request.settle_by(&rules).map(|by| by.to_string());
    assert_eq!(acknowledge(&request).as_deref(), Some("2026-11-24"));
    assert_eq!(settle(&request).as_deref(), Some("2026-12-10"));
    for kind in [DataRequestKind::Copy, DataRequestKind::Correction] {
        let request = DataRequest {
            kind,
            ..request.clone()
        };
        assert_eq!(settle(&request).as_deref(), Some("2026-11-30"), "{kind:?}");
    }
    request.acknowledged = Some(day("2026-11-23"));
    assert_eq!(acknowledge(&request), None);
    request.state = DataRequestState::Refused;
    assert_eq!(settle(&request), None);
}
