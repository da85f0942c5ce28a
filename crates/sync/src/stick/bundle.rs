//! What stands inside the files: the request and the answer of the normal call, and what a line
//! would have settled in a second round.

use crate::frame::{self, FrameError, Kind};
use crate::messages::{Answer, Problem, Request, from_body, to_frame};
use domain::record::RecordId;
use minicbor::{Decode, Encode};

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct BundleHead {
    #[n(0)]
    reply_to: String,
    #[n(1)]
    scopes: Vec<RecordId>,
}

/// From the laptop to the province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The `age` recipient of the return.
    pub reply_to: String,
    /// The units the laptop believes to read: there is no second round to learn others.
    pub scopes: Vec<RecordId>,
    /// The request.
    pub request: Request,
}

/// Where the laptop stood when it wrote the bundle: the return fits only there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
struct ReturnHead {
    #[n(0)]
    epoch: u64,
    #[n(1)]
    pos: u64,
    #[n(2)]
    scopes: u64,
}

/// What the province says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Receipts, and what is new.
    Answer(Box<Answer>),
    /// Why nothing was taken.
    Problem(Problem),
}

/// From the province to the laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The server's history in which the bundle was written.
    pub epoch: u64,
    /// The place in the feed at which the bundle was written.
    pub pos: u64,
    /// The digest of the units the laptop read when it wrote the bundle.
    pub scopes: u64,
    /// What the province says.
    pub outcome: Outcome,
}

impl Bundle {
    /// As what is encrypted.
    ///
    /// # Errors
    /// If a value is too long for a frame.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        let head = BundleHead {
            reply_to: self.reply_to.clone(),
            scopes: self.scopes.clone(),
        };
        to_frame(Kind::BundleHead, &head, &mut bytes)?;
        bytes.extend(self.request.encode()?);
        Ok(bytes)
    }

    /// Reads what was decrypted.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode(mut bytes: &[u8]) -> Result<Self, FrameError> {
        let head: BundleHead = head(Kind::BundleHead, &mut bytes)?;
        Ok(Self {
            reply_to: head.reply_to,
            scopes: head.scopes,
            request: Request::decode(bytes)?,
        })
    }
}

impl Return {
    /// As what is encrypted. Nothing is left out of the answer: the laptop may have let go of what
    /// it sent.
    ///
    /// # Errors
    /// If a value is too long for a frame.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        let head = ReturnHead {
            epoch: self.epoch,
            pos: self.pos,
            scopes: self.scopes,
        };
        to_frame(Kind::ReturnHead, &head, &mut bytes)?;
        bytes.extend(match &self.outcome {
            Outcome::Answer(answer) => answer.encode(&[])?,
            Outcome::Problem(problem) => problem.encode()?,
        });
        Ok(bytes)
    }

    /// Reads what was decrypted.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode(mut bytes: &[u8]) -> Result<Self, FrameError> {
        let head: ReturnHead = head(Kind::ReturnHead, &mut bytes)?;
        let outcome = match Answer::decode(bytes, &[]) {
            Ok((answer, false)) => Outcome::Answer(Box::new(answer)),
            Ok((_, true)) => return Err(FrameError::Cut),
            Err(_) => Outcome::Problem(Problem::decode(bytes)?),
        };
        Ok(Self {
            epoch: head.epoch,
            pos: head.pos,
            scopes: head.scopes,
            outcome,
        })
    }
}

fn head<T: for<'b> Decode<'b, ()>>(kind: Kind, bytes: &mut &[u8]) -> Result<T, FrameError> {
    let frame = frame::decode(bytes)?;
    if frame.kind == kind {
        from_body(&frame.body)
    } else {
        Err(FrameError::Malformed)
    }
}
