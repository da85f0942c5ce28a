//! Laptops by the hundred: each writes records of its unit and keeps what no receipt came for.
//!
//! No book and no window: only what a laptop says on the line, so that a small machine can be a
//! whole province.

mod office;

pub use office::Office;

use domain::members::{Member, MemberField};
use domain::record::{
    Change, Clock, Key, Line as OwnLine, Operation, Record, RecordId, Uid, Value,
};
use std::collections::BTreeSet;
use sync::client::Https;
use sync::laptop::{Line, Path};
use sync::messages::{
    Answer, Enrol, Enrolled, Loading, Numbered, PROTOCOL, Problem, Request, RequestHead,
};
use sync::server::scopes_digest;
use sync::sign::{self, Context};
use sync::slip::Slip;
use uuid::Uuid;

/// Why nothing came of it.
#[derive(Debug)]
pub enum Failed {
    /// The line or the server is not there, or busy: later.
    Later,
    /// Anything else is a fault.
    Fault(String),
}

fn fault(what: impl std::fmt::Debug) -> Failed {
    Failed::Fault(format!("{what:?}"))
}

/// A line to the server that a slip names.
pub fn line(slip: &str) -> Result<Https, Failed> {
    let slip = Slip::parse(slip).map_err(fault)?;
    line_to(&slip.address, &slip)
}

/// A line to another server of the same province: they show one certificate.
pub fn line_to(address: &str, slip: &Slip) -> Result<Https, Failed> {
    Https::new(&format!("https://{address}"), &slip.fingerprint).map_err(fault)
}

/// A laptop that writes.
pub struct Scribe {
    enrolled: Enrolled,
    key: [u8; 32],
    own: OwnLine,
    counter: u64,
    next: u64,
    /// What no receipt came for.
    outbox: Vec<Numbered>,
    /// The names of what the province said it has.
    pub acknowledged: Vec<Uid>,
    /// Those that it refused.
    pub refused: u64,
}

impl Scribe {
    /// Enrols the laptop of that number.
    pub fn enrol(line: &mut impl Line, slip: &str, number: u64) -> Result<Self, Failed> {
        let slip = Slip::parse(slip).map_err(fault)?;
        let key = key_of(number);
        let request = Enrol {
            protocol: PROTOCOL,
            code: slip.code,
            key: sign::public(&key),
            laptop: format!("Máy {number}"),
            practice: true,
        };
        let nobody = RecordId::default();
        let context = Context {
            server: nobody,
            device: nobody,
            counter: 0,
        };
        let body = request.encode().map_err(fault)?;
        let answer = post(line, Path::Enrol, sign::seal(&key, &context, &body))?;
        Ok(Self {
            enrolled: Enrolled::decode(&answer).map_err(fault)?,
            key,
            own: OwnLine(number.saturating_add(1).to_be_bytes()),
            counter: 0,
            next: 1,
            outbox: Vec::new(),
            acknowledged: Vec::new(),
            refused: 0,
        })
    }

    /// Writes new members, each one operation.
    pub fn write(&mut self, many: u64) {
        for _ in 0..many {
            let uid = Uid {
                line: self.own,
                number: self.next,
            };
            self.next += 1;
            let record = RecordId(Uuid::from_bytes(uid.to_bytes()));
            let text = |field: MemberField, text: &str| Change {
                kind: Member::SPEC.kind,
                record,
                owner: self.enrolled.unit,
                field: field.number(),
                key: Key::new(),
                value: Value::Text(text.to_owned()),
                base: None,
            };
            let operation = Operation {
                uid,
                clock: Clock::end_of_millisecond(uid.number),
                person: RecordId::default(),
                name: "add_member".to_owned(),
                changes: vec![
                    text(MemberField::family_middle, "Nguyễn Thị Minh"),
                    text(MemberField::given, "Khai"),
                    text(MemberField::phone, "0912 345 678"),
                ],
            };
            self.outbox.push(Numbered {
                number: uid.number,
                operation,
            });
        }
    }

    /// Says one operation of whatever changes, at a time. Returns whether the province took it.
    pub fn say(
        &mut self,
        line: &mut Https,
        millisecond: u64,
        changes: Vec<Change>,
    ) -> Result<bool, Failed> {
        let uid = Uid {
            line: self.own,
            number: self.next,
        };
        self.next += 1;
        let operation = Operation {
            uid,
            clock: Clock::end_of_millisecond(millisecond),
            person: RecordId::default(),
            name: "edit_member".to_owned(),
            changes,
        };
        let said = Numbered {
            number: uid.number,
            operation,
        };
        let answer = self.ask(line, Place::default(), vec![said])?;
        self.acknowledged.push(uid);
        Ok(answer.head.refused.is_empty())
    }

    /// Hears what is newer than a place in what it believes to read.
    pub fn hear(
        &mut self,
        line: &mut Https,
        pos: u64,
        scopes: &BTreeSet<RecordId>,
    ) -> Result<Answer, Failed> {
        let place = Place {
            pos,
            scopes: Some(scopes),
        };
        self.ask(line, place, Vec::new())
    }

    /// The unit it was enrolled for.
    pub const fn unit(&self) -> RecordId {
        self.enrolled.unit
    }

    /// How many no receipt came for.
    pub fn waiting(&self) -> usize {
        self.outbox.len()
    }

    /// Sends what waits, at most so much, and hears what became of it.
    pub fn send(&mut self, line: &mut Https, most: usize) -> Result<(), Failed> {
        let mut operations = self.outbox.clone();
        operations.truncate(most);
        let answer = self.ask(line, Place::default(), operations)?;
        self.refused += u64::try_from(answer.head.refused.len()).unwrap_or(0);
        let through = answer.head.through;
        let (decided, waiting) = std::mem::take(&mut self.outbox)
            .into_iter()
            .partition(|sent| sent.number <= through);
        self.outbox = waiting;
        let decided: Vec<Numbered> = decided;
        let names = decided.into_iter().map(|sent| sent.operation.uid);
        self.acknowledged.extend(names);
        Ok(())
    }

    fn ask(
        &mut self,
        line: &mut Https,
        place: Place<'_>,
        operations: Vec<Numbered>,
    ) -> Result<Answer, Failed> {
        self.counter += 1;
        let acknowledged = self.acknowledged.last().map_or(0, |uid| uid.number);
        let request = Request {
            head: RequestHead {
                protocol: PROTOCOL,
                device: self.enrolled.device,
                line: self.own,
                counter: self.counter,
                epoch: self.enrolled.epoch,
                base: place.pos,
                pos: place.pos,
                loading: Vec::<Loading>::new(),
                acknowledged,
                pull: place.scopes.is_some(),
                scopes: place.scopes.map_or(0, scopes_digest),
            },
            operations,
        };
        let body = request.encode().map_err(fault)?;
        let context = Context {
            server: self.enrolled.server,
            device: self.enrolled.device,
            counter: self.counter,
        };
        let answer = post(line, Path::Sync, sign::seal(&self.key, &context, &body))?;
        let (answer, cut) = Answer::decode(&answer, &request.operations).map_err(fault)?;
        if cut { Err(Failed::Later) } else { Ok(answer) }
    }
}

/// Where a reader stands.
#[derive(Clone, Copy, Default)]
struct Place<'p> {
    pos: u64,
    scopes: Option<&'p BTreeSet<RecordId>>,
}

/// A laptop that only reads, and counts the numbers it is told.
pub struct Reader {
    scribe: Scribe,
    scopes: BTreeSet<RecordId>,
    pos: u64,
    seen: BTreeSet<u64>,
    /// Every record it was told of.
    pub records: BTreeSet<RecordId>,
}

impl Reader {
    /// Enrols it.
    pub fn enrol(line: &mut Https, slip: &str, number: u64) -> Result<Self, Failed> {
        Ok(Self {
            scribe: Scribe::enrol(line, slip, number)?,
            scopes: BTreeSet::new(),
            pos: 0,
            seen: BTreeSet::new(),
            records: BTreeSet::new(),
        })
    }

    /// Reads on to the head. Where every record is written once, each number is one record: a
    /// number that is missing or comes twice is a hole in the feed.
    pub fn read(&mut self, line: &mut Https) -> Result<u64, Failed> {
        loop {
            let place = Place {
                pos: self.pos,
                scopes: Some(&self.scopes),
            };
            let answer = self.scribe.ask(line, place, Vec::new())?;
            if let Some(scopes) = answer.head.scopes {
                self.scopes = scopes.into_iter().collect();
                continue;
            }
            let mut complete = false;
            for page in answer.pages {
                for row in page.rows {
                    if !self.seen.insert(row.seq) {
                        return Err(Failed::Fault(format!("number {} came twice", row.seq)));
                    }
                    self.records.insert(row.record);
                }
                self.pos = page.pos;
                complete = page.digest.is_some();
            }
            if complete {
                break;
            }
        }
        let (most, count) = (self.seen.last().copied(), self.seen.len());
        if most.unwrap_or(0) == self.pos && u64::try_from(count).ok() == Some(self.pos) {
            Ok(self.pos)
        } else {
            Err(Failed::Fault(format!(
                "{count} numbers, the highest {most:?}, at {}",
                self.pos
            )))
        }
    }
}

fn post(line: &mut impl Line, path: Path, body: Vec<u8>) -> Result<Vec<u8>, Failed> {
    let (status, answer) = line.post(path, body).map_err(|_| Failed::Later)?;
    match status {
        200 => Ok(answer),
        429 | 503 => Err(Failed::Later),
        _ => Err(Problem::decode(&answer).map_or_else(fault, fault)),
    }
}

/// A key for each laptop, the same in every run.
fn key_of(number: u64) -> [u8; 32] {
    let mut key = [7; 32];
    for (byte, digit) in key.iter_mut().zip(number.to_be_bytes()) {
        *byte = digit;
    }
    key
}
