//! The province's side of the line, without IO: one request, one transaction, one answer.
//!
//! The order is the law (SYNC.md 2): device and line first, then merge in memory, then the feed's
//! head, then the writing. Whoever implements [`Store`] opens a transaction around
//! [`Province::exchange`] or [`Province::recover`] and commits it only if the reply says so. Once
//! everything is written, [`Store::snapshot`] may commit it before the answer is read.

mod admit;
mod pull;
mod push;
mod recover;
mod stick;
mod store;

pub use stick::{NotTaken, Taken};
pub use store::{Device, Event, Judged, LineState, Store};

use crate::messages::{Answer, AnswerHead, Numbered, Problem, Recover, Request};
use domain::record::RecordId;
use std::collections::BTreeSet;

/// Who the server is.
#[derive(Debug, Clone)]
pub struct Province {
    /// Its id.
    pub id: RecordId,
    /// Seals pages, so that only pages of its own come back after a restore.
    pub secret: [u8; 32],
    /// How much one answer holds.
    pub bounds: Bounds,
}

/// How much one answer holds.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Rows and exits a frame.
    pub page: usize,
    /// Uncompressed bytes a frame, about.
    pub bytes: usize,
    /// Rows and exits an answer.
    pub answer: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            page: 2_000,
            bytes: crate::frame::TARGET,
            answer: 4_000,
        }
    }
}

/// An answer, and whether what was written stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the transaction is committed; else it is rolled back.
    pub commit: bool,
}

/// Stops a request: a problem to tell, or the store's own failure.
pub(crate) enum Stop<E> {
    Problem(Problem),
    Store(E),
}

impl<E> From<E> for Stop<E> {
    fn from(error: E) -> Self {
        Self::Store(error)
    }
}

type Step<T, E> = Result<T, Stop<E>>;

fn refuse<T, E>(problem: Problem) -> Step<T, E> {
    Err(Stop::Problem(problem))
}

impl Province {
    /// Serves a sync request: a sealed body in, a reply out.
    ///
    /// # Errors
    /// What the store says.
    pub fn exchange<S: Store>(
        &self,
        store: &mut S,
        sealed: &[u8],
        now: u64,
    ) -> Result<Reply, S::Error> {
        let served = self.serve_exchange(store, sealed, now);
        reply(served)
    }

    /// Serves a re-offer.
    ///
    /// # Errors
    /// What the store says.
    pub fn recover<S: Store>(&self, store: &mut S, sealed: &[u8]) -> Result<Reply, S::Error> {
        let served = self.serve_recover(store, sealed);
        reply(served)
    }

    fn serve_exchange<S: Store>(
        &self,
        store: &mut S,
        sealed: &[u8],
        now: u64,
    ) -> Step<Vec<u8>, S::Error> {
        let (signature, body) = split(sealed)?;
        let head = Request::decode_head(body).map_err(|_| Stop::Problem(Problem::Malformed))?;
        let line = admit::admit(
            self,
            store,
            &admit::Speaker {
                protocol: head.protocol,
                device: head.device,
                line: head.line,
                counter: head.counter,
            },
            signature,
            body,
        )?;
        let epoch = store.epoch()?;
        if head.epoch != epoch {
            return refuse(Problem::Epoch {
                epoch,
                has: line.last,
            });
        }
        let request = Request::decode(body).map_err(|_| Stop::Problem(Problem::Malformed))?;
        let rights = store.rights(head.device)?;
        let through = push::push(store, &request, line, &rights, now)?;
        store.snapshot()?;
        // What was pushed may have changed the tree, and with it what this laptop reads.
        let rights = store.rights(head.device)?;
        let scopes = (scopes_digest(&rights.read) != head.scopes)
            .then(|| rights.read.iter().copied().collect::<Vec<_>>());
        let pages = if head.pull && scopes.is_none() {
            pull::pull(self, store, &head, &rights, epoch)?
        } else {
            Vec::new()
        };
        let answer = Answer {
            head: AnswerHead {
                epoch,
                through,
                commit_seq: store.head()?,
                refused: store.refused(head.device, head.line, head.acknowledged)?,
                scopes,
                backed_up: store.backed_up()?,
            },
            pages,
        };
        answer
            .encode(&request.operations)
            .map_err(|_| Stop::Problem(Problem::Malformed))
    }

    fn serve_recover<S: Store>(&self, store: &mut S, sealed: &[u8]) -> Step<Vec<u8>, S::Error> {
        let (signature, body) = split(sealed)?;
        let request = Recover::decode(body).map_err(|_| Stop::Problem(Problem::Malformed))?;
        let head = &request.head;
        let speaker = admit::Speaker {
            protocol: head.protocol,
            device: head.device,
            line: head.line,
            counter: head.counter,
        };
        let line = admit::admit(self, store, &speaker, signature, body)?;
        let epoch = store.epoch()?;
        if head.epoch != epoch {
            return refuse(Problem::Epoch {
                epoch,
                has: line.last,
            });
        }
        recover::recover(self, store, &request.pages, epoch)?;
        store.set_line(head.device, head.line, line)?;
        let mut body = Vec::new();
        crate::messages::to_frame(crate::frame::Kind::Recovered, &epoch, &mut body)
            .map_err(|_| Stop::Problem(Problem::Malformed))?;
        Ok(body)
    }

    /// The province's own step: units named, moved, renamed. Merged like any other.
    ///
    /// # Errors
    /// What the store says; `Malformed` as a refusal cannot happen to well-formed steps.
    pub fn write<S: Store>(
        &self,
        store: &mut S,
        operation: &Numbered,
        now: u64,
    ) -> Result<Option<crate::merge::Refusal>, S::Error> {
        push::write_own(store, operation, now)
    }
}

fn split<E>(sealed: &[u8]) -> Step<(&[u8; crate::sign::LENGTH], &[u8]), E> {
    crate::sign::split(sealed).ok_or(Stop::Problem(Problem::Malformed))
}

fn reply<E>(served: Step<Vec<u8>, E>) -> Result<Reply, E> {
    match served {
        Ok(body) => Ok(Reply {
            status: 200,
            body,
            commit: true,
        }),
        Err(Stop::Problem(problem)) => Ok(Reply::problem(&problem)),
        Err(Stop::Store(error)) => Err(error),
    }
}

impl Reply {
    /// A problem as an answer.
    #[must_use]
    pub fn problem(problem: &Problem) -> Self {
        let body = problem.encode().unwrap_or_default();
        Self {
            status: problem.status(),
            body,
            commit: false,
        }
    }
}

/// Who a request says it comes from, before anything is checked: for limits and logs only.
#[must_use]
pub fn speaker(path: crate::laptop::Path, sealed: &[u8]) -> Option<RecordId> {
    use crate::laptop::Path;
    let (_, body) = crate::sign::split(sealed)?;
    match path {
        Path::Sync => Request::decode_head(body).ok().map(|head| head.device),
        Path::Recover => Recover::decode_head(body).ok().map(|head| head.device),
        Path::Enrol => None,
    }
}

/// The digest of a list of units; both sides work it out.
#[must_use]
pub fn scopes_digest(units: &BTreeSet<RecordId>) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for unit in units {
        hasher.update(unit.0.as_bytes());
    }
    let mut short = [0; 8];
    hasher.finalize_xof().fill(&mut short);
    u64::from_be_bytes(short)
}
