//! One value: CBOR's own types, with ids by their place.

use super::names::{Known, Names};
use super::{Body, Read, Wrote, bad, length};
use domain::record::{Key, RecordId, Value};
use minicbor::Decoder;
use minicbor::data::Type;
use uuid::Uuid;

pub(super) fn write(body: &mut Body, names: &mut Names, value: &Value) -> Wrote {
    match value {
        Value::Null => body.null()?,
        Value::Int(number) => body.i64(*number)?,
        Value::Text(text) => body.str(text)?,
        Value::Bytes(bytes) => return bytes_or_id(body, names, bytes),
    };
    Ok(())
}

fn bytes_or_id(body: &mut Body, names: &mut Names, bytes: &[u8]) -> Wrote {
    match <[u8; 16]>::try_from(bytes) {
        Ok(id) => body.array(1)?.u64(names.id(id))?,
        Err(_) => body.bytes(bytes)?,
    };
    Ok(())
}

pub(super) fn read(decoder: &mut Decoder<'_>, known: &Known) -> Read<Value> {
    match decoder.datatype()? {
        Type::Null => {
            decoder.null()?;
            Ok(Value::Null)
        }
        Type::String => Ok(Value::Text(decoder.str()?.to_owned())),
        Type::Bytes => Ok(Value::Bytes(decoder.bytes()?.to_vec())),
        Type::Array => {
            if length(decoder)? != 1 {
                return bad();
            }
            Ok(Value::Bytes(known.id(decoder)?.to_vec()))
        }
        _ => Ok(Value::Int(decoder.i64()?)),
    }
}

pub(super) fn write_key(body: &mut Body, names: &mut Names, key: &Key) -> Wrote {
    match <[u8; 16]>::try_from(key.as_slice()) {
        Ok(id) => body.u64(names.id(id))?,
        Err(_) => body.bytes(key)?,
    };
    Ok(())
}

pub(super) fn read_key(decoder: &mut Decoder<'_>, known: &Known) -> Read<Key> {
    if decoder.datatype()? == Type::Bytes {
        let key = decoder.bytes()?;
        if key.len() == 16 || key.len() > 64 {
            return bad();
        }
        return Ok(key.to_vec());
    }
    Ok(known.id(decoder)?.to_vec())
}

pub(super) fn record(known: &Known, decoder: &mut Decoder<'_>) -> Read<RecordId> {
    Ok(RecordId(Uuid::from_bytes(known.id(decoder)?)))
}
