//! The laptop's side of the stick: everything that is not acknowledged into files, and what came
//! back out of one.

use super::exchange::{agree, hear, repair_by};
use super::{ExchangeProblem, Exchanged, Standing, Store};
use crate::messages::{Numbered, PROTOCOL, Request, RequestHead};
use crate::server::scopes_digest;
use crate::stick::{self, Bundle, Keys, Label, Outcome, Return, StickError, StickKeys, What};

/// What one part holds, in bytes as they are written, about: far below what a FAT file system or
/// an old machine's memory bears.
const PART: usize = 8 * 1024 * 1024;

/// Files for a stick. The last part asks for what is new.
///
/// # Errors
/// What the book says.
pub fn bundle<S: Store>(
    store: &mut S,
    province: &StickKeys,
) -> Result<Vec<(Label, Vec<u8>)>, ExchangeProblem> {
    let standing = store.standing().map_err(Into::into)?;
    let operations = store.outbox(usize::MAX).map_err(Into::into)?;
    let parts = in_parts(operations);
    let of = parts.len();
    let mut files = Vec::new();
    for (place, operations) in parts.into_iter().enumerate() {
        let part = place + 1;
        let label = Label {
            what: What::Bundle,
            server: standing.server,
            device: standing.device,
            line: standing.line,
            first: operations.first().map_or(0, |first| first.number),
            last: operations.last().map_or(0, |last| last.number),
            part: u32::try_from(part).unwrap_or(u32::MAX),
            parts: u32::try_from(of).unwrap_or(u32::MAX),
            hash: [0; 32],
        };
        let file = write(&standing, province, &label, operations, part == of)?;
        files.push((label, file));
    }
    Ok(files)
}

/// At least one part, and no operation divided.
fn in_parts(operations: Vec<Numbered>) -> Vec<Vec<Numbered>> {
    let mut parts = vec![Vec::new()];
    let mut size = 0;
    for operation in operations {
        let weight = minicbor::to_vec(&operation.operation).map_or(0, |bytes| bytes.len());
        if size > 0 && size + weight > PART {
            parts.push(Vec::new());
            size = 0;
        }
        size += weight;
        if let Some(part) = parts.last_mut() {
            part.push(operation);
        }
    }
    parts
}

fn write(
    standing: &Standing,
    province: &StickKeys,
    label: &Label,
    operations: Vec<Numbered>,
    pull: bool,
) -> Result<Vec<u8>, ExchangeProblem> {
    let keys = Keys::of_laptop(&standing.key).ok_or(ExchangeProblem::Malformed)?;
    let bundle = Bundle {
        reply_to: keys.public().recipient,
        scopes: standing.scopes.iter().copied().collect(),
        request: Request {
            head: RequestHead {
                protocol: PROTOCOL,
                device: standing.device,
                line: standing.line,
                counter: 0,
                epoch: standing.epoch,
                base: standing.base,
                pos: standing.pos,
                loading: standing.loading.clone(),
                acknowledged: standing.acknowledged,
                pull,
                scopes: scopes_digest(&standing.scopes),
            },
            operations,
        },
    };
    let plain = bundle.encode().map_err(|_| ExchangeProblem::Malformed)?;
    let file = keys.seal(label, &plain, &province.recipient);
    file.map_err(ExchangeProblem::Stick)
}

/// Takes a return in. Taking it twice changes nothing.
///
/// # Errors
/// Why not, before anything is applied; or what the province says of the bundle.
pub fn take_return<S: Store>(
    store: &mut S,
    province: &StickKeys,
    file: &[u8],
) -> Result<Exchanged, ExchangeProblem> {
    let standing = store.standing().map_err(Into::into)?;
    let back = read(&standing, province, file).map_err(ExchangeProblem::Stick)?;
    let answer = match back.outcome {
        Outcome::Answer(answer) => answer,
        Outcome::Problem(problem) => {
            repair_by(store, &standing, problem)?;
            return Err(ExchangeProblem::WriteAgain);
        }
    };
    let new_scopes = answer.head.scopes.iter().flatten().copied().collect();
    let fits = [back.scopes, scopes_digest(&new_scopes)].contains(&scopes_digest(&standing.scopes));
    if back.epoch != standing.epoch || back.pos > standing.pos || !fits {
        return Err(ExchangeProblem::DoesNotFit);
    }
    let last = answer.pages.last();
    if last.is_some_and(|last| last.pos < standing.pos) {
        return Err(ExchangeProblem::Older);
    }
    let sent = store.outbox(usize::MAX).map_err(Into::into)?;
    let mut exchanged = Exchanged::default();
    hear(store, &standing, &sent, &answer, &mut exchanged)?;
    if let Some(digest) = last.and_then(|last| last.digest) {
        agree(store, digest)?;
    }
    store.backed_up(answer.head.backed_up).map_err(Into::into)?;
    Ok(exchanged)
}

fn read(standing: &Standing, province: &StickKeys, file: &[u8]) -> Result<Return, StickError> {
    let label = stick::label(file)?;
    let ours = (label.server, label.device) == (standing.server, standing.device);
    if label.what != What::Return || !ours || label.line != standing.line {
        return Err(StickError::NotForUs);
    }
    stick::signed(file, &province.verifying)?;
    let keys = Keys::of_laptop(&standing.key).ok_or(StickError::NotForUs)?;
    let plain = keys.open(file)?;
    Return::decode(&plain).map_err(|_| StickError::Damaged)
}
