mod places;
mod score;
mod voters;
mod year_plan;

use super::*;
use crate::members::{Activity, Leaving, MembershipId};
use crate::record::{FieldValue, Value};
use crate::rule_set::RuleSets;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

const ALL_LEFT_OUT: [LeftOut; 4] = [
    LeftOut::TemporarilyAway,
    LeftOut::ExemptAndAbsent,
    LeftOut::Suspended,
    LeftOut::ExcusedThroughout,
];

fn item(number: u128) -> AgendaItemId {
    AgendaItemId(Uuid::from_u128(number))
}

fn agenda() -> Vec<AgendaItemId> {
    (1..=5).map(item).collect()
}

fn line(kind: VoterKind, activity: Activity, presence: Presence) -> RollLine {
    RollLine {
        kind,
        activity,
        presence,
    }
}

fn official(presence: Presence) -> RollLine {
    line(VoterKind::Official, Activity::Active, presence)
}

fn excused() -> Presence {
    Presence::Excused {
        reason: "ốm".to_owned(),
    }
}

fn away(from: Option<u128>, back_at: Option<u128>) -> Presence {
    Presence::Present {
        away: vec![Away {
            from: from.map(item),
            back_at: back_at.map(item),
        }],
    }
}

fn at_least(num: u32, den: u32) -> Threshold {
    Threshold::at_least(num, den).unwrap()
}

fn more_than(num: u32, den: u32) -> Threshold {
    Threshold::more_than(num, den).unwrap()
}

/// A cell of `all` official members of whom `present` are there.
fn cell(all: usize, present: usize) -> Vec<RollLine> {
    (0..all)
        .map(|at| {
            official(if at < present {
                Presence::THROUGHOUT
            } else {
                Presence::Absent
            })
        })
        .collect()
}

fn judged(roll: &[RollLine], base: VoteBase, threshold: Threshold, votes: [u32; 3]) -> Outcome {
    let electorate = Electorate::of(roll, &ALL_LEFT_OUT, None, &[]);
    let [in_favour, against, abstained] = votes;
    let figures = Figures {
        in_favour,
        against,
        abstained,
    };
    judge(electorate, figures, VoteRule { base, threshold }).unwrap()
}

#[test]
fn q_01_two_thirds_of_sixty_nine_is_forty_six() {
    let rule = at_least(2, 3);
    assert_eq!(rule.needed(69), 46);
    assert!(!rule.holds(45, 69));
    assert!(rule.holds(46, 69));
}

#[test]
fn q_03_more_than_half_of_ten_is_six() {
    let rule = more_than(1, 2);
    assert_eq!([9, 17, 10].map(|base| rule.needed(base)), [5, 9, 6]);
}

#[test]
fn q_04_abstentions_weigh_where_the_base_is_all_present() {
    let roll = cell(10, 10);
    let votes = [2, 1, 7];
    let narrow = judged(&roll, VoteBase::ForAndAgainst, at_least(2, 3), votes);
    assert_eq!((narrow.base, narrow.needed, narrow.carried), (3, 2, true));
    let wide = judged(&roll, VoteBase::Present, at_least(2, 3), votes);
    assert_eq!((wide.base, wide.needed, wide.carried), (10, 7, false));
}

#[test]
fn q_06_the_same_figures_fail_of_all_members_and_pass_of_those_present() {
    let roll = cell(20, 12);
    let of_all = judged(&roll, VoteBase::Official, more_than(1, 2), [10, 2, 0]);
    assert_eq!(
        (of_all.base, of_all.needed, of_all.carried),
        (20, 11, false)
    );
    let of_present = judged(&roll, VoteBase::Present, more_than(1, 2), [10, 2, 0]);
    assert_eq!(
        (of_present.base, of_present.needed, of_present.carried),
        (12, 7, true)
    );
}

#[test]
fn q_07_the_exact_edge_passes_at_least_and_fails_more_than() {
    assert!(at_least(2, 3).holds(2, 3));
    assert!(!more_than(2, 3).holds(2, 3));
    assert!(!more_than(2, 3).holds(200_000_000, 300_000_000));
    assert!(more_than(2, 3).holds(200_000_001, 300_000_000));
    assert!(!at_least(2, 3).holds(0, 0), "of nobody nothing is enough");
    assert_eq!(Threshold::more_than(1, 1), None);
    assert_eq!(Threshold::at_least(1, 0), None);
}

#[test]
fn the_base_leaves_out_whom_the_rule_names_and_shows_each() {
    let member = |activity, presence| line(VoterKind::Official, activity, presence);
    let mut roll = cell(10, 8);
    roll.extend([
        member(Activity::TemporarilyAway, Presence::Absent),
        member(Activity::Exempt, Presence::Exempt),
        member(Activity::Exempt, Presence::THROUGHOUT),
        member(Activity::Suspended, Presence::Absent),
        member(Activity::Suspended, Presence::THROUGHOUT),
        official(excused()),
        official(Presence::NotRecorded),
    ]);
    let working = BaseWorking::of(&roll, &ALL_LEFT_OUT);
    let expected = BaseWorking {
        official: 17,
        temporarily_away: 1,
        exempt_and_absent: 1,
        suspended: 2,
        excused_throughout: 1,
        base: 12,
    };
    assert_eq!(working, expected);
    // Where the rule does not name the excused, they stay in the base.
    assert_eq!(BaseWorking::of(&roll, &ALL_LEFT_OUT[..3]).base, 13);
    let quorum = Quorum::of_meeting(&roll, &ALL_LEFT_OUT, more_than(1, 2));
    assert_eq!((quorum.present, quorum.needed, quorum.holds), (9, 7, true));
}

#[test]
fn a_probationary_member_does_not_count_in_the_base() {
    let mut roll = cell(3, 3);
    roll.push(line(
        VoterKind::Probationary,
        Activity::Active,
        Presence::THROUGHOUT,
    ));
    let electorate = Electorate::of(&roll, &ALL_LEFT_OUT, None, &[]);
    assert_eq!((electorate.working.base, electorate.present), (3, 3));
}

#[test]
fn m_05_guests_are_listed_and_count_nowhere() {
    let mut roll = cell(5, 4);
    let without = (
        RollCount::of(&roll),
        Quorum::of_meeting(&roll, &ALL_LEFT_OUT, more_than(1, 2)),
    );
    roll.push(RollLine::guest(Presence::THROUGHOUT));
    roll.push(line(
        VoterKind::Temporary,
        Activity::TemporarilyHere,
        Presence::THROUGHOUT,
    ));
    let count = RollCount::of(&roll);
    assert_eq!(
        count.guests,
        Tally {
            all: 1,
            present: 1,
            ..Tally::default()
        }
    );
    assert_eq!(count.temporary.present, 1);
    assert_eq!(count.members(), without.0.members());
    assert_eq!(
        Quorum::of_meeting(&roll, &ALL_LEFT_OUT, more_than(1, 2)),
        without.1
    );
}

#[test]
fn m_03_who_leaves_after_item_1_and_returns_at_item_3_missed_item_2() {
    let order = agenda();
    let there = |presence: &Presence| -> Vec<bool> {
        order
            .iter()
            .map(|id| presence.was_there_for(*id, &order))
            .collect()
    };
    assert_eq!(
        there(&away(Some(2), Some(3))),
        [true, false, true, true, true]
    );
    assert_eq!(there(&away(None, Some(2))), [false, true, true, true, true]);
    assert_eq!(
        there(&away(Some(4), None)),
        [true, true, true, false, false]
    );
    assert_eq!(there(&Presence::THROUGHOUT), [true; 5]);
    assert_eq!(there(&excused()), [false; 5]);
    // The order is moved: what was missed is between the same two items still.
    let moved = [1, 3, 2, 4].map(item);
    let presence = away(Some(2), Some(3));
    assert!(presence.was_there_for(item(4), &moved));
}

#[test]
fn q_11_quorum_lost_at_item_3_leaves_items_1_and_2_valid() {
    let order = agenda();
    let mut roll = cell(4, 2);
    roll.push(official(away(Some(3), None)));
    let holds: Vec<bool> = order
        .iter()
        .map(|id| Quorum::of_item(&roll, &ALL_LEFT_OUT, more_than(1, 2), *id, &order).holds)
        .collect();
    assert_eq!(holds, [true, true, false, false, false]);
    assert!(Quorum::of_meeting(&roll, &ALL_LEFT_OUT, more_than(1, 2)).holds);
}

#[test]
fn q_12_the_same_votes_are_judged_by_the_rule_of_the_meetings_day() {
    let sets = RuleSets::bundled().unwrap();
    let roll = cell(9, 9);
    let judge_on = |date: &str| {
        let rules = sets.on(date.parse::<NaiveDate>().unwrap()).unwrap();
        let rule = rules.vote(VoteKind::Admission);
        let electorate = Electorate::of(&roll, &rules.charter.base_leaves_out.value, None, &[]);
        let figures = Figures {
            in_favour: 6,
            against: 3,
            abstained: 0,
        };
        let outcome = judge(electorate, figures, rule.value).unwrap();
        (
            outcome.needed,
            outcome.carried,
            rule.reference.number.clone(),
        )
    };
    assert_eq!(judge_on("2025-06-30"), (6, true, "24-QĐ/TW".to_owned()));
    assert_eq!(judge_on("2026-11-22"), (6, true, "208-QĐ/TW".to_owned()));
}

#[test]
fn an_open_vote_is_counted_from_its_voters() {
    let voter = |number: u128| MembershipId(Uuid::from_u128(number));
    let choices = BTreeMap::from([
        (voter(1), Choice::For),
        (voter(2), Choice::For),
        (voter(3), Choice::Against),
        (voter(4), Choice::Abstain),
    ]);
    let figures = Figures::of(&choices);
    assert_eq!(
        figures,
        Figures {
            in_favour: 2,
            against: 1,
            abstained: 1
        }
    );
    let rule = VoteRule {
        base: VoteBase::Present,
        threshold: more_than(1, 2),
    };
    let electorate = Electorate::of(&cell(3, 3), &ALL_LEFT_OUT, None, &[]);
    let problem = VoteProblem::MoreVotesThanVoters {
        cast: 4,
        present: 3,
    };
    assert_eq!(judge(electorate, figures, rule), Err(problem));
}

#[test]
fn m_10_meetings_before_joining_do_not_count() {
    // Joined after three of five meetings: only the later two have a line.
    let attendance = Attendance::of(&[
        official(Presence::THROUGHOUT),
        official(Presence::THROUGHOUT),
    ]);
    assert_eq!((attendance.present, attendance.base()), (2, 2));
    assert_eq!(attendance.per_mille(), Some(1000));
}

#[test]
fn m_11_leave_has_its_own_column_and_leaves_the_base() {
    let attendance = Attendance::of(&[
        official(Presence::THROUGHOUT),
        official(Presence::Absent),
        line(VoterKind::Official, Activity::TemporarilyAway, excused()),
        official(Presence::THROUGHOUT),
    ]);
    assert_eq!((attendance.base(), attendance.on_leave), (3, 1));
    assert_eq!(attendance.per_mille(), Some(667));
}

#[test]
fn m_14_nothing_held_or_nothing_recorded_has_no_share() {
    assert_eq!(Attendance::of(&[]).per_mille(), None);
    let unknown = Attendance::of(&[
        official(Presence::NotRecorded),
        official(Presence::NotRecorded),
    ]);
    assert_eq!((unknown.per_mille(), unknown.not_recorded), (None, 2));
}

#[test]
fn a_meeting_five_minutes_short_says_so() {
    let sets = RuleSets::bundled().unwrap();
    let rules = sets.on("2026-11-22".parse().unwrap()).unwrap();
    let needed = min_minutes(MeetingKind::Regular, rules).unwrap().value;
    let at = |text: &str| text.parse().unwrap();
    let held = Duration::of(at("2026-11-05T19:00:00"), at("2026-11-05T20:25:00"), needed);
    assert_eq!(
        held,
        Some(Duration {
            minutes: 85,
            needed: 90,
            missing: 5
        })
    );
    let reversed = Duration::of(at("2026-11-05T20:00:00"), at("2026-11-05T19:00:00"), needed);
    assert_eq!(reversed, None);
    assert_eq!(
        min_minutes(MeetingKind::Combined, rules).unwrap().value,
        120
    );
    assert_eq!(min_minutes(MeetingKind::Committee, rules), None);
}

#[test]
fn compact_text_of_a_presence_is_stable() {
    let text = |presence: Presence| match presence.to_value() {
        Value::Text(text) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(text(Presence::THROUGHOUT), "P");
    assert_eq!(text(excused()), "E:ốm");
    let two = "00000000-0000-0000-0000-000000000002";
    assert_eq!(text(away(Some(2), None)), format!("P:{two}~"));
    for foreign in ["", "Q", "P:", "P:x~y", "p"] {
        assert_eq!(
            Presence::from_value(&Value::Text(foreign.to_owned())),
            None,
            "{foreign}"
        );
    }
}

fn any_presence() -> impl Strategy<Value = Presence> {
    let id = || proptest::option::of((1u128..6).prop_map(item));
    let stretch = (id(), id()).prop_map(|(from, back_at)| Away { from, back_at });
    prop_oneof![
        proptest::collection::vec(stretch, 0..3).prop_map(|away| Presence::Present { away }),
        "\\PC{0,12}".prop_map(|reason| Presence::Excused { reason }),
        Just(Presence::Absent),
        Just(Presence::Exempt),
        Just(Presence::NotRecorded),
    ]
}

fn any_line() -> impl Strategy<Value = RollLine> {
    let kinds = vec![
        VoterKind::Official,
        VoterKind::Probationary,
        VoterKind::Temporary,
        VoterKind::Guest,
    ];
    let activities = vec![
        Activity::Active,
        Activity::Exempt,
        Activity::TemporarilyAway,
        Activity::Suspended,
        Activity::Left(Leaving::Died),
    ];
    (
        proptest::sample::select(kinds),
        proptest::sample::select(activities),
        any_presence(),
    )
        .prop_map(|(kind, activity, presence)| line(kind, activity, presence))
}

proptest! {
    #[test]
    fn what_is_needed_is_the_least_that_is_enough(num in 1u32..50, extra in 1u32..50, base in 1u32..5000) {
        let den = num + extra;
        for rule in [at_least(num, den), more_than(num, den)] {
            let needed = rule.needed(base);
            prop_assert!(rule.holds(needed, base));
            prop_assert!(needed == 0 || !rule.holds(needed - 1, base));
            // Said again with products only.
            let (count, share) = (u64::from(needed) * u64::from(den), u64::from(base) * u64::from(num));
            let enough = if rule.is_strict() { count > share } else { count >= share };
            prop_assert!(enough);
            prop_assert_eq!(Threshold::from_value(&rule.to_value()), Some(rule));
        }
    }

    #[test]
    fn a_presence_reads_back(presence in any_presence()) {
        prop_assert_eq!(Presence::from_value(&presence.to_value()), Some(presence));
    }

    #[test]
    fn every_roll_adds_up(roll in proptest::collection::vec(any_line(), 0..30)) {
        let working = BaseWorking::of(&roll, &ALL_LEFT_OUT);
        prop_assert_eq!(
            working.official,
            working.temporarily_away + working.exempt_and_absent + working.suspended
                + working.excused_throughout + working.base
        );
        let count = RollCount::of(&roll);
        prop_assert_eq!(count.official.all, working.official);
        let tallies = [count.official, count.probationary, count.temporary, count.guests];
        let all: u32 = tallies.iter().map(|it| it.all).sum();
        prop_assert_eq!(usize::try_from(all).unwrap(), roll.len());
        for tally in tallies {
            prop_assert_eq!(
                tally.all,
                tally.present + tally.excused + tally.absent + tally.exempt + tally.not_recorded
            );
        }
        let quorum = Quorum::of_meeting(&roll, &ALL_LEFT_OUT, more_than(1, 2));
        prop_assert!(quorum.present <= working.base);
        for id in agenda() {
            let at_item = Quorum::of_item(&roll, &ALL_LEFT_OUT, more_than(1, 2), id, &agenda());
            prop_assert!(at_item.present <= quorum.present);
        }
    }
}
