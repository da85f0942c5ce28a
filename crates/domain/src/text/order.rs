//! Vietnamese order as a plain key: whoever sorts the keys byte by byte sorts the texts.
//!
//! A key has two parts, letters then tones, so that tones decide only between texts whose letters
//! are all the same. It is a stored column: the book then sorts correctly in any program.

use unicode_normalization::UnicodeNormalization;

/// a ă â b c d đ … x y z, with f, j, w and z at their places.
const LETTERS: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'ô', 'ơ', 'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];

/// Smaller than all that a part of a key contains, so a shorter text stands first.
const END_OF_PART: char = ' ';
const SPACE: char = '!';

/// A tone of a syllable (thanh).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// No mark (ngang).
    Level,
    /// à (huyền).
    Falling,
    /// ả (hỏi).
    Dipping,
    /// ã (ngã).
    Broken,
    /// á (sắc).
    Rising,
    /// ạ (nặng).
    Heavy,
}

/// In which order tones are sorted: one choice of the rule set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToneOrder([Tone; 6]);

impl Default for ToneOrder {
    fn default() -> Self {
        Self::DICTIONARY
    }
}

impl ToneOrder {
    /// The order of dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
    pub const DICTIONARY: Self = Self([
        Tone::Level,
        Tone::Falling,
        Tone::Dipping,
        Tone::Broken,
        Tone::Rising,
        Tone::Heavy,
    ]);

    /// An order in which each tone stands once.
    #[must_use]
    pub fn new(tones: [Tone; 6]) -> Option<Self> {
        let complete = Self::DICTIONARY.0.iter().all(|tone| tones.contains(tone));
        complete.then_some(Self(tones))
    }

    /// The key of a text: compare keys as bytes.
    #[must_use]
    pub fn sort_key(&self, text: &str) -> String {
        let mut key = String::with_capacity(text.len().saturating_mul(2));
        self.push_part(text, &mut key);
        key
    }

    /// The key of a person's name: given name, then middle, then family name, each by its letters
    /// and then its tones, so that all the Hàs stand together.
    #[must_use]
    pub fn name_sort_key(&self, family_middle: &str, given: &str) -> String {
        let mut words = family_middle.split_whitespace();
        let family = words.next().unwrap_or_default();
        let middle: Vec<&str> = words.collect();
        let mut key = String::new();
        for part in [given, middle.join(" ").as_str(), family] {
            self.push_part(part, &mut key);
        }
        key
    }

    fn push_part(&self, text: &str, key: &mut String) {
        let mut tones = Vec::new();
        for (at, word) in text.split_whitespace().enumerate() {
            if at > 0 {
                key.push(SPACE);
            }
            self.push_word(word, key, &mut tones);
        }
        key.push(END_OF_PART);
        // One tone a syllable, wherever the mark stands: "Hoà" and "Hòa" are one word.
        key.extend(tones);
        key.push(END_OF_PART);
    }

    fn push_word(&self, word: &str, key: &mut String, tones: &mut Vec<char>) {
        let mut tone = None;
        for letter in word.chars().flat_map(char::to_lowercase).nfc() {
            let (shape, found) = shape_and_tone(letter);
            tone = tone.or(found);
            push_letter(shape, key);
        }
        tones.push(self.place(tone.unwrap_or(Tone::Level)));
    }

    fn place(&self, tone: Tone) -> char {
        let at = self.0.iter().position(|it| *it == tone).unwrap_or_default();
        u32::try_from(at)
            .ok()
            .and_then(|at| char::from_digit(at, 10))
            .unwrap_or('0')
    }
}

/// The key of a text in dictionary order: compare keys as bytes.
#[must_use]
pub fn sort_key(text: &str) -> String {
    ToneOrder::DICTIONARY.sort_key(text)
}

/// The key of a person's name in dictionary order: given name, then middle, then family name.
#[must_use]
pub fn name_sort_key(family_middle: &str, given: &str) -> String {
    ToneOrder::DICTIONARY.name_sort_key(family_middle, given)
}

/// The letter without its tone, and the tone. Marks that are neither shape nor tone are dropped.
pub(super) fn shape_and_tone(letter: char) -> (char, Option<Tone>) {
    let mut tone = None;
    let mut base = letter;
    let mut shape = None;
    for (at, part) in std::iter::once(letter).nfd().enumerate() {
        match part {
            _ if at == 0 && tone_of(part).is_none() => base = part,
            '\u{306}' | '\u{302}' | '\u{31b}' => shape = Some(part),
            mark => tone = tone.or(tone_of(mark)),
        }
        if at == 0 && tone.is_some() {
            // A tone that lost its letter.
            base = '\0';
        }
    }
    let whole = shape.map_or(base, |mark| {
        [base, mark].into_iter().nfc().next().unwrap_or(base)
    });
    (whole, tone)
}

fn tone_of(mark: char) -> Option<Tone> {
    match mark {
        '\u{300}' => Some(Tone::Falling),
        '\u{309}' => Some(Tone::Dipping),
        '\u{303}' => Some(Tone::Broken),
        '\u{301}' => Some(Tone::Rising),
        '\u{323}' => Some(Tone::Heavy),
        _ => None,
    }
}

fn push_letter(shape: char, key: &mut String) {
    if shape == '\0' {
        return;
    }
    if shape.is_ascii_digit() {
        return key.push(shape);
    }
    match place_of_letter(shape) {
        Some(place) => key.push(place),
        // Signs stand before digits, letters of other alphabets after ours.
        None if shape.is_alphabetic() => key.push_str(&format!("~{:06x}", u32::from(shape))),
        None => key.push_str(&format!("${:06x}", u32::from(shape))),
    }
}

/// 33 letters on the 33 bytes from `A` to `a`.
fn place_of_letter(letter: char) -> Option<char> {
    let at = LETTERS.iter().position(|it| *it == letter)?;
    char::from_u32(u32::try_from(at).ok()?.checked_add(u32::from('A'))?)
}
