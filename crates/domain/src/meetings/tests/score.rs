use crate::meetings::{Evidence, Mark, Measure, MeetingKind, Proof, Score, ScoreLevel, is_scored};
use crate::record::FieldValue;
use crate::rule_set::{RuleSet, RuleSets};
use chrono::NaiveDate;

fn rules(day: &str) -> RuleSet {
    let day: NaiveDate = day.parse().unwrap();
    RuleSets::bundled().unwrap().on(day).unwrap().clone()
}

fn evidence(proof: Proof, measure: Measure) -> Evidence {
    Evidence {
        proof,
        measure,
        somebody_absent: false,
    }
}

fn proved(code: &str, found: &Evidence) -> Option<u32> {
    let rules = rules("2026-11-25");
    let groups = &rules.meetings.score_groups.value;
    let criterion = groups
        .iter()
        .flat_map(|group| &group.criteria)
        .find(|it| it.code == code)
        .unwrap();
    criterion.proved(found)
}

fn share(part: u32, whole: u32) -> Measure {
    Measure::Share { part, whole }
}

#[test]
fn the_criteria_of_each_group_add_up_to_its_points_and_each_scale_to_its_criterion() {
    let rules = rules("2026-11-25");
    let groups = &rules.meetings.score_groups.value;
    let all: u32 = groups.iter().filter_map(|group| group.points).sum();
    assert_eq!(all, 100);
    let mut codes = std::collections::BTreeSet::new();
    for group in groups {
        let sum: u32 = group.criteria.iter().map(|it| it.points).sum();
        assert_eq!(Some(sum), group.points, "{}", group.name);
        for criterion in &group.criteria {
            assert!(codes.insert(&criterion.code), "{} twice", criterion.code);
            if let Some(best) = criterion.scale.iter().map(|step| step.points).max() {
                assert_eq!(best, criterion.points, "{}", criterion.name);
                let last = criterion.scale.last().unwrap();
                assert!(
                    last.at_least.is_none() && last.above.is_none() && last.at_most.is_none(),
                    "{} leaves a gap",
                    criterion.name
                );
            }
        }
    }
}

#[test]
fn attendance_is_judged_at_the_exact_edge_in_whole_numbers() {
    let at = |part, whole| {
        proved(
            "attendance",
            &evidence(Proof::Attendance, share(part, whole)),
        )
    };
    assert_eq!(at(9, 10), Some(4), "90 % is reached");
    assert_eq!(at(899, 1000), Some(3), "89,9 % is not 90 %");
    assert_eq!(at(3, 4), Some(3));
    assert_eq!(at(13, 20), Some(2), "65 %");
    assert_eq!(at(12, 20), Some(1));
    let mut absent = evidence(Proof::Attendance, share(10, 10));
    absent.somebody_absent = true;
    assert_eq!(
        proved("attendance", &absent),
        Some(1),
        "somebody absent without reason takes the rest"
    );
}

#[test]
fn a_meeting_that_was_long_enough_gets_all_and_each_missing_stretch_takes_one() {
    let at = |missing| {
        proved(
            "duration",
            &evidence(Proof::MissingMinutes, Measure::Count(missing)),
        )
    };
    assert_eq!(at(0), Some(5));
    assert_eq!(at(1), Some(4));
    assert_eq!(at(90), Some(1));
}

#[test]
fn more_than_half_must_have_spoken_and_half_is_not_more() {
    let at = |part| proved("speakers", &evidence(Proof::Speakers, share(part, 20)));
    assert!(at(11) > at(10));
    assert!(at(10) > at(7));
}

#[test]
fn the_meeting_decides_the_rest_and_may_overrule_with_a_remark() {
    let rules = rules("2026-11-25");
    let groups = &rules.meetings.score_groups.value;
    let levels = rules.meetings.score_levels.value;
    let found = [evidence(Proof::MissingMinutes, Measure::Count(0))];
    let open = Score::of(groups, levels, &found, |_| None);
    assert_eq!(open.points(), 5);
    assert_eq!(open.level(), None, "nothing is said before all is settled");
    let full: std::collections::BTreeMap<String, u32> = open
        .criteria()
        .map(|it| (it.criterion.code.clone(), it.criterion.points))
        .collect();
    let given = |code: &str| {
        Some(Mark {
            points: if code == "duration" { 2 } else { full[code] },
            decided: true,
            remark: "Mất điện 20 phút".to_owned(),
        })
    };
    let settled = Score::of(groups, levels, &found, given);
    assert_eq!(
        (settled.points(), settled.most(), settled.level()),
        (97, 100, Some(ScoreLevel::Good))
    );
}

#[test]
fn q_12_a_meeting_under_the_rule_of_2018_has_groups_and_no_points() {
    let rules = rules("2024-05-20");
    let score = Score::of(
        &rules.meetings.score_groups.value,
        rules.meetings.score_levels.value,
        &[],
        |_| None,
    );
    assert_eq!(score.groups.len(), 5);
    assert_eq!((score.most(), score.level()), (0, None));
}

#[test]
fn the_levels_begin_at_ninety_seventy_and_fifty() {
    let levels = rules("2026-11-25").meetings.score_levels.value.unwrap();
    let of = |points| levels.of(points);
    assert_eq!(
        [of(90), of(89), of(70), of(69), of(50), of(49)],
        [
            ScoreLevel::Good,
            ScoreLevel::Fair,
            ScoreLevel::Fair,
            ScoreLevel::Average,
            ScoreLevel::Average,
            ScoreLevel::Weak
        ]
    );
}

#[test]
fn a_mark_reads_back_as_it_was_written() {
    for mark in [
        Mark {
            points: 4,
            decided: true,
            remark: "vì mất điện".to_owned(),
        },
        Mark {
            points: 0,
            decided: false,
            remark: String::new(),
        },
    ] {
        assert_eq!(Mark::from_value(&mark.to_value()), Some(mark));
    }
}

#[test]
fn only_meetings_of_the_cell_are_scored() {
    assert!(is_scored(MeetingKind::Regular) && is_scored(MeetingKind::Combined));
    assert!(!is_scored(MeetingKind::Committee) && !is_scored(MeetingKind::Congress));
}
