//! What laptop and province say to each other.

mod enrol;
mod exchange;
mod page;
mod problem;
mod recover;
#[cfg(test)]
mod tests;

pub use enrol::{Enrol, Enrolled};
pub use exchange::{Answer, AnswerHead, Loading, Numbered, Refused, Request, RequestHead};
pub(crate) use page::seal;
pub use page::{Exit, KeptPage, Page};
pub use problem::Problem;
pub use recover::{Recover, RecoverHead};

use crate::frame::{self, FrameError, Kind};

/// The version of the messages. A server that does not speak it answers `Upgrade`.
pub const PROTOCOL: u16 = 1;

/// What bodies of ours are called: whoever answers with another type is not the province.
pub const MEDIA_TYPE: &str = "application/vnd.so-chi-bo";

/// One small message as one frame.
pub(crate) fn to_frame<T: minicbor::Encode<()>>(
    kind: Kind,
    message: &T,
    into: &mut Vec<u8>,
) -> Result<(), FrameError> {
    let body = minicbor::to_vec(message).map_err(|_| FrameError::Malformed)?;
    frame::encode(kind, &body, into)
}

/// Reads a small message; nothing may be left over.
pub(crate) fn from_body<'b, T: minicbor::Decode<'b, ()>>(body: &'b [u8]) -> Result<T, FrameError> {
    let mut decoder = minicbor::Decoder::new(body);
    let message = decoder.decode().map_err(|_| FrameError::Malformed)?;
    if decoder.position() == body.len() {
        Ok(message)
    } else {
        Err(FrameError::Malformed)
    }
}

/// Reads the one frame of a kind that a body consists of.
pub(crate) fn only<T: for<'b> minicbor::Decode<'b, ()>>(
    kind: Kind,
    mut bytes: &[u8],
) -> Result<T, FrameError> {
    let frame = frame::decode(&mut bytes)?;
    if frame.kind != kind || !bytes.is_empty() {
        return Err(FrameError::Malformed);
    }
    from_body(&frame.body)
}
