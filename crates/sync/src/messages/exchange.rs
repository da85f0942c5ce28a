//! The normal call: push and pull in one round trip.

use super::{Exit, Page, from_body, to_frame};
use crate::frame::{self, FrameError, Kind};
use crate::wire;
use domain::record::{Line, Operation, RecordId, Row, Uid, Value};
use minicbor::{Decode, Encode};
use std::collections::{BTreeMap, BTreeSet};

/// A unit whose rows are still being loaded: its own place in the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Loading {
    /// The unit.
    #[n(0)]
    pub unit: RecordId,
    /// Fields newer than this are still to come.
    #[n(1)]
    pub base: u64,
    /// Rows newer than this are still to come.
    #[n(2)]
    pub pos: u64,
}

/// Who asks, and where its book stands.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct RequestHead {
    /// [`super::PROTOCOL`].
    #[n(0)]
    pub protocol: u16,
    /// The laptop.
    #[n(1)]
    pub device: RecordId,
    /// Its line of operations.
    #[n(2)]
    pub line: Line,
    /// Counted up with every request.
    #[n(3)]
    pub counter: u64,
    /// The server's history it knows.
    #[n(4)]
    pub epoch: u64,
    /// Fields newer than this are still to come.
    #[n(5)]
    pub base: u64,
    /// Rows newer than this are still to come.
    #[n(6)]
    pub pos: u64,
    /// Units with a place of their own.
    #[n(7)]
    pub loading: Vec<Loading>,
    /// The highest number of this line whose answer arrived.
    #[n(8)]
    pub acknowledged: u64,
    /// False while more operations wait: everything is told before anything is asked.
    #[n(9)]
    pub pull: bool,
    /// The digest of the units it believes to read; a wrong one brings the list.
    #[n(10)]
    pub scopes: u64,
}

/// An operation with its place in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Dense in the line, from 1.
    pub number: u64,
    /// What it says.
    pub operation: Operation,
}

/// A sync request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who asks, and where its book stands.
    pub head: RequestHead,
    /// What was written since, whole.
    pub operations: Vec<Numbered>,
}

/// An operation that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Refused {
    /// Its number in the line.
    #[n(0)]
    pub number: u64,
    /// The reason's code.
    #[n(1)]
    pub reason: String,
}

/// What became of the push.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct AnswerHead {
    /// The server's history.
    #[n(0)]
    pub epoch: u64,
    /// Operations up to this number are decided.
    #[n(1)]
    pub through: u64,
    /// The feed's number when they were.
    #[n(2)]
    pub commit_seq: u64,
    /// Those that were refused.
    #[n(3)]
    pub refused: Vec<Refused>,
    /// The units the laptop may read, if it believed otherwise.
    #[n(4)]
    pub scopes: Option<Vec<RecordId>>,
    /// A backup holds everything up to this number: kept pages below it may go.
    #[n(5)]
    pub backed_up: u64,
}

/// An answer, or as much of it as arrived.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// What became of the push.
    pub head: AnswerHead,
    /// What is new.
    pub pages: Vec<Page>,
}

impl Request {
    /// As a request's body, without the signature.
    ///
    /// # Errors
    /// If a value is too long for a frame.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        to_frame(Kind::SyncHead, &self.head, &mut bytes)?;
        for body in wire::encode_operations(&self.operations)? {
            frame::encode(Kind::Operations, &body, &mut bytes)?;
        }
        Ok(bytes)
    }

    /// Reads a request's body. An operation that is not whole makes it malformed.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode(mut bytes: &[u8]) -> Result<Self, FrameError> {
        let head = frame::decode(&mut bytes)?;
        if head.kind != Kind::SyncHead {
            return Err(FrameError::Malformed);
        }
        let head = from_body(&head.body)?;
        let mut joiner = wire::Joiner::default();
        while !bytes.is_empty() {
            let frame = frame::decode(&mut bytes)?;
            if frame.kind != Kind::Operations {
                return Err(FrameError::Malformed);
            }
            joiner.take(&frame.body)?;
        }
        Ok(Self {
            head,
            operations: joiner.finish()?,
        })
    }

    /// The head alone, to find out who speaks before anything else is read.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn decode_head(mut bytes: &[u8]) -> Result<RequestHead, FrameError> {
        let head = frame::decode(&mut bytes)?;
        if head.kind == Kind::SyncHead {
            from_body(&head.body)
        } else {
            Err(FrameError::Malformed)
        }
    }
}

#[derive(Encode, Decode)]
struct PageBody {
    #[cbor(n(0), with = "minicbor::bytes")]
    rows: Vec<u8>,
    #[n(1)]
    exits: Vec<Exit>,
    #[n(2)]
    pos: u64,
    #[cbor(n(3), with = "minicbor::bytes")]
    digest: Option<[u8; 16]>,
    #[cbor(n(4), with = "minicbor::bytes")]
    seal: [u8; 16],
}

/// The values and ids a laptop sent in the request at hand: the answer need not repeat them.
pub(crate) struct Sent<'r> {
    operations: BTreeMap<Uid, &'r Operation>,
    ids: Vec<[u8; 16]>,
}

impl<'r> Sent<'r> {
    pub(crate) fn new(operations: &'r [Numbered]) -> Self {
        let all = operations.iter().map(|sent| &sent.operation);
        let ids: BTreeSet<[u8; 16]> = all.clone().flat_map(ids_in).collect();
        Self {
            operations: all.map(|sent| (sent.uid, sent)).collect(),
            ids: ids.into_iter().collect(),
        }
    }

    fn value(&self, writer: Uid, record: RecordId, field: u16, key: &[u8]) -> Option<Value> {
        let operation = self.operations.get(&writer)?;
        let same = |change: &&domain::record::Change| {
            change.record == record && change.field == field && change.key == key
        };
        operation
            .changes
            .iter()
            .rev()
            .find(same)
            .map(|change| change.value.clone())
    }

    fn holds(&self, row: &Row, register: &domain::record::Register) -> bool {
        let sent = self.value(
            register.stamp.writer,
            row.record,
            register.field,
            &register.key,
        );
        sent.as_ref() == Some(&register.value)
    }
}

/// Every id an operation speaks of: both sides gather the same.
fn ids_in(operation: &Operation) -> impl Iterator<Item = [u8; 16]> {
    operation.changes.iter().flat_map(|change| {
        let value = match &change.value {
            Value::Bytes(bytes) => bytes.as_slice(),
            Value::Null | Value::Int(_) | Value::Text(_) => &[],
        };
        [
            change.record.0.as_bytes(),
            change.owner.0.as_bytes(),
            value,
            change.key.as_slice(),
        ]
        .into_iter()
        .filter_map(|bytes| bytes.try_into().ok())
        .collect::<Vec<[u8; 16]>>()
    })
}

impl Answer {
    /// As an answer's body. What stands in the request is left out.
    ///
    /// # Errors
    /// If a value is too long for a frame.
    pub fn encode(&self, sent: &[Numbered]) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::new();
        to_frame(Kind::AnswerHead, &self.head, &mut bytes)?;
        let sent = Sent::new(sent);
        for page in &self.pages {
            let body = PageBody {
                rows: wire::encode_rows(&page.rows, &sent.ids, &|row, register| {
                    sent.holds(row, register)
                })?,
                exits: page.exits.clone(),
                pos: page.pos,
                digest: page.digest.map(u128::to_be_bytes),
                seal: page.seal,
            };
            to_frame(Kind::Page, &body, &mut bytes)?;
        }
        Ok(bytes)
    }

    /// Reads an answer's body as far as its frames are whole. The second value says whether the
    /// line was cut.
    ///
    /// # Errors
    /// If it is anything else, or not even the head arrived.
    pub fn decode(mut bytes: &[u8], sent: &[Numbered]) -> Result<(Self, bool), FrameError> {
        let head = frame::decode(&mut bytes)?;
        if head.kind != Kind::AnswerHead {
            return Err(FrameError::Malformed);
        }
        let mut answer = Self {
            head: from_body(&head.body)?,
            pages: Vec::new(),
        };
        let sent = Sent::new(sent);
        while !bytes.is_empty() {
            let frame = match frame::decode(&mut bytes) {
                Ok(frame) => frame,
                Err(FrameError::Cut) => return Ok((answer, true)),
                Err(error) => return Err(error),
            };
            if frame.kind != Kind::Page {
                return Err(FrameError::Malformed);
            }
            let body: PageBody = from_body(&frame.body)?;
            let rows = wire::decode_rows(&body.rows, &sent.ids, &|writer, record, field, key| {
                sent.value(writer, record, field, key)
            })?;
            answer.pages.push(Page {
                rows,
                exits: body.exits,
                pos: body.pos,
                digest: body.digest.map(u128::from_be_bytes),
                seal: body.seal,
            });
        }
        Ok((answer, false))
    }
}
