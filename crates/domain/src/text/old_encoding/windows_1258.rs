//! windows-1258: as windows-1252, but for the letters of Vietnamese and five tones that stand behind
//! their letter.

use super::bytes::{byte, letter};

/// Where the chart differs from windows-1252.
const OTHER: [(u8, char); 14] = [
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
];

pub(super) fn decode(text: &str) -> Option<String> {
    text.chars()
        .map(|from| {
            let code = byte(from)?;
            let other = OTHER.iter().find(|(byte, _)| *byte == code);
            Some(other.map_or(letter(code), |(_, letter)| *letter))
        })
        .collect()
}
