//! Letters that may stand on paper.

/// Text without what no paper can show: control characters (XML forbids most of them, and Word then
/// calls the file damaged), characters that turn the direction of writing, and noncharacters.
/// A line feed stays; a tab becomes a space.
pub(crate) fn printable(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|letter| match letter {
            '\n' => Some('\n'),
            '\t' => Some(' '),
            '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            letter if letter.is_control() || turns_direction(letter) || is_no_character(letter) => {
                None
            }
            letter => Some(letter),
        })
        .collect()
}

fn turns_direction(letter: char) -> bool {
    matches!(
        letter,
        '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

fn is_no_character(letter: char) -> bool {
    matches!(u32::from(letter) & 0xFFFF, 0xFFFE | 0xFFFF)
        || matches!(letter, '\u{FDD0}'..='\u{FDEF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_turns_of_direction_are_left_out() {
        assert_eq!(
            printable("a\u{1}b\u{0}c\u{202E}d\u{FFFE}e\u{1FFFF}"),
            "abcde"
        );
        assert_eq!(printable("a\tb\r\nc\u{0B}d"), "a b\nc\nd");
    }

    #[test]
    fn every_other_letter_stays() {
        let text = "H'Hen Niê, Y Blơm, ằ ễ ợ – “đ” \u{1F600} a\u{0301}";
        assert_eq!(printable(text), text);
    }
}
