//! Operations: grouped by record; a long one in parts, each in a frame of its own.

use super::names::{Known, Names};
use super::{Body, Read, Wrote, apply, bad, count, difference, length, malformed, value};
use crate::frame::{FrameError, TARGET};
use crate::messages::Numbered;
use domain::record::{Change, Clock, Key, Operation, Uid, Value};
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

/// No operation may have more parts: 256 MB of changes.
const MOST_PARTS: u64 = 10_000;
const LONGEST_NAME: usize = 100;

struct Part<'o> {
    number: u64,
    part: u64,
    of: u64,
    operation: &'o Operation,
    changes: &'o [Change],
}

/// Bodies of frames, each about [`TARGET`] long.
pub(crate) fn encode_operations(operations: &[Numbered]) -> Result<Vec<Vec<u8>>, FrameError> {
    let mut bodies = Vec::new();
    let mut waiting: Vec<Part<'_>> = Vec::new();
    let mut size = 0;
    for numbered in operations {
        for part in split(numbered) {
            let weight = part.changes.iter().map(weigh).sum::<usize>();
            if size + weight > TARGET && !waiting.is_empty() {
                bodies.push(encode_body(&waiting)?);
                waiting.clear();
                size = 0;
            }
            size += weight;
            waiting.push(part);
        }
    }
    if !waiting.is_empty() {
        bodies.push(encode_body(&waiting)?);
    }
    Ok(bodies)
}

fn weigh(change: &Change) -> usize {
    let value = match &change.value {
        Value::Null | Value::Int(_) => 4,
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
    };
    value + change.key.len() + 24
}

fn split(numbered: &Numbered) -> Vec<Part<'_>> {
    let operation = &numbered.operation;
    let mut slices: Vec<&[Change]> = Vec::new();
    let mut rest = operation.changes.as_slice();
    while !rest.is_empty() {
        let mut size = 0;
        let fits = rest
            .iter()
            .take_while(|change| {
                size += weigh(change);
                size <= TARGET
            })
            .count();
        let (slice, after) = rest.split_at_checked(fits.max(1)).unwrap_or((rest, &[]));
        slices.push(slice);
        rest = after;
    }
    if slices.is_empty() {
        slices.push(&[]);
    }
    let of = count(slices.len());
    (0..)
        .zip(slices)
        .map(|(part, changes)| Part {
            number: numbered.number,
            part,
            of,
            operation,
            changes,
        })
        .collect()
}

fn encode_body(parts: &[Part<'_>]) -> Result<Vec<u8>, FrameError> {
    let mut names = Names::default();
    let mut body = Encoder::new(Vec::new());
    write_parts(&mut body, &mut names, parts).map_err(|_| FrameError::Malformed)?;
    let mut whole = Encoder::new(Vec::new());
    names.write(&mut whole).map_err(|_| FrameError::Malformed)?;
    let mut whole = whole.into_writer();
    whole.extend_from_slice(&body.into_writer());
    Ok(whole)
}

fn write_parts(body: &mut Body, names: &mut Names, parts: &[Part<'_>]) -> Wrote {
    body.array(count(parts.len()))?;
    let mut clock = 0;
    for part in parts {
        body.u64(part.number)?.u64(part.part)?.u64(part.of)?;
        let operation = part.operation;
        names.uid(body, operation.uid)?;
        body.i64(difference(clock, operation.clock.0))?;
        clock = operation.clock.0;
        let person = names.id(operation.person.0.into_bytes());
        body.u64(person)?.str(&operation.name)?;
        write_changes(body, names, part.changes)?;
    }
    Ok(())
}

fn write_changes(body: &mut Body, names: &mut Names, changes: &[Change]) -> Wrote {
    let groups: Vec<&[Change]> = changes
        .chunk_by(|a, b| a.record == b.record && a.kind == b.kind && a.owner == b.owner)
        .collect();
    body.array(count(groups.len()))?;
    for group in groups {
        let Some(first) = group.first() else { continue };
        let record = names.id(first.record.0.into_bytes());
        let owner = names.id(first.owner.0.into_bytes());
        body.u16(first.kind)?
            .u64(record)?
            .u64(owner)?
            .array(count(group.len()))?;
        for change in group {
            write_change(body, names, change)?;
        }
    }
    Ok(())
}

/// Field and value; then, as far as needed, what was seen, and the key.
fn write_change(body: &mut Body, names: &mut Names, change: &Change) -> Wrote {
    let parts = match (&change.base, change.key.is_empty()) {
        (None, true) => 2,
        (Some(_), true) => 3,
        (_, false) => 4,
    };
    body.array(parts)?.u16(change.field)?;
    value::write(body, names, &change.value)?;
    if parts > 2 {
        match change.base {
            None => {
                body.null()?;
            }
            Some(base) => {
                body.array(2)?;
                names.uid(body, base)?;
            }
        }
    }
    if parts > 3 {
        value::write_key(body, names, &change.key)?;
    }
    Ok(())
}

/// Puts operations together again from the frames of one request.
#[derive(Default)]
pub(crate) struct Joiner {
    whole: Vec<Numbered>,
    /// The operation whose last parts are still missing, with the next part and how many there are.
    begun: Option<(Numbered, u64, u64)>,
}

impl Joiner {
    /// Takes the parts of one frame.
    pub(crate) fn take(&mut self, body: &[u8]) -> Result<(), FrameError> {
        let mut decoder = Decoder::new(body);
        self.read(&mut decoder).map_err(malformed)?;
        if decoder.position() == body.len() {
            Ok(())
        } else {
            Err(FrameError::Malformed)
        }
    }

    /// The operations, if all are whole.
    pub(crate) fn finish(self) -> Result<Vec<Numbered>, FrameError> {
        if self.begun.is_some() {
            Err(FrameError::Malformed)
        } else {
            Ok(self.whole)
        }
    }

    fn read(&mut self, decoder: &mut Decoder<'_>) -> Read<()> {
        let known = Known::read(decoder)?;
        let mut clock = 0;
        for _ in 0..length(decoder)? {
            let (number, part, of) = (decoder.u64()?, decoder.u64()?, decoder.u64()?);
            let uid = known.uid(decoder)?;
            clock = apply(clock, decoder.i64()?);
            let person = value::record(&known, decoder)?;
            let name = decoder.str()?.to_owned();
            if part >= of || of > MOST_PARTS || name.len() > LONGEST_NAME {
                return bad();
            }
            let changes = read_changes(decoder, &known)?;
            let operation = Operation {
                uid,
                clock: Clock(clock),
                person,
                name,
                changes,
            };
            self.join(Numbered { number, operation }, part, of)?;
        }
        Ok(())
    }

    fn join(&mut self, arrived: Numbered, part: u64, of: u64) -> Read<()> {
        let joined = match (self.begun.take(), part) {
            (None, 0) => arrived,
            (Some((mut begun, next, parts)), part)
                if part == next
                    && of == parts
                    && begun.number == arrived.number
                    && begun.operation.uid == arrived.operation.uid =>
            {
                begun.operation.changes.extend(arrived.operation.changes);
                begun
            }
            _ => return bad(),
        };
        if part + 1 == of {
            self.whole.push(joined);
        } else {
            self.begun = Some((joined, part + 1, of));
        }
        Ok(())
    }
}

fn read_changes(decoder: &mut Decoder<'_>, known: &Known) -> Read<Vec<Change>> {
    let mut changes = Vec::new();
    for _ in 0..length(decoder)? {
        let kind = decoder.u16()?;
        let record = value::record(known, decoder)?;
        let owner = value::record(known, decoder)?;
        for _ in 0..length(decoder)? {
            let parts = length(decoder)?;
            let field = decoder.u16()?;
            let value = value::read(decoder, known)?;
            let base = if parts > 2 {
                read_base(decoder, known)?
            } else {
                None
            };
            let key = if parts > 3 {
                value::read_key(decoder, known)?
            } else {
                Key::new()
            };
            if !(2..=4).contains(&parts) {
                return bad();
            }
            changes.push(Change {
                kind,
                record,
                owner,
                field,
                key,
                value,
                base,
            });
        }
    }
    Ok(changes)
}

fn read_base(decoder: &mut Decoder<'_>, known: &Known) -> Read<Option<Uid>> {
    if decoder.datatype()? == Type::Null {
        decoder.null()?;
        return Ok(None);
    }
    if length(decoder)? == 2 {
        known.uid(decoder).map(Some)
    } else {
        bad()
    }
}
