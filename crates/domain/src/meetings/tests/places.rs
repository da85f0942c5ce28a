use crate::meetings::{list_letter, numbers, order, roman};
use proptest::prelude::*;

#[test]
fn numbers_are_derived_from_order_and_depth() {
    assert_eq!(
        numbers(&[0, 0, 1, 1, 0, 1, 2]),
        ["1", "2", "2.1", "2.2", "3", "3.1", "3.1.1"]
    );
    assert_eq!(numbers(&[1, 0, 2]), ["1", "2", "2.1"]);
}

#[test]
fn list_letters_have_d_with_stroke_and_no_f_j_w() {
    let letters: Vec<String> = (0..10).map(list_letter).collect();
    assert_eq!(letters, ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"]);
    assert_eq!([21, 22, 23].map(list_letter), ["x", "aa", "ab"]);
    assert_eq!(
        [1, 4, 9, 14, 2026].map(roman),
        ["I", "IV", "IX", "XIV", "MMXXVI"]
    );
}

#[test]
fn a_hundred_moves_to_the_top_keep_keys_short() {
    let mut first = order::between(None, None);
    for _ in 0..100 {
        first = order::between(None, Some(&first));
    }
    assert!(first.len() < 30, "{first}");
    // Equal or reversed neighbours, as a merge can bring them: after the first.
    assert!(order::between(Some("V"), Some("V")).as_str() > "V");
    assert!(order::between(Some("k"), Some("V")).as_str() > "k");
}

proptest! {
    #[test]
    fn a_key_between_two_keys_lies_between_them(places in proptest::collection::vec(any::<prop::sample::Index>(), 1..200)) {
        let mut keys: Vec<String> = Vec::new();
        for place in places {
            let at = place.index(keys.len() + 1);
            let before = at.checked_sub(1).map(|it| keys[it].clone());
            let key = order::between(before.as_deref(), keys.get(at).map(String::as_str));
            keys.insert(at, key);
        }
        prop_assert!(keys.is_sorted_by(|left, right| left < right), "{:?}", keys);
    }

    #[test]
    fn keys_spread_over_a_list_are_in_order_and_leave_room(count in 1usize..300) {
        let keys = order::spread(count);
        prop_assert_eq!(keys.len(), count);
        prop_assert!(keys.is_sorted_by(|left, right| left < right));
        for (left, right) in keys.iter().zip(&keys[1..]) {
            let key = order::between(Some(left), Some(right));
            prop_assert!(left < &key && &key < right);
        }
        prop_assert!(order::between(None, keys.first().map(String::as_str)) < keys[0]);
    }
}
