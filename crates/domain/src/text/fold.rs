//! The form in which texts are searched: without case, tones and marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as search sees it: lower case, tones and marks off, đ as d, y as i, one space between words.
///
/// Every y becomes i, not only the twins of "Mỹ" and "Mĩ": the rule must look at one letter at a
/// time, so that what a person has typed so far still folds to the beginning of the whole word.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for part in text.chars().flat_map(char::to_lowercase).nfkd() {
        if !is_combining_mark(part) {
            part.to_lowercase()
                .for_each(|letter| push(&mut folded, letter));
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn push(folded: &mut String, letter: char) {
    match letter {
        'đ' | 'ð' | 'ɖ' => folded.push('d'),
        'y' => folded.push('i'),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'ı' => folded.push('i'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        '’' | '‘' | 'ʼ' | '`' | '´' => folded.push('\''),
        '–' | '—' | '‑' => folded.push('-'),
        blank if blank.is_whitespace() => {
            // Blanks at the beginning and second blanks do not count.
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        other => folded.push(other),
    }
}
