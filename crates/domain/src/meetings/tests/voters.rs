//! Who voted, and what that says about having been there.

use super::super::*;
use crate::members::MembershipId;
use crate::record::{FieldValue, Value};
use std::collections::BTreeSet;
use uuid::Uuid;

fn voter(number: u128) -> MembershipId {
    MembershipId(Uuid::from_u128(number))
}

fn item(number: u128) -> AgendaItemId {
    AgendaItemId(Uuid::from_u128(number))
}

#[test]
fn a_ballot_and_a_working_read_back_as_they_were_written() {
    for ballot in [
        None,
        Some(Choice::For),
        Some(Choice::Against),
        Some(Choice::Abstain),
    ] {
        assert_eq!(
            Ballot::from_value(&Ballot(ballot).to_value()),
            Some(Ballot(ballot))
        );
    }
    assert_eq!(Ballot::from_value(&Value::Text("perhaps".to_owned())), None);
    let working = VoteWorking {
        base: VoteBase::OfficialNotExempt,
        electorate: Electorate {
            working: BaseWorking {
                official: 9,
                temporarily_away: 1,
                exempt_and_absent: 2,
                suspended: 0,
                excused_throughout: 1,
                base: 5,
            },
            official_not_exempt: 7,
            present: 4,
        },
    };
    assert_eq!(VoteWorking::from_value(&working.to_value()), Some(working));
    assert_eq!(
        VoteWorking::from_value(&Value::Text("conference 9".to_owned())),
        None
    );
}

#[test]
fn m_04_a_vote_without_an_item_only_asks_that_the_voter_came() {
    let order = [item(1), item(2)];
    let left_early = Presence::Present {
        away: vec![Away {
            from: Some(item(2)),
            back_at: None,
        }],
    };
    assert_eq!(contradicted(&left_early, [("whole", None)], &order), None);
    assert_eq!(
        contradicted(&Presence::Absent, [("whole", None)], &order),
        Some("whole")
    );
    let votes = [("first", Some(item(1))), ("second", Some(item(2)))];
    assert_eq!(contradicted(&left_early, votes, &order), Some("second"));
    let gone = [("of an item that left the agenda", Some(item(7)))];
    assert_eq!(contradicted(&left_early, gone, &order), None);
}

#[test]
fn everything_wrong_with_voters_is_said_at_once() {
    let voters: Voters = [
        (voter(1), Ballot(Some(Choice::Against))),
        (voter(2), Ballot(None)),
    ]
    .into();
    let figures = Figures {
        in_favour: 3,
        ..Figures::default()
    };
    let entitled = BTreeSet::from([voter(1)]);
    assert_eq!(
        voters_problems(&voters, figures, VoteMethod::Secret, &entitled),
        [
            VotersProblem::NotEntitled(voter(2)),
            VotersProblem::DoesNotAddUp { cast: 3, voters: 2 },
            VotersProblem::SecretChoice,
            VotersProblem::ChoicesBeyondFigures,
        ]
    );
}
