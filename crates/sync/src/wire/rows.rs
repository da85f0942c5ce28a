//! Rows: the commonest stamp of a row once, values the asker sent itself not at all.

use super::names::{Known, Names};
use super::{Body, Read, Wrote, apply, bad, count, difference, length, malformed, value};
use crate::frame::FrameError;
use domain::record::{Clock, Key, RecordId, Register, Row, Stamp, Uid, Value};
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use std::collections::BTreeMap;

/// Writes rows. `sent` tells which values the asker has already, `ids` which ids.
pub(crate) fn encode_rows(
    rows: &[Row],
    ids: &[[u8; 16]],
    sent: &dyn Fn(&Row, &Register) -> bool,
) -> Result<Vec<u8>, FrameError> {
    let mut names = Names::after(ids);
    let mut body = Encoder::new(Vec::new());
    write(&mut body, &mut names, rows, sent).map_err(|_| FrameError::Malformed)?;
    let mut whole = Encoder::new(Vec::new());
    names.write(&mut whole).map_err(|_| FrameError::Malformed)?;
    let mut whole = whole.into_writer();
    whole.extend_from_slice(&body.into_writer());
    Ok(whole)
}

fn write(
    body: &mut Body,
    names: &mut Names,
    rows: &[Row],
    sent: &dyn Fn(&Row, &Register) -> bool,
) -> Wrote {
    body.array(count(rows.len()))?;
    let (mut seq, mut clock) = (0, 0);
    for row in rows {
        let record = names.id(row.record.0.into_bytes());
        let owner = names.id(row.owner.0.into_bytes());
        body.u64(record)?
            .u16(row.kind)?
            .u64(owner)?
            .i64(difference(seq, row.seq))?;
        seq = row.seq;
        let usual = usual_stamp(&row.registers);
        write_stamp(body, names, row.seq, &mut clock, usual)?;
        body.array(count(row.registers.len()))?;
        for register in &row.registers {
            let stamp = (register.stamp != usual).then_some(register.stamp);
            let echo = sent(row, register);
            write_register(body, names, register, echo)?;
            match stamp {
                Some(stamp) => write_stamp(body, names, row.seq, &mut clock, stamp)?,
                None => {
                    body.null()?;
                }
            }
        }
    }
    Ok(())
}

fn usual_stamp(registers: &[Register]) -> Stamp {
    let mut counts: BTreeMap<(Uid, Clock, u64), usize> = BTreeMap::new();
    for Register { stamp, .. } in registers {
        *counts
            .entry((stamp.writer, stamp.clock, stamp.seq))
            .or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(_, many)| *many)
        .map(|((writer, clock, seq), _)| Stamp { writer, clock, seq })
        .unwrap_or_default()
}

fn write_stamp(
    body: &mut Body,
    names: &mut Names,
    seq: u64,
    clock: &mut u64,
    stamp: Stamp,
) -> Wrote {
    names.uid(body, stamp.writer)?;
    body.i64(difference(*clock, stamp.clock.0))?
        .i64(difference(seq, stamp.seq))?;
    *clock = stamp.clock.0;
    Ok(())
}

fn read_stamp(decoder: &mut Decoder<'_>, known: &Known, seq: u64, clock: &mut u64) -> Read<Stamp> {
    let writer = known.uid(decoder)?;
    *clock = apply(*clock, decoder.i64()?);
    Ok(Stamp {
        writer,
        clock: Clock(*clock),
        seq: apply(seq, decoder.i64()?),
    })
}

fn write_register(body: &mut Body, names: &mut Names, register: &Register, echo: bool) -> Wrote {
    body.u16(register.field)?;
    if register.key.is_empty() {
        body.null()?;
    } else {
        value::write_key(body, names, &register.key)?;
    }
    if echo {
        body.undefined()?;
        return Ok(());
    }
    value::write(body, names, &register.value)
}

/// Finds a value the asker sent itself.
pub(crate) type Find<'f> = &'f dyn Fn(Uid, RecordId, u16, &[u8]) -> Option<Value>;

/// Reads rows. `ids` are those the writer knew to be here, `find` gives back the values that were
/// left out.
pub(crate) fn decode_rows(
    body: &[u8],
    ids: &[[u8; 16]],
    find: Find<'_>,
) -> Result<Vec<Row>, FrameError> {
    let mut decoder = Decoder::new(body);
    let rows = read(&mut decoder, ids, find).map_err(malformed)?;
    if decoder.position() == body.len() {
        Ok(rows)
    } else {
        Err(FrameError::Malformed)
    }
}

fn read(decoder: &mut Decoder<'_>, ids: &[[u8; 16]], find: Find<'_>) -> Read<Vec<Row>> {
    let known = Known::read_after(ids, decoder)?;
    let (mut seq, mut clock) = (0, 0);
    let mut rows = Vec::new();
    for _ in 0..length(decoder)? {
        let record = value::record(&known, decoder)?;
        let kind = decoder.u16()?;
        let owner = value::record(&known, decoder)?;
        seq = apply(seq, decoder.i64()?);
        let usual = read_stamp(decoder, &known, seq, &mut clock)?;
        let mut registers = Vec::new();
        for _ in 0..length(decoder)? {
            let (field, key, said) = read_register(decoder, &known)?;
            let stamp = if decoder.datatype()? == Type::Null {
                decoder.null()?;
                usual
            } else {
                read_stamp(decoder, &known, seq, &mut clock)?
            };
            let Some(value) = said.or_else(|| find(stamp.writer, record, field, &key)) else {
                return bad();
            };
            registers.push(Register {
                field,
                key,
                value,
                stamp,
            });
        }
        rows.push(Row {
            record,
            kind,
            owner,
            seq,
            registers,
        });
    }
    Ok(rows)
}

fn read_register(decoder: &mut Decoder<'_>, known: &Known) -> Read<(u16, Key, Option<Value>)> {
    let field = decoder.u16()?;
    let key = if decoder.datatype()? == Type::Null {
        decoder.null()?;
        Key::new()
    } else {
        value::read_key(decoder, known)?
    };
    if decoder.datatype()? == Type::Undefined {
        decoder.undefined()?;
        return Ok((field, key, None));
    }
    Ok((field, key, Some(value::read(decoder, known)?)))
}
