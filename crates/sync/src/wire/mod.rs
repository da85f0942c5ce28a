//! Records and operations written compactly: ids and lines once a frame, numbers as differences,
//! the commonest stamp of a row once.

mod names;
mod operations;
mod rows;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use operations::{Joiner, encode_operations};
pub(crate) use rows::{decode_rows, encode_rows};

use crate::frame::FrameError;
use minicbor::{Decoder, Encoder};

type Wrote = Result<(), minicbor::encode::Error<std::convert::Infallible>>;
type Read<T> = Result<T, minicbor::decode::Error>;
type Body = Encoder<Vec<u8>>;

fn malformed(_: minicbor::decode::Error) -> FrameError {
    FrameError::Malformed
}

fn bad<T>() -> Read<T> {
    Err(minicbor::decode::Error::message("not ours"))
}

/// The length of an array, which must be said.
fn length(decoder: &mut Decoder<'_>) -> Read<u64> {
    match decoder.array()? {
        Some(length) => Ok(length),
        None => bad(),
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// `to` seen from `from`, in two's complement, so that every pair of numbers has a difference.
const fn difference(from: u64, to: u64) -> i64 {
    to.wrapping_sub(from).cast_signed()
}

const fn apply(from: u64, difference: i64) -> u64 {
    from.wrapping_add(difference.cast_unsigned())
}
