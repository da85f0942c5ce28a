//! Names of people: kept in two parts, shown as one (họ tên).

use crate::text;

/// Family name and middle names, then the given name, as it is read aloud.
#[must_use]
pub fn display(family_middle: &str, given: &str) -> String {
    match (family_middle.trim(), given.trim()) {
        ("", given) => given.to_owned(),
        (family_middle, "") => family_middle.to_owned(),
        (family_middle, given) => format!("{family_middle} {given}"),
    }
}

/// How a full name was taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SplitKind {
    /// By the Vietnamese rule: the last word is the given name.
    LastWord,
    /// Left whole as the given name, for a person to correct: one word, or not of Vietnamese shape.
    LeftWhole,
}

/// A proposal for the two parts of a full name; shown again it is the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Family name and middle names.
    pub family_middle: String,
    /// Given name.
    pub given: String,
    /// How it came about.
    pub kind: SplitKind,
}

/// Proposes the two parts of a full name. "H'Hen Niê" and "Y Blơm" have no last given name, so a
/// name with a word that is no Vietnamese syllable is left whole.
#[must_use]
pub fn propose_split(full: &str) -> Split {
    let words: Vec<&str> = full.split_whitespace().collect();
    match words.split_last() {
        Some((given, before)) if !before.is_empty() && words.iter().all(|it| is_syllable(it)) => {
            Split {
                family_middle: before.join(" "),
                given: (*given).to_owned(),
                kind: SplitKind::LastWord,
            }
        }
        _ => Split {
            family_middle: String::new(),
            given: words.join(" "),
            kind: SplitKind::LeftWhole,
        },
    }
}

const ONSETS: [&str; 26] = [
    "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Onset, vowels, coda. A single letter is no family name of ours: "Y", "A" and "K" mark
/// names of other peoples.
fn is_syllable(word: &str) -> bool {
    let folded = text::fold(word);
    if folded.chars().count() < 2 {
        return false;
    }
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let rest = folded.trim_start_matches(|letter| !is_vowel(letter));
    let onset = folded.strip_suffix(rest).unwrap_or_default();
    let coda = rest.trim_start_matches(is_vowel);
    let known_onset = ONSETS.contains(&onset);
    !rest.is_empty() && known_onset && CODAS.contains(&coda)
}
