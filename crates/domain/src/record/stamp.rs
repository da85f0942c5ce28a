//! Who wrote a value, when, and where it stands in the province's line.

use minicbor::{Decode, Encode};

/// One laptop in one incarnation: a restored or copied book starts a new line of operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Line(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 8]);

/// The name of one operation: its line and its number there. It never changes when sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Encode, Decode)]
pub struct Uid {
    /// The line of the laptop that wrote it.
    #[n(0)]
    pub line: Line,
    /// Counted from 1 in its line.
    #[n(1)]
    pub number: u64,
}

impl Uid {
    /// 16 bytes: line, then number with its highest byte first.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let (line, number) = bytes.split_at_mut(8);
        line.copy_from_slice(&self.line.0);
        number.copy_from_slice(&self.number.to_be_bytes());
        bytes
    }

    /// Reads [`Uid::to_bytes`] back; `None` unless there are exactly 16 bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (line, number) = bytes.split_at_checked(8)?;
        Some(Self {
            line: Line(line.try_into().ok()?),
            number: u64::from_be_bytes(number.try_into().ok()?),
        })
    }
}

/// A hybrid logical clock: milliseconds since 1970 times 65,536, plus a counter within the
/// millisecond. Grows with every write of a laptop, whatever its wall clock does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Clock(#[n(0)] pub u64);

impl Clock {
    /// The last moment of a millisecond, in which the server clamps clocks that run ahead.
    #[must_use]
    pub const fn end_of_millisecond(milliseconds: u64) -> Self {
        Self((milliseconds << 16) | 0xffff)
    }

    /// The clock of the next write after `self` when the wall says `milliseconds`.
    #[must_use]
    pub fn tick(self, milliseconds: u64) -> Self {
        Self((self.0.saturating_add(1)).max(milliseconds << 16))
    }

    /// The counter within the millisecond.
    #[must_use]
    pub fn within_millisecond(self) -> u16 {
        u16::try_from(self.0 & 0xffff).unwrap_or(u16::MAX)
    }

    /// The wall-clock part, in milliseconds since 1970.
    #[must_use]
    pub const fn milliseconds(self) -> u64 {
        self.0 >> 16
    }
}

/// What a register says of its value besides the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Encode, Decode)]
pub struct Stamp {
    /// The operation that wrote it.
    #[n(0)]
    pub writer: Uid,
    /// Its clock, clamped by the server.
    #[n(1)]
    pub clock: Clock,
    /// Its number on the province's feed.
    #[n(2)]
    pub seq: u64,
}
