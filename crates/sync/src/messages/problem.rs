//! Why a request was not served: each with one meaning.

use super::{only, to_frame};
use crate::frame::{FrameError, Kind};
use minicbor::{Decode, Encode};

/// Why a request was not served.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Problem {
    /// The server was restored and began a new history.
    #[n(0)]
    Epoch {
        /// The new history.
        #[n(0)]
        epoch: u64,
        /// The highest number of this line that the server still has.
        #[n(1)]
        has: u64,
    },
    /// Operations between were not received.
    #[n(1)]
    Gap {
        /// The number the server waits for.
        #[n(0)]
        expected: u64,
    },
    /// Two laptops write one line, or one book was copied.
    #[n(2)]
    Fork,
    /// The program is too old (or too new) for this server.
    #[n(3)]
    Upgrade,
    /// The laptop was struck off.
    #[n(4)]
    Revoked {
        /// Why, in the operator's words.
        #[n(0)]
        reason: String,
    },
    /// The server knows no such laptop.
    #[n(5)]
    UnknownDevice,
    /// The signature is not the laptop's.
    #[n(6)]
    BadSignature,
    /// The request was seen before.
    #[n(7)]
    Replayed,
    /// Practice and real never mix.
    #[n(8)]
    PracticeMismatch,
    /// No slip has this code.
    #[n(9)]
    CodeUnknown,
    /// Another laptop enrolled with this code.
    #[n(10)]
    CodeUsed,
    /// The slip is older than 72 hours.
    #[n(11)]
    CodeExpired,
    /// Too many requests.
    #[n(12)]
    TooMany {
        /// Come back after so many seconds.
        #[n(0)]
        seconds: u32,
    },
    /// The request is not one of ours.
    #[n(13)]
    Malformed,
    /// The server cannot serve now.
    #[n(14)]
    Busy,
}

impl Problem {
    /// The HTTP status it travels with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Epoch { .. } | Self::Gap { .. } | Self::Fork | Self::Replayed => 409,
            Self::Upgrade => 426,
            Self::Revoked { .. } | Self::PracticeMismatch => 403,
            Self::UnknownDevice | Self::BadSignature => 401,
            Self::CodeUnknown | Self::CodeUsed | Self::CodeExpired => 410,
            Self::TooMany { .. } => 429,
            Self::Malformed => 400,
            Self::Busy => 503,
        }
    }

    /// As an answer's body.
    ///
    /// # Errors
    /// If a reason is too long.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        to_frame(Kind::Problem, self, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads an answer's body.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        only(Kind::Problem, bytes)
    }
}
