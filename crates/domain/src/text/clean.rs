//! The gate every text passes before it is kept.

use super::lookalike::{self, Lookalike};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Vietnamese letters carry at most a shape and a tone (ế); more is an attack on the line height.
const MARKS_PER_LETTER: usize = 2;

/// Why a text cannot be kept as it is. Positions count characters from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextProblem {
    /// More characters than the field holds.
    #[error("longer than {bound} characters")]
    TooLong {
        /// What the field holds.
        bound: usize,
        /// What was given.
        found: usize,
    },
    /// A control character: it breaks papers and workbooks.
    #[error("control character U+{code:04X}")]
    Control {
        /// Where it stands.
        at: usize,
        /// Its code point.
        code: u32,
    },
    /// A character that turns the direction of writing and can disguise a name.
    #[error("direction control U+{code:04X}")]
    Direction {
        /// Where it stands.
        at: usize,
        /// Its code point.
        code: u32,
    },
    /// A character without width: two names that look equal would differ.
    #[error("invisible character U+{code:04X}")]
    Invisible {
        /// Where it stands.
        at: usize,
        /// Its code point.
        code: u32,
    },
    /// More than two marks on one letter.
    #[error("too many marks on one letter")]
    TooManyMarks {
        /// Where the letter stands.
        at: usize,
    },
    /// A letter of another alphabet that looks like one of ours.
    #[error("a letter of another alphabet")]
    Lookalike(
        /// Where, which, and what was meant.
        Lookalike,
    ),
    /// The mark an earlier program left where it could not read a character.
    #[error("a character that was lost earlier")]
    Lost {
        /// Where it stands.
        at: usize,
    },
}

/// A text of several lines, in NFC, without blanks at its ends.
///
/// # Errors
/// The first thing in it that cannot be kept.
pub fn clean(text: &str, bound: usize) -> Result<String, TextProblem> {
    let composed: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(usual)
        .nfc()
        .collect();
    let trimmed = composed.trim().to_owned();
    let found = trimmed.chars().count();
    if found > bound {
        return Err(TextProblem::TooLong { bound, found });
    }
    for (at, letter) in trimmed.chars().enumerate() {
        refuse(at, letter)?;
    }
    count_marks(&trimmed)?;
    match lookalike::first(&trimmed) {
        Some(lookalike) => Err(TextProblem::Lookalike(lookalike)),
        None => Ok(trimmed),
    }
}

/// A text of one line, such as a name or a title: every run of blanks becomes one space.
///
/// # Errors
/// The first thing in it that cannot be kept.
pub fn clean_line(text: &str, bound: usize) -> Result<String, TextProblem> {
    let line: Vec<&str> = text.split_whitespace().collect();
    clean(&line.join(" "), bound)
}

/// Characters that mean the same in another width become the usual one.
fn usual(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter).saturating_sub(0xfee0)).unwrap_or(letter)
        }
        other => other,
    }
}

fn refuse(at: usize, letter: char) -> Result<(), TextProblem> {
    let code = u32::from(letter);
    match letter {
        '\t' | '\n' => Ok(()),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Err(TextProblem::Direction { at, code })
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{e0000}'..='\u{e0fff}' => Err(TextProblem::Invisible { at, code }),
        '\u{fffd}' => Err(TextProblem::Lost { at }),
        other if other.is_control() || is_noncharacter(code) => {
            Err(TextProblem::Control { at, code })
        }
        _ => Ok(()),
    }
}

/// Code points that XML, and so every paper we write, forbids.
fn is_noncharacter(code: u32) -> bool {
    (code & 0xfffe) == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

fn count_marks(text: &str) -> Result<(), TextProblem> {
    let mut base = 0;
    let mut marks: usize = 0;
    for (at, composed) in text.chars().enumerate() {
        for part in std::iter::once(composed).nfd() {
            if is_combining_mark(part) {
                marks = marks.saturating_add(1);
            } else {
                base = at;
                marks = 0;
            }
            if marks > MARKS_PER_LETTER {
                return Err(TextProblem::TooManyMarks { at: base });
            }
        }
    }
    Ok(())
}
