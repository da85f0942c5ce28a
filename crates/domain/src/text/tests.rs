use super::*;
use proptest::prelude::*;
use std::cmp::Ordering;
use unicode_normalization::UnicodeNormalization;

#[test]
fn names_of_every_people_are_kept_as_they_are() {
    let sixty = "A".repeat(60);
    for name in [
        "H'Hen Niê",
        "Y Blơm",
        "Sùng",
        "Max-Martin Richter",
        "Max von-Richter",
        "Nguyễn Thị Ngọc Ánh",
        &sixty,
    ] {
        assert_eq!(clean_line(name, 60).as_deref(), Ok(name));
    }
}

#[test]
fn i_35_decomposed_text_is_stored_composed() {
    let typed_on_a_mac: String = "Nguyễn Thế Đường".nfd().collect();
    assert_ne!(typed_on_a_mac, "Nguyễn Thế Đường");
    assert_eq!(clean(&typed_on_a_mac, 60).unwrap(), "Nguyễn Thế Đường");
    // Half-composed, as windows-1258 leaves it.
    assert_eq!(clean("Nguyê\u{303}n Thê\u{301}", 60).unwrap(), "Nguyễn Thế");
}

#[test]
fn other_widths_become_the_usual_ones_and_the_ends_are_trimmed() {
    assert_eq!(clean("\u{a0} Tổ\u{a0}１２\u{3000}", 60).unwrap(), "Tổ 12");
    assert_eq!(clean("một\r\nhai\tba", 60).unwrap(), "một\nhai\tba");
    assert_eq!(clean_line("  Lê \n  Văn\tTám ", 60).unwrap(), "Lê Văn Tám");
    assert_eq!(clean("", 0).unwrap(), "");
}

#[test]
fn what_cannot_be_seen_is_refused_with_its_place() {
    assert_eq!(
        clean("a\u{1}", 9),
        Err(TextProblem::Control { at: 1, code: 1 })
    );
    assert_eq!(
        clean("ab\0c", 9),
        Err(TextProblem::Control { at: 2, code: 0 })
    );
    assert_eq!(
        clean("x\u{202e}y", 9),
        Err(TextProblem::Direction {
            at: 1,
            code: 0x202e
        })
    );
    assert_eq!(
        clean("La\u{200d}n", 9),
        Err(TextProblem::Invisible {
            at: 2,
            code: 0x200d
        })
    );
    assert_eq!(clean("Nguy\u{fffd}n", 9), Err(TextProblem::Lost { at: 4 }));
    assert_eq!(
        clean("dài quá", 6),
        Err(TextProblem::TooLong { bound: 6, found: 7 })
    );
}

#[test]
fn two_marks_a_letter_are_vietnamese_and_three_are_not() {
    assert!(clean(&"Ệ ậ ữ ở".nfd().collect::<String>(), 9).is_ok());
    let tower = format!("ab{}", "\u{301}".repeat(200));
    assert_eq!(clean(&tower, 300), Err(TextProblem::TooManyMarks { at: 1 }));
    assert_eq!(
        clean("ế\u{335}", 9),
        Err(TextProblem::TooManyMarks { at: 0 })
    );
}

#[test]
fn letters_of_other_alphabets_are_named_and_mended_only_on_request() {
    let eth = Lookalike {
        at: 0,
        found: '\u{d0}',
        meant: 'Đ',
    };
    assert_eq!(clean("\u{d0}ỗ Lan", 9), Err(TextProblem::Lookalike(eth)));
    let cyrillic = Lookalike {
        at: 1,
        found: 'а',
        meant: 'a',
    };
    assert_eq!(clean("Lаn", 9), Err(TextProblem::Lookalike(cyrillic)));
    assert_eq!(mend_lookalikes("\u{d0}ỗ Lаn").as_deref(), Some("Đỗ Lan"));
    assert_eq!(mend_lookalikes("Đỗ Lan"), None);
    assert!(
        clean("báo Правда", 20).is_ok(),
        "a whole foreign word is quoted on purpose"
    );
}

#[test]
fn v_01_tones_need_not_be_typed() {
    assert!(Match::of("ngoan nghoeo", "con đường ngoằn nghoèo").is_some());
    for text in ["dương", "đương", "đường", "Dương"] {
        assert_eq!(Match::of("duong", text), Some(Match::ExactFold), "{text}");
    }
    assert_eq!(fold("Hoà uỷ Mỹ  Đức"), fold("Hòa ủy Mĩ Đức"));
}

#[test]
fn v_03_letters_that_do_not_decompose_fold_too() {
    assert_eq!(fold("Đđ Ø ł ß"), "dd o l ss");
}

#[test]
fn v_04_upper_and_lower_case_are_equal() {
    assert_eq!(fold("Ế Đ Ư"), fold("ế đ ư"));
}

#[test]
fn v_07_decomposed_text_is_found() {
    let pasted: String = "Trần Thị Tuyết".nfd().collect();
    assert_eq!(Match::of("Trần Thị Tuyết", &pasted), Some(Match::Exact));
}

#[test]
fn exact_hits_stand_before_folded_before_prefix_before_inside() {
    let mut found: Vec<(Option<Match>, &str)> = ["Thu Hà Lan", "Nhà", "Hạ", "Hà Thu", "Hà"]
        .map(|it| (Match::of("Hà", it), it))
        .into();
    found.sort();
    let order: Vec<&str> = found.iter().map(|(_, text)| *text).collect();
    assert_eq!(order, ["Hà", "Hạ", "Hà Thu", "Thu Hà Lan", "Nhà"]);
    assert_eq!(Match::of("lan tran", "Trần Thị Lan"), Some(Match::Inside));
    assert_eq!(Match::of("xuân", "Trần Thị Lan"), None);
    assert_eq!(Match::of("  ", "Trần Thị Lan"), None);
}

#[test]
fn letters_sort_before_tones() {
    // "Đạo" stands before "Đào Lê": the letters of the second word decide before any tone.
    let expected = [
        "2",
        "An",
        "An Bình",
        "Ăn",
        "Ân",
        "Ba",
        "Bà",
        "Bả",
        "Bã",
        "Bá",
        "Bạ",
        "Dung",
        "Đào",
        "Đạo",
        "Đào Lê",
        "Em",
        "Êm",
        "Hoa",
        "Hoà Ba",
        "Long",
        "Ông",
        "Ơn",
        "Quý",
        "Tu",
        "Tư",
        "Yến",
    ];
    let mut sorted = expected;
    sorted.reverse();
    sorted.sort_by_key(|text| sort_key(text));
    assert_eq!(sorted, expected);
    assert_eq!(sort_key("Hoà"), sort_key("Hòa"));
}

#[test]
fn people_sort_by_given_then_middle_then_family_name() {
    let expected = [
        ("Trần Thị", "An"),
        ("Lê Văn", "Ân"),
        ("Vũ", "Bình"),
        ("Nguyễn Thị", "Bình"),
        ("Lê Văn", "Bình"),
        ("Trần Văn", "Bình"),
        ("Trần Văn", "Ha"),
        ("Nguyễn Văn", "Hà"),
        ("", "Y Blơm"),
    ];
    let mut sorted = expected;
    sorted.reverse();
    sorted.sort_by_key(|(family_middle, given)| name_sort_key(family_middle, given));
    assert_eq!(sorted, expected);
}

#[test]
fn another_tone_order_is_a_choice() {
    use Tone::{Broken, Dipping, Falling, Heavy, Level, Rising};
    let other = ToneOrder::new([Level, Falling, Rising, Dipping, Broken, Heavy]).unwrap();
    assert!(other.sort_key("bá") < other.sort_key("bả"));
    assert!(sort_key("bả") < sort_key("bá"));
    assert_eq!(
        ToneOrder::new([Level, Level, Rising, Dipping, Broken, Heavy]),
        None
    );
}

/// Words made of Vietnamese syllables, so that keys meet often enough to test ties.
fn vietnamese() -> impl Strategy<Value = String> {
    proptest::collection::vec("[bđdh]?[aăâoôơuưeêyi][àảãáạ]?[nh]?", 0..4)
        .prop_map(|words| words.join(" "))
}

/// The same order, said another way: letters as a list, then tones as a list.
fn reference(left: &str, right: &str) -> Ordering {
    fn parts(text: &str) -> (Vec<Vec<usize>>, Vec<usize>) {
        const ORDER: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
        let mut letters = Vec::new();
        let mut tones = Vec::new();
        for word in text.split_whitespace() {
            let split: Vec<_> = word.nfc().map(order::shape_and_tone).collect();
            let place = |shape: char| ORDER.chars().position(|it| it == shape).unwrap();
            letters.push(split.iter().map(|(shape, _)| place(*shape)).collect());
            let tone = split
                .iter()
                .find_map(|(_, tone)| *tone)
                .unwrap_or(Tone::Level);
            let order = [
                Tone::Level,
                Tone::Falling,
                Tone::Dipping,
                Tone::Broken,
                Tone::Rising,
                Tone::Heavy,
            ];
            tones.push(order.iter().position(|it| *it == tone).unwrap());
        }
        (letters, tones)
    }
    parts(left).cmp(&parts(right))
}

proptest! {
    #[test]
    fn keys_agree_with_the_plain_comparison(left in vietnamese(), right in vietnamese()) {
        prop_assert_eq!(sort_key(&left).cmp(&sort_key(&right)), reference(&left, &right));
    }

    #[test]
    fn keys_are_ascii_and_do_not_see_composition(text in "\\PC{0,20}") {
        prop_assert!(sort_key(&text).is_ascii());
        let apart: String = text.nfd().collect();
        let whole: String = text.nfc().collect();
        prop_assert_eq!(sort_key(&apart), sort_key(&whole));
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert_eq!(fold(&text.nfd().collect::<String>()), fold(&text.nfc().collect::<String>()));
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
        if let Ok(once) = clean(&text, 1000) {
            prop_assert_eq!(clean(&once, 1000), Ok(once.clone()));
        }
    }

    #[test]
    fn what_was_typed_so_far_folds_to_the_beginning(text in vietnamese(), typed in 0usize..8) {
        let begun: String = text.chars().take(typed).collect();
        prop_assert!(fold(&text).starts_with(&fold(&begun)));
    }
}
