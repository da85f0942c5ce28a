//! Registers of one record in one blob: the commonest stamp once, and only the exceptions beside
//! their values.

use crate::{Error, Result};
use domain::record::{Register, Stamp};
use minicbor::{Decoder, Encoder};
use std::collections::BTreeMap;

/// Packs registers; order does not matter.
pub fn pack(registers: &[Register]) -> Result<Vec<u8>> {
    let usual = usual_stamp(registers);
    let mut encoder = Encoder::new(Vec::new());
    write(&mut encoder, usual, registers).map_err(|_| Error::Damaged)?;
    Ok(encoder.into_writer())
}

fn usual_stamp(registers: &[Register]) -> Stamp {
    let mut counts: BTreeMap<u64, (usize, Stamp)> = BTreeMap::new();
    for register in registers {
        counts
            .entry(register.stamp.seq)
            .or_insert((0, register.stamp))
            .0 += 1;
    }
    counts
        .into_values()
        .max_by_key(|(count, _)| *count)
        .map(|(_, stamp)| stamp)
        .unwrap_or_default()
}

type Encoded = std::result::Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn write(encoder: &mut Encoder<Vec<u8>>, usual: Stamp, registers: &[Register]) -> Encoded {
    encoder.encode(usual)?;
    encoder.array(u64::try_from(registers.len()).unwrap_or(u64::MAX))?;
    for register in registers {
        let unusual = register.stamp != usual;
        encoder.array(if unusual { 4 } else { 3 })?;
        encoder
            .u16(register.field)?
            .bytes(&register.key)?
            .encode(&register.value)?;
        if unusual {
            encoder.encode(register.stamp)?;
        }
    }
    Ok(())
}

/// Reads [`pack`] back.
pub fn unpack(body: &[u8]) -> Result<Vec<Register>> {
    read(body).map_err(|_| Error::Damaged)
}

fn read(body: &[u8]) -> std::result::Result<Vec<Register>, minicbor::decode::Error> {
    let mut decoder = Decoder::new(body);
    let usual: Stamp = decoder.decode()?;
    let count = decoder.array()?.unwrap_or(0);
    let mut registers = Vec::new();
    for _ in 0..count {
        let parts = decoder.array()?;
        registers.push(Register {
            field: decoder.u16()?,
            key: decoder.bytes()?.to_vec(),
            value: decoder.decode()?,
            stamp: if parts == Some(4) {
                decoder.decode()?
            } else {
                usual
            },
        });
    }
    Ok(registers)
}
