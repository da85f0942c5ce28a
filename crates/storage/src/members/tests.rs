//! The roster of a day, found where it lies.

use super::{Roster, RosterSort};
use crate::Error;
use crate::book::Book;
use crate::book::tests::{Shelf, act, add, enrol};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    DatedChange, Member, MemberFilter, MemberId, Membership, Rank, Sex, Standing, StandingChange,
    StandingEvent, names,
};
use domain::text::Match;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn stay(book: &Book, member: MemberId, since: Option<&str>, until: Option<&str>) {
    book.transact::<_, Error>(&act("add_member", 2), |writing| {
        writing.put(&Membership {
            id: writing.new_id()?,
            owner: writing.unit(),
            member,
            since: since.map(day),
            until: until.map(day),
            ..Membership::default()
        })
    })
    .unwrap();
}

fn happens(
    book: &Book,
    member: MemberId,
    change: StandingChange,
    effective: &str,
    until: Option<&str>,
) -> (DatedChange, i64) {
    let done = book
        .transact::<_, Error>(&act("record_standing", 3), |writing| {
            let event = StandingEvent {
                id: writing.new_id()?,
                owner: writing.unit(),
                member,
                change,
                effective: Some(PartialDate::Day(day(effective))),
                until: until.map(day),
                ..StandingEvent::default()
            };
            writing.put(&event)?;
            Ok(DatedChange::of(event.id, &event))
        })
        .unwrap();
    (done.value, done.step.unwrap())
}

/// A member here from the beginning, official since 1990.
fn official(book: &Book, given: &str) -> MemberId {
    let (member, _) = add(book, given);
    stay(book, member, None, None);
    happens(
        book,
        member,
        StandingChange::BecameOfficial,
        "1990-01-01",
        None,
    );
    member
}

fn names(book: &Book, part: &Roster) -> Vec<String> {
    book.read::<_, Error>(|reading| reading.roster_part(today(), part))
        .unwrap()
        .lines
        .iter()
        .map(|line| names::display(&line.family_middle, &line.given))
        .collect()
}

fn given(book: &Book, part: &Roster) -> Vec<String> {
    let last = |name: String| name.rsplit(' ').next().unwrap_or_default().to_owned();
    names(book, part).into_iter().map(last).collect()
}

fn standing(book: &Book, on: NaiveDate) -> Option<Standing> {
    let roster = book.read::<_, Error>(|reading| reading.roster(on)).unwrap();
    roster.first().map(|line| line.standing)
}

#[test]
fn the_roster_is_in_vietnamese_order_and_shows_who_belongs_on_the_day() {
    let shelf = Shelf::new();
    let book = shelf.create();
    for name in ["Đức", "Dũng", "Ánh", "An", "Ân"] {
        let (member, _) = add(&book, name);
        stay(&book, member, (name == "Ân").then_some("2027-01-01"), None);
    }
    assert_eq!(
        given(&book, &Roster::default()),
        ["An", "Ánh", "Dũng", "Đức"]
    );
}

#[test]
fn r_01_each_day_has_the_standing_that_its_events_give() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (member, _) = add(&book, "An");
    stay(&book, member, Some("2020-01-01"), Some("2024-12-31"));
    let changes: Vec<DatedChange> = [
        (StandingChange::BecameProbationary, "2020-03-01", None),
        (StandingChange::BecameOfficial, "2021-03-01", None),
        (StandingChange::WentAway, "2022-03-01", Some("2022-08-31")),
        (StandingChange::Suspended, "2023-01-01", None),
        (StandingChange::Resumed, "2023-02-01", None),
    ]
    .into_iter()
    .map(|(change, from, until)| happens(&book, member, change, from, until).0)
    .collect();
    for on in day("2019-12-31").iter_days().take(1900) {
        let here = (day("2020-01-01")..=day("2024-12-31")).contains(&on);
        let expected = here.then(|| Standing::on(&changes, on));
        assert_eq!(standing(&book, on), expected, "{on}");
    }
}

#[test]
fn an_event_that_is_undone_leaves_the_roster_as_it_was() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let member = official(&book, "An");
    let before = standing(&book, today());
    let (_, step) = happens(&book, member, StandingChange::StruckOff, "2026-01-01", None);
    assert_ne!(standing(&book, today()), before);
    book.transact::<_, Error>(&act("undo_step", 4), |writing| writing.undo(step))
        .unwrap();
    assert_eq!(standing(&book, today()), before);
}

#[test]
fn a_stay_that_passes_to_another_member_leaves_no_line_behind() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let (one, _) = add(&book, "An");
    let (other, _) = add(&book, "Bình");
    stay(&book, one, None, None);
    book.transact::<_, Error>(&act("merge_members", 5), |writing| {
        let roster = writing.reading().roster(today())?;
        let known: Membership = writing.reading().require(roster[0].membership.record())?;
        writing.put(&Membership {
            member: other,
            ..known
        })?;
        // Within the step too, the roster is as the step has left it.
        let seen = writing.reading().roster(today())?;
        assert_eq!(
            seen.iter().map(|line| line.member).collect::<Vec<_>>(),
            [other]
        );
        Ok(())
    })
    .unwrap();
    assert_eq!(given(&book, &Roster::default()), ["Bình"]);
}

#[test]
fn a_search_ranks_as_the_rule_of_search_does() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let all = [
        "Dương",
        "Đường",
        "Duong",
        "Dung",
        "Dương Văn",
        "Thị Dương",
        "Sơn",
        "Hương",
        "H'Hen",
        "Án",
    ];
    for name in all {
        official(&book, name);
    }
    for search in [
        "duong",
        "Dương",
        "trần văn dương",
        "tran",
        "ng",
        "hen",
        "van d",
        "ương",
        "án",
    ] {
        let part = Roster {
            search: search.to_owned(),
            ..Roster::default()
        };
        let mut expected: Vec<String> = names(&book, &Roster::default());
        expected.retain(|name| Match::of(search, name).is_some());
        expected.sort_by_key(|name| Match::of(search, name));
        assert_eq!(names(&book, &part), expected, "{search}");
        let fitting = book
            .read::<_, Error>(|reading| reading.roster_part(today(), &part))
            .unwrap()
            .fitting;
        assert_eq!(usize::try_from(fitting), Ok(expected.len()), "{search}");
    }
}

#[test]
fn v_05_filters_still_hold_while_something_is_searched_for() {
    let shelf = Shelf::new();
    let book = shelf.create();
    official(&book, "Dương");
    let exempt = official(&book, "Đường");
    happens(&book, exempt, StandingChange::Exempted, "2020-01-01", None);
    let part = Roster {
        search: "duong".to_owned(),
        filter: Some(MemberFilter::Exempt),
        ..Roster::default()
    };
    assert_eq!(given(&book, &part), ["Đường"]);
}

#[test]
fn parts_of_the_roster_put_together_are_the_roster() {
    let shelf = Shelf::new();
    let book = shelf.create();
    for number in 0..23 {
        let member = official(&book, &format!("An{}", number % 5));
        born(
            &book,
            member,
            (number % 7 > 0).then_some(1950 + number * 3 % 11),
        );
    }
    for sort in [RosterSort::Name, RosterSort::Birth, RosterSort::Joined] {
        for descending in [false, true] {
            let part = |from, take| Roster {
                sort,
                descending,
                from,
                take,
                ..Roster::default()
            };
            let lines = |part: &Roster| {
                book.read::<_, Error>(|reading| reading.roster_part(today(), part))
                    .unwrap()
                    .lines
            };
            let whole = lines(&part(0, None));
            let parts: Vec<_> = (0..5)
                .flat_map(|page| lines(&part(page * 5, Some(5))))
                .collect();
            assert_eq!(parts, whole);
            let dates: Vec<_> = whole.iter().map(|line| line.birth).collect();
            let unknown = dates.iter().position(Option::is_none).unwrap();
            if sort == RosterSort::Birth {
                assert!(
                    dates[unknown..].iter().all(Option::is_none),
                    "what nobody knows is last"
                );
            }
        }
    }
}

fn born(book: &Book, member: MemberId, year: Option<i32>) {
    book.transact::<_, Error>(&act("edit_member", 6), |writing| {
        let known: Member = writing.reading().require(member.record())?;
        writing.put(&Member {
            birth: year.map(PartialDate::Year),
            sex: Sex::Female,
            ..known
        })
    })
    .unwrap();
}

#[test]
fn every_order_is_read_and_not_sorted() {
    let shelf = Shelf::new();
    let book = shelf.create();
    for sort in [RosterSort::Name, RosterSort::Birth, RosterSort::Joined] {
        for descending in [false, true] {
            let part = Roster {
                sort,
                descending,
                ..Roster::default()
            };
            let plan = format!("EXPLAIN QUERY PLAN {}", super::roster::read_in_order(&part));
            let steps: Vec<(i64, String)> = book
                .read::<_, Error>(|reading| {
                    reading.rows(&plan, [rusqlite::types::Null; 5], |row| {
                        Ok((row.get("parent")?, row.get("detail")?))
                    })
                })
                .unwrap();
            let lines = steps
                .iter()
                .find(|(_, step)| step.contains("roster_lines"))
                .unwrap();
            assert!(
                lines.1.contains("SEARCH") && lines.1.contains("(owner=?"),
                "{steps:?}"
            );
            let sorted = |step: &&(i64, String)| step.0 == lines.0 && step.1.contains("ORDER BY");
            assert_eq!(steps.iter().find(sorted), None, "{steps:?}");
        }
    }
}

#[test]
fn a_part_past_the_end_still_tells_how_long_the_list_is() {
    let shelf = Shelf::new();
    let book = shelf.create();
    official(&book, "An");
    for search in ["", "an"] {
        let part = Roster {
            search: search.to_owned(),
            from: 100,
            take: Some(100),
            ..Roster::default()
        };
        let told = book
            .read::<_, Error>(|reading| reading.roster_part(today(), &part))
            .unwrap();
        assert_eq!((told.fitting, told.lines.len()), (1, 0), "{search}");
    }
}

#[test]
fn counts_are_of_the_counted_and_follow_an_edit() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let member = official(&book, "An");
    let guest = official(&book, "Bình");
    happens(
        &book,
        guest,
        StandingChange::CameTemporarily,
        "2026-11-01",
        None,
    );
    born(&book, member, Some(1960));
    born(&book, guest, Some(1970));
    let counts = book
        .read::<_, Error>(|reading| reading.roster_counts(today()))
        .unwrap();
    assert_eq!((counts.counted, counts.official, counts.women), (1, 1, 1));
    assert_eq!(counts.temporarily_here, 1);
    assert_eq!(names(&book, &Roster::default()).len(), 2);
}

#[test]
fn enrolment_takes_the_roster_along() {
    let shelf = Shelf::new();
    let book = shelf.create();
    official(&book, "An");
    enrol(&book);
    let roster = book
        .read::<_, Error>(|reading| reading.roster(today()))
        .unwrap();
    assert_eq!(roster[0].standing.rank(), Some(Rank::Official));
}
