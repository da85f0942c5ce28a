//! A slot: the data key wrapped by what one person knows.

use super::{DataKey, random};
use crate::{Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What a person types: a passphrase, or the recovery code from the sheet.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A passphrase as typed, normalised so that every keyboard gives the same bytes.
    #[must_use]
    pub fn passphrase(typed: &str) -> Self {
        Self(Zeroizing::new(typed.trim().nfkc().collect()))
    }

    /// A recovery code as typed: letter case, spaces and hyphens do not matter, nor whether an O
    /// was read as a zero.
    #[must_use]
    pub fn recovery_code(typed: &str) -> Self {
        let code = typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        Self(Zeroizing::new(code))
    }
}

/// Whose slot it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// A person's passphrase.
    Person,
    /// The recovery sheet.
    Recovery,
}

/// How much work a guess costs: Argon2id's parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strength {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Strength {
    /// The least that is used (RELIABILITY.md 2).
    pub const FLOOR: Self = Self {
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };
    /// The most that is accepted: a hostile slot must not be a memory bomb.
    const CEILING: Self = Self {
        memory: 1024 * 1024,
        passes: 64,
        lanes: 16,
    };

    fn is_sane(self) -> bool {
        (Self::FLOOR.memory..=Self::CEILING.memory).contains(&self.memory)
            && (Self::FLOOR.passes..=Self::CEILING.passes).contains(&self.passes)
            && (1..=Self::CEILING.lanes).contains(&self.lanes)
    }

    /// As many passes as fill about half a second on this laptop, never fewer than the floor.
    ///
    /// # Errors
    /// If the system lacks the memory even for the floor.
    pub fn calibrated() -> Result<Self> {
        let begun = std::time::Instant::now();
        stretch(&Secret::passphrase("calibration"), &[0; 16], Self::FLOOR)?;
        let once = begun.elapsed().as_millis().max(1);
        let passes = u128::from(Self::FLOOR.passes).saturating_mul(600) / once;
        let passes = u32::try_from(passes).unwrap_or(Self::CEILING.passes);
        Ok(Self {
            passes: passes.clamp(Self::FLOOR.passes, Self::CEILING.passes),
            ..Self::FLOOR
        })
    }
}

/// One wrapped copy of the data key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    pub(super) id: uuid::Uuid,
    pub(super) kind: SlotKind,
    strength: Strength,
    salt: [u8; 16],
    nonce: [u8; 24],
    wrapped: Vec<u8>,
}

impl Slot {
    pub(super) fn wrap(
        id: uuid::Uuid,
        kind: SlotKind,
        secret: &Secret,
        strength: Strength,
        key: &DataKey,
    ) -> Result<Self> {
        let salt = random()?;
        let nonce = random()?;
        let wrapping = stretch(secret, &salt, strength)?;
        let wrapped = cipher(&wrapping)
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: key.0.as_slice(),
                    aad: &Self::bound(id, kind),
                },
            )
            .map_err(|_| Error::Damaged)?;
        Ok(Self {
            id,
            kind,
            strength,
            salt,
            nonce,
            wrapped,
        })
    }

    pub(super) fn unwrap(&self, secret: &Secret) -> Result<DataKey> {
        if !self.strength.is_sane() {
            return Err(Error::Damaged);
        }
        let wrapping = stretch(secret, &self.salt, self.strength)?;
        let key = cipher(&wrapping)
            .decrypt(
                &XNonce::from(self.nonce),
                Payload {
                    msg: &self.wrapped,
                    aad: &Self::bound(self.id, self.kind),
                },
            )
            .map(Zeroizing::new)
            .map_err(|_| Error::WrongKey)?;
        let key: [u8; 32] = key.as_slice().try_into().map_err(|_| Error::Damaged)?;
        Ok(DataKey(Zeroizing::new(key)))
    }

    /// A slot is bound to its id and kind, so that none can be passed off as another.
    fn bound(id: uuid::Uuid, kind: SlotKind) -> Vec<u8> {
        let kind = match kind {
            SlotKind::Person => b'p',
            SlotKind::Recovery => b'r',
        };
        let mut bound = id.as_bytes().to_vec();
        bound.push(kind);
        bound
    }
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

fn stretch(secret: &Secret, salt: &[u8; 16], strength: Strength) -> Result<Zeroizing<[u8; 32]>> {
    let params = Params::new(strength.memory, strength.passes, strength.lanes, Some(32))
        .map_err(|_| Error::Damaged)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.0.as_bytes(), salt, key.as_mut_slice())
        .map_err(|_| Error::File(std::io::Error::from(std::io::ErrorKind::OutOfMemory)))?;
    Ok(key)
}
