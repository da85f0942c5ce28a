//! Proof of who speaks: Ed25519 over the server's id, the device and a counter, with the body.
//! No login, so no second round trip.

use domain::record::RecordId;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};

/// What a signature binds besides the body.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The server it is meant for.
    pub server: RecordId,
    /// The device that speaks.
    pub device: RecordId,
    /// Counted up with every request.
    pub counter: u64,
}

/// How many bytes a signature takes in front of a body.
pub const LENGTH: usize = 64;

fn statement(context: &Context, body: &[u8]) -> Vec<u8> {
    let mut statement = b"so-chi-bo sync v1".to_vec();
    statement.extend_from_slice(context.server.0.as_bytes());
    statement.extend_from_slice(context.device.0.as_bytes());
    statement.extend_from_slice(&context.counter.to_be_bytes());
    statement.extend_from_slice(blake3::hash(body).as_bytes());
    statement
}

/// Puts the signature in front of the body.
#[must_use]
pub fn seal(key: &[u8; 32], context: &Context, body: &[u8]) -> Vec<u8> {
    let signature = SigningKey::from_bytes(key).sign(&statement(context, body));
    let mut sealed = signature.to_bytes().to_vec();
    sealed.extend_from_slice(body);
    sealed
}

/// Splits a sealed body; `None` if it is too short to hold a signature.
#[must_use]
pub fn split(sealed: &[u8]) -> Option<(&[u8; LENGTH], &[u8])> {
    sealed.split_first_chunk::<LENGTH>()
}

/// Whether the signature is the device's.
#[must_use]
pub fn holds(key: &[u8; 32], context: &Context, signature: &[u8; LENGTH], body: &[u8]) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|key| {
        key.verify(&statement(context, body), &Signature::from_bytes(signature))
            .is_ok()
    })
}

/// The public half of a device's key.
#[must_use]
pub fn public(key: &[u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(key).verifying_key().to_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Context, holds, public, seal, split};
    use domain::record::RecordId;
    use uuid::Uuid;

    #[test]
    fn a_signature_holds_only_for_its_server_device_counter_and_body() {
        let key = [7; 32];
        let context = Context {
            server: RecordId(Uuid::from_u128(1)),
            device: RecordId(Uuid::from_u128(2)),
            counter: 3,
        };
        let sealed = seal(&key, &context, b"body");
        let (signature, body) = split(&sealed).unwrap();
        let public = public(&key);
        assert!(holds(&public, &context, signature, body));
        assert!(!holds(&public, &context, signature, b"other"));
        assert!(!holds(
            &public,
            &Context {
                counter: 4,
                ..context
            },
            signature,
            body
        ));
        let elsewhere = Context {
            server: context.device,
            ..context
        };
        assert!(!holds(&public, &elsewhere, signature, body));
        assert!(!holds(&[9; 32], &context, signature, body));
    }
}
