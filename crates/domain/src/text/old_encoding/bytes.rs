//! windows-1252: which byte a letter was before a program took it for a letter.

/// What windows-1252 has at 0x80 to 0x9F. Where it has nothing, programs keep the control character.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte that was taken for this letter.
pub(super) fn byte(letter: char) -> Option<u8> {
    let upper = (0x80..).zip(UPPER).find(|(_, it)| *it == letter);
    upper
        .map(|(byte, _)| byte)
        .or_else(|| u8::try_from(u32::from(letter)).ok())
}

/// The letter of windows-1252 that a byte is taken for where nobody told the encoding.
#[must_use]
pub fn letter(byte: u8) -> char {
    byte.checked_sub(0x80)
        .and_then(|place| UPPER.get(usize::from(place)).copied())
        .unwrap_or(char::from(byte))
}

/// The bytes that were taken for this text.
pub(super) fn of(text: &str) -> Option<Vec<u8>> {
    text.chars().map(byte).collect()
}

/// Whether a text may be bytes taken for letters: real Vietnamese soon has a letter that no byte is.
pub(super) fn may_be_taken_for_letters(text: &str) -> bool {
    !text.is_ascii() && text.chars().all(|letter| byte(letter).is_some())
}
