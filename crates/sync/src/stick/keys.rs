//! Keys for files on sticks: derived from the secrets both sides hold already, so that nothing more
//! must be kept, and a restored server still reads them.

use crate::sign;
use age::x25519::{Identity, Recipient};
use bech32::{Bech32, Hrp};
use minicbor::{Decode, Encode};

/// What one side knows of the other: to whom files are encrypted, and who signs them.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct StickKeys {
    /// The `age` recipient.
    #[n(0)]
    pub recipient: String,
    /// The Ed25519 key that labels are signed with.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub verifying: [u8; 32],
}

/// One side's own half.
pub struct Keys {
    pub(super) identity: Identity,
    pub(super) signing: [u8; 32],
}

impl Keys {
    /// The province's, from the feed's secret. `None` never happens for a key of this length.
    #[must_use]
    pub fn of_province(secret: &[u8; 32]) -> Option<Self> {
        Some(Self {
            identity: identity("so-chi-bo province stick v1", secret)?,
            signing: blake3::derive_key("so-chi-bo province stick signature v1", secret),
        })
    }

    /// A laptop's, from the key its requests are signed with. `None` never happens for a key of
    /// this length.
    #[must_use]
    pub fn of_laptop(signing: &[u8; 32]) -> Option<Self> {
        Some(Self {
            identity: identity("so-chi-bo laptop stick v1", signing)?,
            signing: *signing,
        })
    }

    /// To whom the other side encrypts, and by what it knows the signature.
    #[must_use]
    pub fn public(&self) -> StickKeys {
        StickKeys {
            recipient: self.identity.to_public().to_string(),
            verifying: sign::public(&self.signing),
        }
    }
}

/// An `age` identity is read from its text only.
fn identity(context: &'static str, secret: &[u8; 32]) -> Option<Identity> {
    let key = blake3::derive_key(context, secret);
    let text = bech32::encode_upper::<Bech32>(Hrp::parse("age-secret-key-").ok()?, &key).ok()?;
    text.parse().ok()
}

pub(super) fn recipient(text: &str) -> Option<Recipient> {
    text.parse().ok()
}
