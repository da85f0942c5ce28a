//! The re-offer: after a restore, laptops give back the pages the server had sealed.

use super::{KeptPage, from_body, to_frame};
use crate::frame::{self, FrameError, Kind};
use domain::record::{Line, RecordId};
use minicbor::{Decode, Encode};

/// Who offers.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct RecoverHead {
    /// [`super::PROTOCOL`].
    #[n(0)]
    pub protocol: u16,
    /// The laptop.
    #[n(1)]
    pub device: RecordId,
    /// Its line.
    #[n(2)]
    pub line: Line,
    /// Counted up with every request.
    #[n(3)]
    pub counter: u64,
    /// The server's new history, as the laptop learned it.
    #[n(4)]
    pub epoch: u64,
}

/// A re-offer. It may be repeated: what is known already is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recover {
    /// Who offers.
    pub head: RecoverHead,
    /// What is offered.
    pub pages: Vec<KeptPage>,
}

impl Recover {
    /// As a request's body, without the signature.
    ///
    /// # Errors
    /// If a page is too long.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        to_frame(Kind::RecoverHead, &self.head, &mut bytes)?;
        for page in &self.pages {
            to_frame(Kind::KeptPage, page, &mut bytes)?;
        }
        Ok(bytes)
    }

    /// The head alone.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode_head(mut bytes: &[u8]) -> Result<RecoverHead, FrameError> {
        let head = frame::decode(&mut bytes)?;
        if head.kind == Kind::RecoverHead {
            from_body(&head.body)
        } else {
            Err(FrameError::Malformed)
        }
    }

    /// Reads a request's body.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode(mut bytes: &[u8]) -> Result<Self, FrameError> {
        let head = frame::decode(&mut bytes)?;
        if head.kind != Kind::RecoverHead {
            return Err(FrameError::Malformed);
        }
        let head = from_body(&head.body)?;
        let mut pages = Vec::new();
        while !bytes.is_empty() {
            let frame = frame::decode(&mut bytes)?;
            if frame.kind != Kind::KeptPage {
                return Err(FrameError::Malformed);
            }
            pages.push(from_body(&frame.body)?);
        }
        Ok(Self { head, pages })
    }
}
