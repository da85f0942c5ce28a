//! Whether a text can be Vietnamese: every word with a letter beyond ASCII is a syllable.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "q", "r", "s", "t", "v", "x", "y", "",
];
const NUCLEI: [&str; 42] = [
    "a", "e", "i", "o", "u", "y", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ie", "ieu", "iu",
    "oa", "oai", "oao", "oay", "oe", "oeo", "oi", "oo", "ua", "uai", "uao", "uay", "ue", "ui",
    "uo", "uoi", "uou", "uu", "uy", "uya", "uye", "uyu", "ye", "yeu", "uoo", "uoa",
];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether every word that has more than ASCII letters is a Vietnamese syllable.
#[must_use]
pub fn is_vietnamese(text: &str) -> bool {
    text.split(|letter: char| letter.is_ascii() && !letter.is_ascii_alphabetic())
        .map(|word| word.trim_matches(is_usual_sign))
        .filter(|word| !word.is_ascii())
        .all(is_syllable)
}

/// Signs that stand around words of a real text.
fn is_usual_sign(letter: char) -> bool {
    matches!(
        letter,
        '\u{a0}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '•'
    )
}

/// One onset, one nucleus, one coda, at most one tone; capitals only at the beginning or throughout.
fn is_syllable(word: &str) -> bool {
    let Some(plain) = plain(word) else {
        return false;
    };
    let small_then_capital = word
        .chars()
        .zip(word.chars().skip(1))
        .any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    !small_then_capital && ONSETS.iter().any(|onset| has_onset(&plain, onset))
}

fn has_onset(plain: &str, onset: &str) -> bool {
    let Some(rhyme) = plain.strip_prefix(onset) else {
        return false;
    };
    CODAS.iter().any(|coda| {
        rhyme
            .strip_suffix(coda)
            .is_some_and(|nucleus| NUCLEI.contains(&nucleus))
    })
}

/// Small letters without marks; `None` where a letter or its marks are none of Vietnamese.
fn plain(word: &str) -> Option<String> {
    let mut plain = String::new();
    let mut tones = 0_u8;
    for letter in word.to_lowercase().nfd() {
        match letter {
            'a'..='z' => plain.push(letter),
            'đ' => plain.push('d'),
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                tones = tones.saturating_add(1);
            }
            '\u{302}' if plain.ends_with(['a', 'e', 'o']) => {}
            '\u{306}' if plain.ends_with('a') => {}
            '\u{31b}' if plain.ends_with(['o', 'u']) => {}
            _ => return None,
        }
    }
    (tones <= 1).then_some(plain)
}
