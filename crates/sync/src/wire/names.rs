//! The ids and lines a frame speaks of, each written once; elsewhere stands its place.

use super::{Body, Read, Wrote, bad, count};
use domain::record::{Line, Uid};
use minicbor::Decoder;
use std::collections::HashMap;

/// Names gathered while a body is written.
#[derive(Default)]
pub(super) struct Names {
    /// How many ids the reader has before the first of the body.
    before: usize,
    ids: Vec<[u8; 16]>,
    places: HashMap<[u8; 16], u64>,
    lines: Vec<Line>,
    line_places: HashMap<Line, u64>,
}

impl Names {
    /// Names for a reader who has these ids already.
    pub(super) fn after(ids: &[[u8; 16]]) -> Self {
        Self {
            before: ids.len(),
            places: ids.iter().copied().zip(0..).collect(),
            ..Self::default()
        }
    }

    pub(super) fn id(&mut self, id: [u8; 16]) -> u64 {
        let next = count(self.before.saturating_add(self.ids.len()));
        *self.places.entry(id).or_insert_with(|| {
            self.ids.push(id);
            next
        })
    }

    pub(super) fn line(&mut self, line: Line) -> u64 {
        let next = count(self.lines.len());
        *self.line_places.entry(line).or_insert_with(|| {
            self.lines.push(line);
            next
        })
    }

    pub(super) fn uid(&mut self, body: &mut Body, uid: Uid) -> Wrote {
        let line = self.line(uid.line);
        body.u64(line)?.u64(uid.number)?;
        Ok(())
    }

    /// The ids column by column: ids made in one second share their first bytes, and compress.
    pub(super) fn write(&self, body: &mut Body) -> Wrote {
        let columns: Vec<u8> = (0..16)
            .flat_map(|column| {
                self.ids
                    .iter()
                    .filter_map(move |id| id.get(column).copied())
            })
            .collect();
        body.bytes(&columns)?;
        let lines: Vec<u8> = self.lines.iter().flat_map(|line| line.0).collect();
        body.bytes(&lines)?;
        Ok(())
    }
}

/// Names read from the front of a body.
pub(super) struct Known {
    ids: Vec<[u8; 16]>,
    lines: Vec<Line>,
}

impl Known {
    pub(super) fn read(decoder: &mut Decoder<'_>) -> Read<Self> {
        Self::read_after(&[], decoder)
    }

    /// Names of a body whose writer knew that the reader has these ids.
    pub(super) fn read_after(before: &[[u8; 16]], decoder: &mut Decoder<'_>) -> Read<Self> {
        let columns = decoder.bytes()?;
        let lines = decoder.bytes()?;
        if columns.len() % 16 != 0 || lines.len() % 8 != 0 {
            return bad();
        }
        let many = columns.len() / 16;
        let mut ids = vec![[0; 16]; many];
        for (place, id) in ids.iter_mut().enumerate() {
            for (byte, column) in id.iter_mut().zip(columns.chunks(many)) {
                *byte = column.get(place).copied().unwrap_or_default();
            }
        }
        let lines = lines
            .as_chunks::<8>()
            .0
            .iter()
            .map(|line| Line(*line))
            .collect();
        let ids = before.iter().copied().chain(ids).collect();
        Ok(Self { ids, lines })
    }

    pub(super) fn id(&self, decoder: &mut Decoder<'_>) -> Read<[u8; 16]> {
        let place = decoder.u64()?;
        match usize::try_from(place)
            .ok()
            .and_then(|place| self.ids.get(place))
        {
            Some(id) => Ok(*id),
            None => bad(),
        }
    }

    pub(super) fn line(&self, decoder: &mut Decoder<'_>) -> Read<Line> {
        let place = decoder.u64()?;
        match usize::try_from(place)
            .ok()
            .and_then(|place| self.lines.get(place))
        {
            Some(line) => Ok(*line),
            None => bad(),
        }
    }

    pub(super) fn uid(&self, decoder: &mut Decoder<'_>) -> Read<Uid> {
        Ok(Uid {
            line: self.line(decoder)?,
            number: decoder.u64()?,
        })
    }
}
