//! Printed numbers of agenda items, derived from their order: 1, 2, 2.1 … and a, b, c, d, đ, e.

/// The letters of a list in a Vietnamese paper: with đ, without f, j, w and z.
const LIST: [char; 22] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'x',
];

/// Numbers for items in their order: "1", "2", "2.1". `depths` says how deep each item stands, 0
/// for a main item. A first item that stands too deep is raised.
#[must_use]
pub fn numbers(depths: &[usize]) -> Vec<String> {
    let mut counts: Vec<u32> = Vec::new();
    let mut numbers = Vec::with_capacity(depths.len());
    for depth in depths {
        let depth = (*depth).min(counts.len());
        counts.truncate(depth.saturating_add(1));
        match counts.get_mut(depth) {
            Some(count) => *count = count.saturating_add(1),
            None => counts.push(1),
        }
        let parts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        numbers.push(parts.join("."));
    }
    numbers
}

/// The letter of the n-th point of a list, from 0: a, b, c, d, đ, e, g … After x it goes on with
/// aa, ab.
#[must_use]
pub fn list_letter(place: usize) -> String {
    let radix = LIST.len();
    let mut left = place.saturating_add(1);
    let mut letters: Vec<char> = Vec::new();
    while left > 0 {
        left = left.saturating_sub(1);
        letters.extend(left.checked_rem(radix).and_then(|at| LIST.get(at)).copied());
        left = left.checked_div(radix).unwrap_or_default();
    }
    letters.into_iter().rev().collect()
}

/// A Roman number for the parts of a paper: I, II, III, IV. Empty for 0.
#[must_use]
pub fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while let Some(rest) = left.checked_sub(value) {
            roman.push_str(sign);
            left = rest;
        }
    }
    roman
}
