//! Passphrases: long enough to keep, or drawn as five words.

use super::Laptop;
use crate::form::Form;
use crate::{Desk, Failure, Nothing, Problem, Saved};
use serde::{Deserialize, Serialize};
use storage::keys::{KeyFile, Secret, SlotKind, Strength};
use ts_rs::TS;

/// Characters a passphrase must have (RELIABILITY.md 2).
const LEAST: u32 = 12;
/// Characters it may have.
const MOST: u32 = 200;

/// Everyday words without tones, easy to tell apart when heard; 256 of them, so that a byte picks
/// one and five make 40 bits.
const WORDS: &str = include_str!("words.txt");

/// A passphrase drawn at random.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SuggestedPassphrase {
    /// Five words.
    pub passphrase: String,
}

/// Draws a passphrase of five words.
pub fn suggest_passphrase(_: &Laptop, _: Nothing) -> Result<SuggestedPassphrase, Failure> {
    let mut draw = [0_u8; 5];
    getrandom::fill(&mut draw).map_err(|source| Failure::internal(&source))?;
    let words: Vec<&str> = WORDS.lines().collect();
    let drawn: Vec<&str> = draw
        .iter()
        .filter_map(|byte| words.get(usize::from(*byte)).copied())
        .collect();
    Ok(SuggestedPassphrase {
        passphrase: drawn.join(" "),
    })
}

/// Checks a passphrase that somebody chose.
pub(crate) fn check(form: &mut Form, field: &str, passphrase: &str) {
    let length = u32::try_from(passphrase.trim().chars().count()).unwrap_or(u32::MAX);
    let mut letters: Vec<char> = passphrase.trim().chars().collect();
    letters.sort_unstable();
    letters.dedup();
    if length < LEAST {
        form.problem(field, Problem::TooShort { least: LEAST });
    } else if length > MOST {
        form.problem(field, Problem::TooLong { limit: MOST });
    } else if letters.len() < 5 {
        form.problem(field, Problem::TooEasy);
    }
}

/// What is needed to change one's passphrase.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The one that opens the book now.
    pub old: String,
    /// The one that shall open it.
    pub new: String,
}

/// Wraps the book's key anew for the person at the desk.
pub fn change_passphrase(desk: &Desk, request: ChangePassphrase) -> Result<Saved, Failure> {
    let mut form = Form::default();
    check(&mut form, "new", &request.new);
    form.finish()?;
    let folder = desk.book.folder();
    let mut keys = KeyFile::read(folder)?;
    keys.open(SlotKind::Person, &Secret::passphrase(&request.old))
        .map_err(|_| Failure::invalid("old", Problem::DoesNotMatch))?;
    let new = Secret::passphrase(&request.new);
    keys.put(
        desk.slot,
        SlotKind::Person,
        &new,
        Strength::calibrated()?,
        desk.book.key(),
    )?;
    keys.write(folder)?;
    Ok(Saved {
        step: None,
        id: None,
    })
}

#[cfg(test)]
mod tests {
    use super::{WORDS, check};
    use crate::form::Form;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_256_different_words_so_that_every_byte_picks_one() {
        let words: BTreeSet<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 256);
        assert_eq!(WORDS.lines().count(), 256);
    }

    #[test]
    fn eleven_characters_are_too_few_and_one_letter_over_and_over_is_too_easy() {
        for (typed, holds) in [
            ("mười một chữ", true),
            ("ngắn quá", false),
            ("aaaaaaaaaaaaaaaa", false),
        ] {
            let mut form = Form::default();
            check(&mut form, "new", typed);
            assert_eq!(form.finish().is_ok(), holds, "{typed}");
        }
    }
}
