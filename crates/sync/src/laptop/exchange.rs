//! One exchange: push until the outbox is empty, pull until nothing is newer.

use super::{ExchangeProblem, Line, LineProblem, Path, Standing, Store};
use crate::frame::FrameError;
use crate::messages::{
    Answer, KeptPage, Numbered, PROTOCOL, Problem, Recover, RecoverHead, Request, RequestHead,
};
use crate::server::scopes_digest;
use crate::sign::{self, Context};

/// What an exchange came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exchanged {
    /// Operations the province decided on.
    pub sent: u64,
    /// Records that came with something another laptop wrote; own echoes are no news.
    pub received: u64,
    /// Operations it refused.
    pub refused: u64,
    /// Requests it took.
    pub requests: u64,
}

/// How many operations one request holds.
const BATCH: usize = 1_000;
/// A restored server, a gap and a change of scopes each cost a round; more than this is a mistake.
const MOST_REPAIRS: u32 = 8;
const REOFFER_BYTES: usize = 1024 * 1024;

/// Runs one exchange.
///
/// # Errors
/// Why it did not come to its end. What arrived until then stays.
pub fn exchange<S: Store, L: Line>(
    store: &mut S,
    line: &mut L,
) -> Result<Exchanged, ExchangeProblem> {
    let mut exchanged = Exchanged::default();
    let mut repairs = 0;
    loop {
        match round(store, line, &mut exchanged)? {
            Round::Done => return Ok(exchanged),
            Round::More => {}
            Round::Repaired => repairs += 1,
        }
        if repairs > MOST_REPAIRS {
            return Err(ExchangeProblem::Malformed);
        }
    }
}

enum Round {
    /// Nothing is newer on either side.
    Done,
    /// There is more to send or to load.
    More,
    /// Both sides agree again on where they stand.
    Repaired,
}

fn round<S: Store, L: Line>(
    store: &mut S,
    line: &mut L,
    exchanged: &mut Exchanged,
) -> Result<Round, ExchangeProblem> {
    let standing = store.standing().map_err(Into::into)?;
    let mut operations = store.outbox(BATCH + 1).map_err(Into::into)?;
    let last = operations.len() <= BATCH;
    operations.truncate(BATCH);
    let kept = store.kept_pages(REOFFER_BYTES).map_err(Into::into)?;
    if operations.is_empty() && !kept.is_empty() {
        return offer(store, line, &standing, kept);
    }
    let pull = last && kept.is_empty();
    let request = ask(store, &standing, operations, pull)?;
    exchanged.requests += 1;
    let (status, body) = post(line, Path::Sync, &standing, &request)?;
    if status != 200 {
        return repair(store, &standing, &body);
    }
    let (answer, cut) = Answer::decode(&body, &request.operations).map_err(unreadable)?;
    hear(store, &standing, &request.operations, &answer, exchanged)?;
    if cut {
        return Err(ExchangeProblem::NoLine);
    }
    if answer.head.scopes.is_some() {
        return Ok(Round::Repaired);
    }
    let Some(digest) = answer.pages.last().and_then(|page| page.digest) else {
        return Ok(Round::More);
    };
    agree(store, digest)?;
    store.backed_up(answer.head.backed_up).map_err(Into::into)?;
    Ok(Round::Done)
}

/// Both sides hold the same, or everything is read again at the next exchange.
pub(super) fn agree<S: Store>(store: &mut S, digest: u128) -> Result<(), ExchangeProblem> {
    if store.digest().map_err(Into::into)?.0 == digest {
        return Ok(());
    }
    let again = store.standing().map_err(Into::into)?;
    store
        .begin_epoch(again.epoch, again.acknowledged)
        .map_err(Into::into)?;
    Err(ExchangeProblem::Differs)
}

fn ask<S: Store>(
    store: &mut S,
    standing: &Standing,
    operations: Vec<Numbered>,
    pull: bool,
) -> Result<Request, ExchangeProblem> {
    Ok(Request {
        head: RequestHead {
            protocol: PROTOCOL,
            device: standing.device,
            line: standing.line,
            counter: store.next_counter().map_err(Into::into)?,
            epoch: standing.epoch,
            base: standing.base,
            pos: standing.pos,
            loading: standing.loading.clone(),
            acknowledged: standing.acknowledged,
            pull,
            scopes: scopes_digest(&standing.scopes),
        },
        operations,
    })
}

fn post<L: Line>(
    line: &mut L,
    path: Path,
    standing: &Standing,
    request: &Request,
) -> Result<(u16, Vec<u8>), ExchangeProblem> {
    let body = request.encode().map_err(|_| ExchangeProblem::Malformed)?;
    send(line, path, standing, request.head.counter, &body)
}

fn send<L: Line>(
    line: &mut L,
    path: Path,
    standing: &Standing,
    counter: u64,
    body: &[u8],
) -> Result<(u16, Vec<u8>), ExchangeProblem> {
    let context = Context {
        server: standing.server,
        device: standing.device,
        counter,
    };
    Ok(line.post(path, sign::seal(&standing.key, &context, body))?)
}

/// Takes receipts and pages in. `sent` is what the receipts may be about.
pub(super) fn hear<S: Store>(
    store: &mut S,
    standing: &Standing,
    sent: &[Numbered],
    answer: &Answer,
    exchanged: &mut Exchanged,
) -> Result<(), ExchangeProblem> {
    let head = &answer.head;
    if !sent.is_empty() || !head.refused.is_empty() {
        store
            .acknowledge(head.through, head.commit_seq, &head.refused)
            .map_err(Into::into)?;
        let decided = sent.iter().filter(|sent| sent.number <= head.through);
        exchanged.sent += u64::try_from(decided.count()).unwrap_or(0);
        let news = head
            .refused
            .iter()
            .filter(|refused| refused.number > standing.acknowledged);
        exchanged.refused += u64::try_from(news.count()).unwrap_or(0);
    }
    if let Some(units) = &head.scopes {
        store
            .change_scopes(&units.iter().copied().collect())
            .map_err(Into::into)?;
    }
    for page in &answer.pages {
        let rows = page.sealed_rows().map_err(unreadable)?;
        let kept = KeptPage {
            epoch: standing.epoch,
            pos: page.pos,
            rows,
            seal: page.seal,
        };
        store.receive(page, &kept).map_err(Into::into)?;
        let from_others = page.rows.iter().filter(|row| {
            row.registers
                .iter()
                .any(|register| register.stamp.writer.line != standing.line)
        });
        exchanged.received += u64::try_from(from_others.count()).unwrap_or(0);
    }
    Ok(())
}

/// The status says that both sides stand elsewhere than they believe.
fn repair<S: Store>(
    store: &mut S,
    standing: &Standing,
    body: &[u8],
) -> Result<Round, ExchangeProblem> {
    let problem = Problem::decode(body).map_err(|_| ExchangeProblem::NotTheProvince)?;
    repair_by(store, standing, problem)?;
    Ok(Round::Repaired)
}

/// Goes back to where the server stands.
pub(super) fn repair_by<S: Store>(
    store: &mut S,
    standing: &Standing,
    problem: Problem,
) -> Result<(), ExchangeProblem> {
    let (epoch, has) = match problem {
        Problem::Epoch { epoch, has } => (epoch, has),
        Problem::Gap { expected } => (standing.epoch, expected.saturating_sub(1)),
        other => return Err(other.into()),
    };
    store.begin_epoch(epoch, has).map_err(Into::into)
}

/// Offers pages of an earlier history again.
///
/// Own operations go first: they are decided in the order in which they were written.
fn offer<S: Store, L: Line>(
    store: &mut S,
    line: &mut L,
    standing: &Standing,
    pages: Vec<KeptPage>,
) -> Result<Round, ExchangeProblem> {
    let counter = store.next_counter().map_err(Into::into)?;
    let head = RecoverHead {
        protocol: PROTOCOL,
        device: standing.device,
        line: standing.line,
        counter,
        epoch: standing.epoch,
    };
    let recover = Recover { head, pages };
    let body = recover.encode().map_err(|_| ExchangeProblem::Malformed)?;
    let (status, body) = send(line, Path::Recover, standing, counter, &body)?;
    if status != 200 {
        return repair(store, standing, &body);
    }
    store.drop_pages(&recover.pages).map_err(Into::into)?;
    Ok(Round::More)
}

fn unreadable(error: FrameError) -> ExchangeProblem {
    match error {
        FrameError::Cut => ExchangeProblem::NoLine,
        FrameError::UnknownKind(_) => ExchangeProblem::Upgrade,
        FrameError::TooLong | FrameError::Damaged | FrameError::Malformed => {
            ExchangeProblem::NotTheProvince
        }
    }
}

impl From<LineProblem> for ExchangeProblem {
    fn from(problem: LineProblem) -> Self {
        match problem {
            LineProblem::NoLine => Self::NoLine,
            LineProblem::NotTheProvince => Self::NotTheProvince,
            LineProblem::WrongServer => Self::WrongServer,
        }
    }
}

impl From<Problem> for ExchangeProblem {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Epoch { .. } | Problem::Gap { .. } | Problem::Malformed => Self::Malformed,
            Problem::Fork => Self::Copied,
            Problem::Upgrade => Self::Upgrade,
            Problem::Revoked { reason } => Self::Revoked { reason },
            Problem::UnknownDevice | Problem::BadSignature => Self::Unknown,
            Problem::Replayed => Self::Busy { seconds: 1 },
            Problem::PracticeMismatch => Self::PracticeMismatch,
            Problem::CodeUnknown => Self::CodeUnknown,
            Problem::CodeUsed => Self::CodeUsed,
            Problem::CodeExpired => Self::CodeExpired,
            Problem::TooMany { seconds } => Self::Busy { seconds },
            Problem::Busy => Self::Busy { seconds: 30 },
        }
    }
}
