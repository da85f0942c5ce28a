//! Digests: whether two sides hold the same, in 16 bytes that can be added and taken away.

use domain::record::{RecordId, Register, Value};

/// The sum of what is held; the order does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Digest(pub u128);

impl Digest {
    /// Adds one register.
    pub fn add(&mut self, record: RecordId, register: &Register) {
        self.0 = self.0.wrapping_add(of(record, register));
    }

    /// Adds another sum.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    /// Takes another sum away.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.wrapping_sub(other.0))
    }

    /// 16 bytes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// Reads [`Digest::to_bytes`] back.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }

    /// The sum of a record's registers.
    #[must_use]
    pub fn of_row<'r>(record: RecordId, registers: impl IntoIterator<Item = &'r Register>) -> Self {
        let mut digest = Self::default();
        for register in registers {
            digest.add(record, register);
        }
        digest
    }
}

fn of(record: RecordId, register: &Register) -> u128 {
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(record.0.as_bytes())
        .update(&register.field.to_be_bytes());
    part(&mut hasher, &register.key);
    hasher.update(&register.stamp.writer.to_bytes());
    match &register.value {
        Value::Null => part(&mut hasher, b"n"),
        Value::Int(number) => part(&mut hasher, &number.to_be_bytes()),
        Value::Text(text) => {
            hasher.update(b"t");
            part(&mut hasher, text.as_bytes());
        }
        Value::Bytes(bytes) => {
            hasher.update(b"b");
            part(&mut hasher, bytes);
        }
    }
    let mut sum = [0; 16];
    hasher.finalize_xof().fill(&mut sum);
    u128::from_be_bytes(sum)
}

fn part(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher
        .update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes())
        .update(bytes);
}
