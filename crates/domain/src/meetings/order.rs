//! Places in an order: a key between two keys, so that moving one item writes one item.
//!
//! Keys are fractions written in the digits 0-9 A-Z a-z, compared as bytes: "V" lies between
//! nothing and nothing, "k" after it, "F" before it.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A key that sorts after `before` and before `after`; `None` stands for the ends. Where the two
/// leave no room (equal or reversed, which a merge can bring), the key follows `before`.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let low = digits(before.unwrap_or_default());
    let high = after.map(digits).filter(|high| low < *high);
    let mut key = Vec::new();
    let mut open_above = high.is_none();
    let high = high.unwrap_or_default();
    for at in 0..=low.len().max(high.len()) {
        let floor = low.get(at).copied().unwrap_or(0);
        let ceiling = if open_above {
            DIGITS.len()
        } else {
            high.get(at).copied().unwrap_or(0)
        };
        // Room for a digit strictly between: the middle keeps both neighbours short.
        let middle = floor
            .saturating_add(ceiling)
            .checked_div(2)
            .unwrap_or(floor);
        if middle > floor {
            key.push(middle);
            return written(&key);
        }
        key.push(floor);
        open_above |= floor < ceiling;
    }
    // Below everything `low` says nothing more: one digit further is above it.
    key.push(DIGITS.len() / 2);
    written(&key)
}

/// Keys for a list that is made at once, in order.
#[must_use]
pub fn spread(count: usize) -> Vec<String> {
    let width = width_for(count);
    let steps = DIGITS.len().saturating_pow(width);
    let step = steps
        .checked_div(count.saturating_add(1))
        .unwrap_or(1)
        .max(1);
    (1..=count)
        .map(|place| fixed_width(place.saturating_mul(step), width))
        .collect()
}

fn width_for(count: usize) -> u32 {
    let mut width = 1;
    while DIGITS.len().saturating_pow(width) <= count.saturating_mul(2) {
        width = width.saturating_add(1);
    }
    width
}

fn fixed_width(number: usize, width: u32) -> String {
    let mut left = number;
    let mut digits = Vec::new();
    for _ in 0..width {
        digits.push(left.checked_rem(DIGITS.len()).unwrap_or_default());
        left = left.checked_div(DIGITS.len()).unwrap_or_default();
    }
    digits.reverse();
    written(&digits)
}

/// Trailing zeros say nothing in a fraction; without them each place has one key.
fn written(key: &[usize]) -> String {
    let end = key
        .iter()
        .rposition(|digit| *digit != 0)
        .map_or(0, |at| at.saturating_add(1));
    key.iter()
        .take(end)
        .filter_map(|digit| DIGITS.get(*digit))
        .map(|byte| char::from(*byte))
        .collect()
}

/// Bytes that are no digits count as the last one, so that a foreign key still has a place.
fn digits(key: &str) -> Vec<usize> {
    let last = DIGITS.len().saturating_sub(1);
    let mut digits: Vec<usize> = key
        .bytes()
        .map(|byte| DIGITS.iter().position(|it| *it == byte).unwrap_or(last))
        .collect();
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}
