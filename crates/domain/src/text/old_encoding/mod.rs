//! Text of before Unicode, and text that a program has taken for another encoding. Told by how many
//! words become Vietnamese; changed only when a person agrees.
//!
//! Such a text comes as letters of windows-1252, because that is what the program that saved it took
//! its bytes for. The tables are written from the published charts.

mod bytes;
mod syllable;
mod tcvn3;
#[cfg(test)]
mod tests;
mod vni;
mod windows_1258;

pub use bytes::letter as letter_of_byte;
pub use syllable::is_vietnamese;

use crate::record::choice;
use unicode_normalization::UnicodeNormalization;

choice! {
    /// An encoding that a text may really be in.
    OldEncoding {
        /// TCVN3, of the fonts whose names begin with .Vn (TCVN 5712:1993).
        Tcvn3 = "tcvn3",
        /// VNI, of the fonts whose names begin with VNI-: two letters for one.
        Vni = "vni",
        /// windows-1258: letters and tones apart.
        Windows1258 = "windows_1258",
        /// UTF-8 whose bytes were taken for letters.
        Utf8 = "utf_8",
    }
}

/// Texts that are looked at to tell an encoding.
const SAMPLE: usize = 500;

impl OldEncoding {
    /// The text as it was meant; `None` where it cannot be in this encoding, or would not change.
    #[must_use]
    pub fn decode(self, text: &str) -> Option<String> {
        if text.is_ascii() {
            return None;
        }
        let decoded = match self {
            Self::Tcvn3 => tcvn3::decode(text),
            Self::Vni => vni::decode(text),
            Self::Windows1258 => windows_1258::decode(text),
            Self::Utf8 => String::from_utf8(bytes::of(text)?).ok(),
        }?;
        let composed: String = decoded.nfc().collect();
        (composed != text).then_some(composed)
    }

    /// The same for text in a font of capitals (.VnTimeH): its small letters are drawn as capitals.
    #[must_use]
    pub fn decode_capitals(self, text: &str) -> Option<String> {
        let decoded = self.decode(text);
        let capitals = decoded.as_deref().unwrap_or(text).to_uppercase();
        (capitals != text).then_some(capitals)
    }

    /// The encoding that makes most of the texts Vietnamese, if they are not so already.
    #[must_use]
    pub fn tell<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Self> {
        let doubtful: Vec<&str> = texts
            .filter(|text| bytes::may_be_taken_for_letters(text))
            .take(SAMPLE)
            .collect();
        let as_they_stand = doubtful.iter().filter(|text| is_vietnamese(text)).count();
        let becomes = |encoding: &Self| {
            let good = |text: &&&str| encoding.decode(text).is_some_and(|it| is_vietnamese(&it));
            doubtful.iter().filter(good).count()
        };
        let (best, count) = Self::ALL
            .iter()
            .map(|encoding| (*encoding, becomes(encoding)))
            // Of equals the first: it is the more usual one.
            .rev()
            .max_by_key(|(_, count)| *count)?;
        let most = count.saturating_mul(5) >= doubtful.len().saturating_mul(3);
        (count > 0 && most && as_they_stand.saturating_mul(2) <= count).then_some(best)
    }
}
