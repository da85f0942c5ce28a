//! What changed between two texts, word by word.

use crate::record::choice;
use similar::{ChangeTag, DiffTag, TextDiff};

choice! {
    /// How a piece of text stands to the other text.
    Difference {
        /// In both.
        Same = "same",
        /// Only in the earlier one.
        Gone = "gone",
        /// Only in the later one.
        New = "new",
    }
}

/// A run of words that stand alike to the other text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// How they stand.
    pub difference: Difference,
    /// The words, with the spaces between them.
    pub words: String,
}

/// The pieces of two texts in reading order. Lines are compared first, so that words are looked for
/// only where a line changed: a long text stays quick.
#[must_use]
pub fn differences(earlier: &str, later: &str) -> Vec<Piece> {
    let lines = TextDiff::from_lines(earlier, later);
    let mut pieces = Vec::new();
    for op in lines.ops() {
        let (tag, old, new) = op.as_tag_tuple();
        let old: String = old.filter_map(|line| lines.old_slice(line)).collect();
        let new: String = new.filter_map(|line| lines.new_slice(line)).collect();
        match tag {
            DiffTag::Equal => add(&mut pieces, Difference::Same, &new),
            DiffTag::Delete => add(&mut pieces, Difference::Gone, &old),
            DiffTag::Insert => add(&mut pieces, Difference::New, &new),
            DiffTag::Replace => words(&mut pieces, &old, &new),
        }
    }
    pieces
}

fn words(pieces: &mut Vec<Piece>, earlier: &str, later: &str) {
    for change in TextDiff::from_words(earlier, later).iter_all_changes() {
        let difference = match change.tag() {
            ChangeTag::Equal => Difference::Same,
            ChangeTag::Delete => Difference::Gone,
            ChangeTag::Insert => Difference::New,
        };
        add(pieces, difference, change.value());
    }
}

fn add(pieces: &mut Vec<Piece>, difference: Difference, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(last) if last.difference == difference => last.words.push_str(words),
        _ => pieces.push(Piece {
            difference,
            words: words.to_owned(),
        }),
    }
}
