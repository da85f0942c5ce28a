//! The enrolment slip: where the province is, how its key is known, and a code that works once.
//!
//! One short text that can be read out, typed or pasted: base 32 without I, L, O and U, in groups,
//! with a checksum, so that a slip of the finger is noticed before anything is sent.

use thiserror::Error;

/// What a slip says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Where the server is reached: host and port.
    pub address: String,
    /// The first 16 bytes of the BLAKE3 hash of the server's certificate.
    pub fingerprint: [u8; 16],
    /// 80 random bits; good for one laptop, for 72 hours.
    pub code: [u8; 10],
}

/// Why a text is not a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SlipError {
    /// It does not begin like one, or is too short or too long.
    #[error("not a slip")]
    NotASlip,
    /// It was mistyped.
    #[error("the checksum does not fit")]
    Mistyped,
}

const PREFIX: &str = "SCB1";
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECK: usize = 3;
const LONGEST_ADDRESS: usize = 120;

/// The fingerprint of a certificate, as slips and books hold it.
#[must_use]
pub fn fingerprint(certificate: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    blake3::Hasher::new()
        .update(certificate)
        .finalize_xof()
        .fill(&mut short);
    short
}

impl Slip {
    /// The text for paper.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = Vec::new();
        bytes.extend_from_slice(&self.code);
        bytes.extend_from_slice(&self.fingerprint);
        bytes.extend_from_slice(self.address.as_bytes());
        bytes.extend_from_slice(&checksum(&bytes));
        let letters = to_letters(&bytes);
        let groups: Vec<&str> = letters
            .as_bytes()
            .chunks(5)
            .map(|group| std::str::from_utf8(group).unwrap_or_default())
            .collect();
        format!("{PREFIX}-{}", groups.join("-"))
    }

    /// Reads a typed or pasted text.
    ///
    /// # Errors
    /// If it is not a slip, or was mistyped.
    pub fn parse(text: &str) -> Result<Self, SlipError> {
        let plain: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let letters = plain.strip_prefix(PREFIX).ok_or(SlipError::NotASlip)?;
        let bytes = from_letters(letters).ok_or(SlipError::Mistyped)?;
        let split = bytes.len().checked_sub(CHECK).ok_or(SlipError::NotASlip)?;
        let (said, check) = bytes.split_at_checked(split).ok_or(SlipError::NotASlip)?;
        if checksum(said) != check {
            return Err(SlipError::Mistyped);
        }
        let (code, rest) = said.split_first_chunk::<10>().ok_or(SlipError::NotASlip)?;
        let (fingerprint, address) = rest.split_first_chunk::<16>().ok_or(SlipError::NotASlip)?;
        let address = std::str::from_utf8(address).map_err(|_| SlipError::NotASlip)?;
        let plain = |letter: char| letter.is_ascii_alphanumeric() || ".:-[]".contains(letter);
        if address.is_empty() || address.len() > LONGEST_ADDRESS || !address.chars().all(plain) {
            return Err(SlipError::NotASlip);
        }
        Ok(Self {
            address: address.to_owned(),
            fingerprint: *fingerprint,
            code: *code,
        })
    }
}

fn checksum(bytes: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    blake3::Hasher::new()
        .update(bytes)
        .finalize_xof()
        .fill(&mut check);
    check
}

fn to_letters(bytes: &[u8]) -> String {
    let mut letters = String::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            letters.push(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        letters.push(letter(held << (5 - bits)));
    }
    letters
}

fn letter(five: u32) -> char {
    usize::try_from(five & 31)
        .ok()
        .and_then(|place| LETTERS.get(place))
        .map_or('0', |l| char::from(*l))
}

fn from_letters(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in letters.bytes() {
        let five = LETTERS.iter().position(|known| *known == letter)?;
        held = (held << 5) | u32::try_from(five).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Slip, SlipError};

    fn slip() -> Slip {
        Slip {
            address: "tinh-uy.example.vn:8443".to_owned(),
            fingerprint: *b"0123456789abcdef",
            code: *b"ten bytes!",
        }
    }

    #[test]
    fn a_slip_read_out_loud_is_understood() {
        let text = slip().to_text();
        assert_eq!(Slip::parse(&text), Ok(slip()));
        let sloppy = text
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l")
            .replace('-', " ");
        assert_eq!(Slip::parse(&sloppy), Ok(slip()));
    }

    #[test]
    fn every_single_mistyped_letter_is_noticed() {
        let text = slip().to_text();
        for (place, letter) in text
            .char_indices()
            .skip(5)
            .filter(|(_, letter)| *letter != '-')
        {
            let other = if letter == '7' { '8' } else { '7' };
            let change = |(at, old)| if at == place { other } else { old };
            let wrong: String = text.char_indices().map(change).collect();
            // The last letter may carry padding bits that say nothing.
            if Slip::parse(&wrong) == Ok(slip()) {
                assert_eq!(place, text.len() - 1);
            } else {
                assert!(Slip::parse(&wrong).is_err(), "letter {place}");
            }
        }
    }

    #[test]
    fn other_texts_are_not_slips() {
        assert_eq!(Slip::parse(""), Err(SlipError::NotASlip));
        assert_eq!(Slip::parse("SCB1-"), Err(SlipError::NotASlip));
        assert_eq!(Slip::parse("hello"), Err(SlipError::NotASlip));
    }
}
