//! Enrolment: a one-time code becomes a device with a key and a unit.

use super::{only, to_frame};
use crate::frame::{FrameError, Kind};
use crate::stick::StickKeys;
use domain::record::RecordId;
use minicbor::{Decode, Encode};

/// What a laptop says once. The body is signed with the new key, so that only who holds it enrols.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Enrol {
    /// [`super::PROTOCOL`].
    #[n(0)]
    pub protocol: u16,
    /// The code of the slip.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub code: [u8; 10],
    /// The public key requests will be signed with.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub key: [u8; 32],
    /// What the laptop is called in the province's list.
    #[n(3)]
    pub laptop: String,
    /// A practice book enrols only with a practice province.
    #[n(4)]
    pub practice: bool,
}

/// What the province answers.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Enrolled {
    /// The server's id: requests are signed over it.
    #[n(0)]
    pub server: RecordId,
    /// The laptop's id.
    #[n(1)]
    pub device: RecordId,
    /// The unit it writes for.
    #[n(2)]
    pub unit: RecordId,
    /// The unit's name.
    #[n(3)]
    pub unit_name: String,
    /// The server's present history.
    #[n(4)]
    pub epoch: u64,
    /// For files on sticks.
    #[n(5)]
    pub stick: StickKeys,
}

impl Enrol {
    /// As a request's body, without the signature.
    ///
    /// # Errors
    /// If it is too long.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        to_frame(Kind::Enrol, self, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads a request's body.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        only(Kind::Enrol, bytes)
    }
}

impl Enrolled {
    /// As an answer's body.
    ///
    /// # Errors
    /// If it is too long.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        to_frame(Kind::Enrolled, self, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads an answer's body.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        only(Kind::Enrolled, bytes)
    }
}
