//! How well a text answers a search: what was written exactly stands first.

use super::fold::fold;
use unicode_normalization::UnicodeNormalization;

/// How a text answers a search, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// The same, letter by letter and tone by tone, in capitals or not.
    Exact,
    /// The same but for tones and marks.
    ExactFold,
    /// It stands in the text as whole words, tone by tone.
    Words,
    /// The text begins with what was searched.
    Prefix,
    /// A word of the text does.
    WordPrefix,
    /// It stands inside, or each of its words begins some word.
    Inside,
}

impl Match {
    /// How `text` answers `query`; `None` if it does not. An empty query asks for nothing.
    #[must_use]
    pub fn of(query: &str, text: &str) -> Option<Self> {
        let folded_query = fold(query);
        if folded_query.is_empty() {
            return None;
        }
        let folded = fold(text);
        if folded == folded_query {
            let exact = small(query) == small(text);
            return Some(if exact { Self::Exact } else { Self::ExactFold });
        }
        if holds_words(&small(query), &small(text)) {
            return Some(Self::Words);
        }
        if folded.starts_with(&folded_query) {
            return Some(Self::Prefix);
        }
        Self::within(&folded_query, &folded)
    }

    fn within(query: &str, text: &str) -> Option<Self> {
        let mut found = None;
        for (at, _) in text.match_indices(query) {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            if before.is_none_or(|letter| !letter.is_alphanumeric()) {
                return Some(Self::WordPrefix);
            }
            found = Some(Self::Inside);
        }
        found.or_else(|| every_word_begins_one(query, text).then_some(Self::Inside))
    }
}

/// A text in one form of each letter, small, with its tones.
#[must_use]
pub fn small(text: &str) -> String {
    text.trim().to_lowercase().nfc().collect()
}

fn holds_words(query: &str, text: &str) -> bool {
    format!(" {text} ").contains(&format!(" {query} "))
}

fn every_word_begins_one(query: &str, text: &str) -> bool {
    query
        .split(' ')
        .all(|asked| text.split(' ').any(|word| word.starts_with(asked)))
}
