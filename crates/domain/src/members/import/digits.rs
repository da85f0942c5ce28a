//! Numbers that are names, not quantities: ids, cards, telephones. A workbook likes to count with
//! them and loses zeros.

use super::CellContent;

/// The whole number of a number cell, as far as a workbook keeps numbers exactly.
pub(super) fn whole(number: f64) -> Option<i64> {
    let exact = number.is_finite() && number.fract() == 0.0 && number.abs() < 1e15;
    // Printed and read back: the only way from a float to a whole number that hides nothing.
    exact.then(|| format!("{number:.0}").parse().ok()).flatten()
}

/// Digits of a cell that holds a number as a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// Only digits, signs between them left out.
    Plain {
        digits: String,
        /// Whether the workbook kept a number, which has no zeros at the front.
        counted: bool,
    },
    /// The last digits are gone.
    Rounded,
    /// Something else.
    Other,
}

pub(super) fn digits(content: &CellContent) -> Digits {
    match content {
        CellContent::Text(text) => of_text(text),
        CellContent::Number(number) => match whole(*number) {
            Some(whole) if whole > 0 => of_whole(whole),
            Some(_) => Digits::Other,
            // Past what a workbook keeps exactly.
            None if number.abs() >= 1e15 => Digits::Rounded,
            None => Digits::Other,
        },
        CellContent::Date(_) | CellContent::Flag(_) | CellContent::Error(_) => Digits::Other,
    }
}

/// A long number ending in four zeros is what "1.08801E+09" becomes when read as a number.
fn of_whole(whole: i64) -> Digits {
    if whole >= 100_000_000 && whole % 10_000 == 0 {
        return Digits::Rounded;
    }
    Digits::Plain {
        digits: whole.to_string(),
        counted: true,
    }
}

fn of_text(text: &str) -> Digits {
    let text = text.trim().trim_start_matches('\'');
    let is_scientific = text.contains(['E', 'e'])
        && text.contains(|letter: char| letter.is_ascii_digit())
        && text.replace(',', ".").parse::<f64>().is_ok();
    if is_scientific {
        return Digits::Rounded;
    }
    let kept = |letter: &char| !letter.is_whitespace() && !matches!(letter, '.' | '-' | '\u{a0}');
    let digits: String = text.chars().filter(kept).map(usual_digit).collect();
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Digits::Plain {
            digits,
            counted: false,
        }
    } else {
        Digits::Other
    }
}

fn usual_digit(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter).saturating_sub(0xfee0)).unwrap_or(letter),
        other => other,
    }
}

/// Zeros at the front until it has `length` digits.
pub(super) fn padded(digits: &str, length: usize) -> String {
    format!("{digits:0>length$}")
}
