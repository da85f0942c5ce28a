//! Votes: who voted, by which rule, and what that says of the roll.

use crate::desk::{Desk, mark};
use crate::hall::{NINE, memberships, problem_of, running, vote_form};
use operations::{Failure, Problem};
use serde_json::{Value, json};

#[test]
fn a_vote_keeps_the_base_and_the_rule_it_was_judged_by() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let voters = memberships(&desk.meeting(&id));
    let vote = |kind: &str, in_favour: i64| {
        let mut form = vote_form(&voters, in_favour, 9 - in_favour);
        form["kind"] = json!(kind);
        desk.call(
            "take_vote",
            json!({ "meeting": id, "item": null, "form": form }),
        );
        desk.meeting(&id)["votes"]
            .as_array()
            .unwrap()
            .last()
            .unwrap()
            .clone()
    };
    assert_eq!(vote("ordinary", 5)["carried"], true);
    assert_eq!(vote("ordinary", 4)["carried"], false);
    assert_eq!(
        vote("admission", 5)["carried"],
        false,
        "two thirds of nine are six"
    );
    let admitted = vote("admission", 6);
    assert_eq!(
        (&admitted["carried"], &admitted["base"]),
        (&json!(true), &json!(9))
    );
    assert!(
        admitted["rule"].as_str().unwrap().contains("208"),
        "{admitted}"
    );
}

#[test]
fn more_votes_than_voters_are_refused() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let form = vote_form(&memberships(&desk.meeting(&id)), 9, 1);
    let refused = desk.refused(
        "take_vote",
        json!({ "meeting": id, "item": null, "form": form }),
    );
    assert_eq!(
        problem_of(refused),
        (
            "in_favour".to_owned(),
            Problem::DoesNotAddUp { sum: 10, of: 9 }
        )
    );
}

#[test]
fn m_04_a_voter_cannot_be_made_absent_until_every_vote_is_cleared() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let view = desk.meeting(&id);
    let voters = memberships(&view);
    let item = view["items"][2]["id"].clone();
    let numbered = format!("3. {}", view["items"][2]["form"]["title"].as_str().unwrap());
    let take = |method: &str| {
        let mut form = vote_form(&voters, 9, 0);
        form["method"] = json!(method);
        let request = json!({ "meeting": id, "item": item, "form": form });
        desk.call("take_vote", request);
    };
    take("open");
    take("secret");
    let absent = mark(&id, &voters[0], "absent", "");
    let voted = || {
        (
            "presence".to_owned(),
            Problem::Voted {
                item: numbered.clone(),
            },
        )
    };
    assert_eq!(
        problem_of(desk.refused("mark_presence", absent.clone())),
        voted()
    );

    let mut left_before = mark(&id, &voters[0], "present", "");
    left_before["away"] = json!([{ "from": view["items"][1]["id"], "back_at": null }]);
    assert_eq!(
        problem_of(desk.refused("mark_presence", left_before)),
        voted()
    );
    let mut left_after = mark(&id, &voters[0], "present", "");
    left_after["away"] = json!([{ "from": view["items"][3]["id"], "back_at": null }]);
    desk.call("mark_presence", left_after);

    let votes = desk.meeting(&id)["votes"].clone();
    assert_eq!(votes.as_array().unwrap().len(), 2);
    desk.call("remove_vote", json!({ "id": votes[0]["id"] }));
    assert_eq!(
        problem_of(desk.refused("mark_presence", absent.clone())),
        voted(),
        "the secret vote remains"
    );
    desk.call("remove_vote", json!({ "id": votes[1]["id"] }));
    desk.call("mark_presence", absent);
    assert_eq!(desk.meeting(&id)["count"]["absent"], 1);
}

#[test]
fn q_09_a_voter_whose_choice_is_written_down_cannot_be_unticked() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let voters = memberships(&desk.meeting(&id));
    let mut form = vote_form(&voters, 8, 1);
    form["voters"][3]["choice"] = json!("against");
    desk.call(
        "take_vote",
        json!({ "meeting": id, "item": null, "form": form }),
    );
    let corrected = |form: &Value| {
        let vote = desk.meeting(&id)["votes"][0].clone();
        json!({ "id": vote["id"], "revision": vote["revision"], "form": form })
    };
    let without = |skipped: usize, in_favour: i64, against: i64| {
        let mut left = voters.clone();
        left.remove(skipped);
        vote_form(&left, in_favour, against)
    };
    let mut unticked = without(3, 8, 0);
    let who = "Lê Văn Dũng".to_owned();
    assert_eq!(
        problem_of(desk.refused("correct_vote", corrected(&unticked))),
        ("voters".to_owned(), Problem::ChoiceWritten { who })
    );
    let mut cleared = form.clone();
    cleared["voters"][3]["choice"] = json!(null);
    desk.call("correct_vote", corrected(&cleared));
    desk.call("correct_vote", corrected(&unticked));
    let vote = desk.meeting(&id)["votes"][0].clone();
    assert_eq!(vote["voters"].as_array().unwrap().len(), 8);
    assert_eq!(
        (&vote["base"], &vote["working"]["official"]),
        (&json!(9), &json!(9))
    );
    unticked["method"] = json!("secret");
    unticked["voters"][0]["choice"] = json!("for");
    assert_eq!(
        problem_of(desk.refused("correct_vote", corrected(&unticked))),
        ("method".to_owned(), Problem::SecretChoice),
        "a secret ballot does not say who chose what"
    );
}

#[test]
fn somebody_who_is_not_there_for_the_item_is_no_voter() {
    let desk = Desk::with_members(&NINE);
    let id = running(&desk);
    desk.call("mark_rest_present", json!({ "id": id }));
    let view = desk.meeting(&id);
    let voters = memberships(&view);
    let mut away = mark(&id, &voters[8], "present", "");
    away["away"] = json!([{ "from": view["items"][1]["id"], "back_at": view["items"][2]["id"] }]);
    desk.call("mark_presence", away);
    let take = |item: usize| json!({ "meeting": id, "item": view["items"][item]["id"], "form": vote_form(&voters, 9, 0) });
    let who = "Lê Văn Minh".to_owned();
    assert_eq!(
        problem_of(desk.refused("take_vote", take(1))),
        ("voters".to_owned(), Problem::MayNotVote { who })
    );
    desk.call("take_vote", take(2));
    assert!(matches!(
        desk.refused("remove_item", json!({ "id": view["items"][2]["id"] })),
        Failure::NotNow { .. }
    ));
}

#[test]
fn m_04_an_item_that_was_voted_on_cannot_be_moved_to_where_its_voter_was_away() {
    let desk = Desk::with_members(&NINE);
    let meeting = running(&desk);
    let view = desk.meeting(&meeting);
    let everybody = memberships(&view);
    let items: Vec<String> = view["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect();
    desk.call("mark_rest_present", json!({ "id": meeting }));
    let mut away = mark(&meeting, &everybody[8], "present", "");
    away["away"] = json!([{ "from": items[3], "back_at": items[4] }]);
    desk.call("mark_presence", away);
    let vote = json!({ "meeting": meeting, "item": items[0], "form": vote_form(&everybody, 9, 0) });
    desk.call("take_vote", vote);
    let into = json!({ "id": items[0], "after": items[3] });
    let title = view["items"][0]["form"]["title"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        problem_of(desk.refused("move_item", into)),
        ("after".to_owned(), Problem::Voted { item: title })
    );
    let order = |view: &Value| {
        view["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        order(&desk.meeting(&meeting)),
        order(&view),
        "nothing was moved"
    );
    desk.call("move_item", json!({ "id": items[0], "after": items[1] }));
    let votes = desk.meeting(&meeting)["votes"].clone();
    assert_eq!(
        votes[0]["item"],
        json!(items[0]),
        "elsewhere it keeps its votes"
    );
}
