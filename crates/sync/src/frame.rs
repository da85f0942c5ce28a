//! A frame: `len | kind | blake3-8 | zstd(minicbor)`, decodable alone.
//!
//! Decoding trusts nothing: every length is bounded before anything is allocated, the hash is
//! checked before anything is inflated, and the inflated size has a bound of its own.

use thiserror::Error;

/// What a frame holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The head of a sync request.
    SyncHead,
    /// Operations, or parts of one.
    Operations,
    /// The head of an answer to a sync request.
    AnswerHead,
    /// Rows and exits of a pull.
    Page,
    /// Why a request was not served.
    Problem,
    /// A one-time code and a device's key.
    Enrol,
    /// The answer to it.
    Enrolled,
    /// The head of a re-offer after the server was restored.
    RecoverHead,
    /// A page the server had signed, offered again.
    KeptPage,
    /// The answer to a re-offer.
    Recovered,
    /// The units a device may read.
    Scopes,
    /// What a bundle on a stick says besides its request.
    BundleHead,
    /// Where a return on a stick fits.
    ReturnHead,
}

impl Kind {
    const ALL: [(Self, u8); 13] = [
        (Self::SyncHead, 1),
        (Self::Operations, 2),
        (Self::AnswerHead, 3),
        (Self::Page, 4),
        (Self::Problem, 5),
        (Self::Enrol, 6),
        (Self::Enrolled, 7),
        (Self::RecoverHead, 8),
        (Self::KeptPage, 9),
        (Self::Recovered, 10),
        (Self::Scopes, 11),
        (Self::BundleHead, 12),
        (Self::ReturnHead, 13),
    ];

    fn code(self) -> u8 {
        Self::ALL
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or(0, |(_, code)| *code)
    }

    fn from_code(code: u8) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(kind, _)| *kind)
    }
}

/// A frame that was taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// What it holds.
    pub kind: Kind,
    /// The inflated payload.
    pub body: Vec<u8>,
}

/// Why bytes are not a frame of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FrameError {
    /// The bytes end before the frame does: the line was cut.
    #[error("the frame is cut")]
    Cut,
    /// Longer than any frame of ours.
    #[error("the frame is too long")]
    TooLong,
    /// A newer program's frame.
    #[error("a frame of unknown kind {0}")]
    UnknownKind(u8),
    /// The hash does not match.
    #[error("the frame is damaged")]
    Damaged,
    /// The payload is not what its kind says.
    #[error("the frame is malformed")]
    Malformed,
}

/// What writers aim at for one frame's uncompressed payload: compressed it stays below 16 kB.
pub const TARGET: usize = 24 * 1024;
/// The longest compressed payload that is read.
pub const MAX_LENGTH: usize = 4 * 1024 * 1024;
/// The longest inflated payload that is read.
pub const MAX_INFLATED: usize = 8 * 1024 * 1024;

const HEAD: usize = 3 + 1 + 8;
const LEVEL: i32 = 9;

/// Words that stand in nearly every frame; part of the format, so it never changes: another list
/// would be another kind of frame.
const WORDS: &[u8] = b"mark_attendanceclose_meetingadd_agenda_itemplan_meetingadd_taskrecord_vote\
write_minutesimport_membersadd_memberopencurrent_affairslast_monthnext_monthdiscussiondecision\
closingopeningownotherdirectedannouncedrunningendedclosedplannedregularthematic2026-\xc4\x90\xe1\xbb\
\x93ng ch\xc3\xad Chi b\xe1\xbb\x99 \xc4\x91\xe1\xba\xa3ng vi\xc3\xaan ";

/// Puts a payload into a frame.
///
/// # Errors
/// `TooLong` beyond [`MAX_LENGTH`].
pub fn encode(kind: Kind, body: &[u8], into: &mut Vec<u8>) -> Result<(), FrameError> {
    let packed = zstd::bulk::Compressor::with_dictionary(LEVEL, WORDS)
        .and_then(|mut compressor| {
            compressor.include_dictid(false)?;
            compressor.compress(body)
        })
        .map_err(|_| FrameError::Malformed)?;
    if packed.len() > MAX_LENGTH || body.len() > MAX_INFLATED {
        return Err(FrameError::TooLong);
    }
    let length = u32::try_from(packed.len()).map_err(|_| FrameError::TooLong)?;
    let [_, length @ ..] = length.to_be_bytes();
    let hash = hash(kind.code(), &packed);
    into.extend_from_slice(&length);
    into.push(kind.code());
    into.extend_from_slice(&hash);
    into.extend_from_slice(&packed);
    Ok(())
}

/// Takes the first frame off the front of the bytes.
///
/// # Errors
/// `Cut` if it is not all there yet; anything else if it never will be.
pub fn decode(bytes: &mut &[u8]) -> Result<Frame, FrameError> {
    let (head, rest) = bytes.split_at_checked(HEAD).ok_or(FrameError::Cut)?;
    let [a, b, c, code, hashed @ ..] = head else {
        return Err(FrameError::Cut);
    };
    let length = u32::from_be_bytes([0, *a, *b, *c]);
    let length = usize::try_from(length).map_err(|_| FrameError::TooLong)?;
    if length > MAX_LENGTH {
        return Err(FrameError::TooLong);
    }
    let kind = Kind::from_code(*code).ok_or(FrameError::UnknownKind(*code))?;
    let (packed, rest) = rest.split_at_checked(length).ok_or(FrameError::Cut)?;
    if hash(*code, packed) != hashed {
        return Err(FrameError::Damaged);
    }
    let body = inflate(packed)?;
    *bytes = rest;
    Ok(Frame { kind, body })
}

fn hash(code: u8, packed: &[u8]) -> [u8; 8] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[code]).update(packed);
    let mut short = [0; 8];
    hasher.finalize_xof().fill(&mut short);
    short
}

/// The capacity follows what the sender declares, never beyond the bound: a bomb cannot claim it.
fn inflate(packed: &[u8]) -> Result<Vec<u8>, FrameError> {
    let declared = zstd::zstd_safe::get_frame_content_size(packed)
        .map_err(|_| FrameError::Malformed)?
        .and_then(|size| usize::try_from(size).ok())
        .ok_or(FrameError::Malformed)?;
    if declared > MAX_INFLATED {
        return Err(FrameError::TooLong);
    }
    zstd::bulk::Decompressor::with_dictionary(WORDS)
        .and_then(|mut decompressor| decompressor.decompress(packed, declared))
        .map_err(|_| FrameError::Malformed)
}

#[cfg(test)]
mod tests {
    use super::{FrameError, Kind, decode, encode};

    fn sample() -> Vec<u8> {
        let mut bytes = Vec::new();
        encode(
            Kind::Page,
            "Chi bộ thôn Đông".repeat(40).as_bytes(),
            &mut bytes,
        )
        .unwrap();
        bytes
    }

    #[test]
    fn a_frame_comes_back_as_it_went() {
        let bytes = sample();
        let frame = decode(&mut bytes.as_slice()).unwrap();
        assert_eq!(frame.kind, Kind::Page);
        assert_eq!(frame.body, "Chi bộ thôn Đông".repeat(40).as_bytes());
    }

    #[test]
    fn a_frame_cut_at_any_byte_is_cut_and_nothing_else() {
        let bytes = sample();
        for end in 0..bytes.len() {
            assert_eq!(
                decode(&mut &bytes[..end]),
                Err(FrameError::Cut),
                "cut at {end}"
            );
        }
    }

    #[test]
    fn a_flipped_bit_anywhere_is_noticed() {
        let bytes = sample();
        for place in 0..bytes.len() * 8 {
            let mut damaged = bytes.clone();
            damaged[place / 8] ^= 1 << (place % 8);
            assert!(decode(&mut damaged.as_slice()).is_err(), "bit {place}");
        }
    }

    #[test]
    fn a_frame_that_would_inflate_beyond_the_bound_is_refused() {
        let mut bytes = Vec::new();
        let huge = vec![0; super::MAX_INFLATED + 1];
        assert_eq!(
            encode(Kind::Page, &huge, &mut bytes),
            Err(FrameError::TooLong)
        );
        let packed = zstd::bulk::compress(&huge, 3).unwrap();
        assert_eq!(super::inflate(&packed), Err(FrameError::TooLong));
    }
}
