//! Ids: one permanent name for each record, made on the laptop and never reused.

use uuid::Uuid;

/// Declares the id type of one noun, so that a meeting's id never stands where a member's belongs.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// The id as any record's.
            #[must_use]
            pub const fn record(self) -> $crate::record::RecordId {
                $crate::record::RecordId(self.0)
            }
        }

        impl From<$crate::record::RecordId> for $name {
            fn from(id: $crate::record::RecordId) -> Self {
                Self(id.0)
            }
        }

        impl $crate::record::FieldValue for $name {
            fn to_value(&self) -> $crate::record::Value {
                $crate::record::Value::Bytes(self.0.as_bytes().to_vec())
            }
            fn from_value(value: &$crate::record::Value) -> Option<Self> {
                match value {
                    $crate::record::Value::Bytes(bytes) => {
                        uuid::Uuid::from_slice(bytes).ok().map(Self)
                    }
                    $crate::record::Value::Null
                    | $crate::record::Value::Int(_)
                    | $crate::record::Value::Text(_) => None,
                }
            }
        }
    };
}
pub(crate) use id;

/// The id of a record of whatever kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct RecordId(pub Uuid);

impl<C> minicbor::Encode<C> for RecordId {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder.bytes(self.0.as_bytes())?;
        Ok(())
    }
}

impl<'b, C> minicbor::Decode<'b, C> for RecordId {
    fn decode(
        decoder: &mut minicbor::Decoder<'b>,
        _: &mut C,
    ) -> Result<Self, minicbor::decode::Error> {
        let bytes = decoder.bytes()?;
        Uuid::from_slice(bytes)
            .map(Self)
            .map_err(|_| minicbor::decode::Error::message("an id has 16 bytes"))
    }
}
