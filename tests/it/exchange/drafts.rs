//! Drafts between laptops: two texts written without a line, and the remarks of the level above.

use super::laptop::Laptop;
use super::transfers::{Province, enrolled, exchange, unit};
use crate::desk::Desk;
use domain::drafts::{DraftId, DraftReview, Verdict};
use domain::units::UnitId;
use serde_json::{Value, json};
use storage::history::Delivery;
use uuid::Uuid;

const EAST: &str = "Chi bộ thôn Đông";
const WARD: &str = "Đảng bộ xã Yên Đức";

fn begin(desk: &Desk, text: &str) -> String {
    desk.add_member("Lê Văn An");
    let form = json!({
        "title": "Giữ nước sạch", "kind": "article", "authors": [desk.roster()[0]["membership"]],
        "meeting": null, "theme": "Nước sạch", "programme": "",
    });
    let saved = desk.call("add_draft", json!({ "form": form }));
    let id = saved["id"].as_str().unwrap().to_owned();
    write(desk, &id, text);
    id
}

fn view(desk: &Desk, id: &str) -> Value {
    desk.call("show_draft", json!({ "id": id }))
}

fn write(desk: &Desk, id: &str, text: &str) {
    let revision = view(desk, id)["row"]["revision"].clone();
    desk.call(
        "save_draft_text",
        json!({ "id": id, "revision": revision, "text": text }),
    );
}

/// What the two laptops wrote; which of them stands, the clocks and then chance decide.
const BOTH: [&str; 2] = [
    "Giếng làng cạn vì suối bị chặn.",
    "Giếng làng đục vì rừng bị phá.",
];

/// Two laptops of one cell that changed one text without a line, and have met since.
fn parted() -> (Province, Desk, String) {
    let all = Province::new();
    let second = enrolled(&all.server, EAST);
    let id = begin(&all.east, "Giếng làng cạn vì rừng bị phá.");
    exchange(&all.east);
    exchange(&second);
    write(&all.east, &id, BOTH[1]);
    write(&second, &id, BOTH[0]);
    exchange(&all.east);
    exchange(&second);
    exchange(&all.east);
    (all, second, id)
}

#[test]
fn two_texts_written_without_a_line_stand_side_by_side_on_both_laptops() {
    let (all, second, id) = parted();
    let (first, other) = (view(&all.east, &id), view(&second, &id));
    assert_eq!(first["text"], other["text"], "one text stands on both");
    for draft in [first, other] {
        assert_eq!(draft["others"].as_array().unwrap().len(), 1, "{draft}");
        let mut texts = [
            draft["text"].as_str().unwrap(),
            draft["others"][0]["text"].as_str().unwrap(),
        ];
        texts.sort_unstable();
        assert_eq!(texts, BOTH, "nothing is lost");
        let pieces = draft["others"][0]["pieces"].as_array().unwrap();
        let same: Vec<&str> = pieces
            .iter()
            .filter(|piece| piece["difference"] == "same")
            .map(|piece| piece["words"].as_str().unwrap())
            .collect();
        assert_eq!(same, ["Giếng làng ", " vì ", " bị "], "word by word");
    }
}

#[test]
fn joined_texts_stand_on_every_laptop_and_both_are_kept_as_versions() {
    let (all, second, id) = parted();
    let draft = view(&all.east, &id);
    let joined = "Giếng làng đục rồi cạn: rừng bị phá, suối bị chặn.";
    let request = json!({
        "id": id, "revision": draft["row"]["revision"],
        "key": draft["others"][0]["key"], "text": joined,
    });
    let saved = all.east.call("settle_draft_text", request);
    exchange(&all.east);
    exchange(&second);
    for desk in [&all.east, &second] {
        let draft = view(desk, &id);
        assert_eq!(draft["text"], joined);
        assert_eq!(draft["others"], json!([]));
        let mut kept: Vec<&str> = draft["versions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|version| version["text"].as_str().unwrap())
            .collect();
        kept.sort_unstable();

        assert_eq!(kept, BOTH);
    }
    // One undo asks again.
    all.east.undo(&saved);
    exchange(&all.east);
    exchange(&second);
    assert_eq!(view(&second, &id)["others"].as_array().unwrap().len(), 1);
}

#[test]
fn a_text_that_somebody_had_seen_is_no_question() {
    let all = Province::new();
    let second = enrolled(&all.server, EAST);
    let id = begin(&all.east, "Lời đầu.");
    exchange(&all.east);
    exchange(&second);
    write(&second, &id, "Lời sau.");
    exchange(&second);
    exchange(&all.east);
    let draft = view(&all.east, &id);
    assert_eq!(draft["text"], "Lời sau.");
    assert_eq!(draft["others"], json!([]));
}

#[test]
fn the_ward_remarks_on_a_draft_of_its_cell_and_the_cell_decides() {
    let all = Province::new();
    let id = begin(&all.east, "Lời của thôn Đông.");
    all.everybody_exchanges();
    let seen = view(&all.ward, &id);
    assert_eq!(seen["row"]["own"], false);
    assert_eq!(seen["row"]["unit"], EAST);
    let doors = &seen["doors"];
    for door in ["edit", "send", "give_back", "approve", "reopen", "hand_in"] {
        assert_eq!(doors[door], false, "{door}");
    }
    assert_eq!(doors["remark"], true);
    all.ward.call(
        "remark_draft",
        json!({ "id": id, "remark": "Nêu rõ nguồn số liệu" }),
    );
    all.everybody_exchanges();
    let told = view(&all.east, &id);
    let review = &told["reviews"][0];
    assert_eq!(review["remark"], "Nêu rõ nguồn số liệu");
    assert_eq!(review["from"], WARD);
    assert_eq!(told["row"]["stage"], "writing", "nothing else changed");
    // The neighbour reads nothing of it.
    let west = all.west.call("list_drafts", json!({}));
    assert_eq!(west["rows"], json!([]));
}

#[test]
fn nobody_reviews_in_the_name_of_another_unit_and_the_ward_does_not_decide() {
    let all = Province::new();
    let id = begin(&all.east, "Lời của thôn Đông.");
    all.everybody_exchanges();
    let ids = |name: &str| {
        let id = unit(&all.ward, name);
        UnitId(Uuid::parse_str(id.as_str().unwrap()).unwrap())
    };
    let (east, ward) = (ids(EAST), ids(WARD));
    let draft = DraftId(Uuid::parse_str(&id).unwrap());
    let sent = |by: &str, by_unit: UnitId, verdict: Verdict| {
        let laptop = Laptop::enrolled(&all.server, by);
        laptop.exchange().unwrap();
        let review = laptop.act("remark_draft", |writing| {
            let review = DraftReview {
                id: writing.new_id()?,
                owner: east,
                draft,
                by_unit,
                verdict,
                remark: "Được".to_owned(),
                ..DraftReview::default()
            };
            writing.put(&review)?;
            Ok(review.id)
        });
        laptop.exchange().unwrap();
        laptop.delivery(review.record())
    };
    let taken = |delivery| matches!(delivery, Some(Delivery::Received { .. }));
    assert!(taken(sent(WARD, ward, Verdict::Remark)));
    assert!(taken(sent(EAST, east, Verdict::Approved)));
    let refused = Some(Delivery::Refused);
    assert_eq!(sent(WARD, ward, Verdict::Approved), refused);
    assert_eq!(sent(WARD, east, Verdict::Remark), refused);
    assert_eq!(sent(EAST, ward, Verdict::Remark), refused);
    assert_eq!(
        sent("Chi bộ thôn Tây", east, Verdict::Remark),
        refused,
        "the neighbour"
    );
}
