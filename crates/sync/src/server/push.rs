//! The push: operations in, each once, in order, whole or refused.

use super::{Judged, LineState, Step, Store, refuse};
use crate::merge::{self, Circumstances, Draft, Refusal, Rights, Write};
use crate::messages::{Numbered, Problem, Refused, Request, RequestHead};
use domain::record::{Operation, RecordId};
use std::collections::BTreeSet;

/// Takes the operations of a request. Returns the number up to which the line is decided.
pub(super) fn push<S: Store>(
    store: &mut S,
    request: &Request,
    mut line: LineState,
    rights: &Rights,
    now: u64,
) -> Step<u64, S::Error> {
    let head = &request.head;
    in_order(&request.operations, line.last)?;
    let told = |unit| told(head, unit);
    let mut draft = Draft::default();
    for sent in &request.operations {
        let hash = hash(&sent.operation);
        let known = store.judged(sent.operation.uid)?;
        if known.as_ref().is_some_and(|judged| judged.hash != hash) {
            return refuse(Problem::Fork);
        }
        if sent.number <= line.last {
            match known {
                Some(_) => continue,
                None => return refuse(Problem::Fork),
            }
        }
        line.last = sent.number;
        let refused = match known {
            Some(judged) => judged.refused,
            None => {
                let refused = decide(store, &mut draft, &sent.operation, rights, &told, now)?
                    .map(|refusal| refusal.code().to_owned());
                store.judge(
                    sent.operation.uid,
                    &Judged {
                        hash,
                        refused: refused.clone(),
                    },
                )?;
                refused
            }
        };
        if let Some(reason) = refused {
            store.refuse(
                head.device,
                head.line,
                &Refused {
                    number: sent.number,
                    reason,
                },
            )?;
        }
    }
    store.set_line(head.device, head.line, line)?;
    settle(store, draft)?;
    Ok(line.last)
}

/// The numbers of a request follow each other and the line.
fn in_order<E>(operations: &[Numbered], last: u64) -> Step<(), E> {
    let Some(first) = operations.first() else {
        return Ok(());
    };
    let dense = operations.is_sorted_by(|a, b| b.number == a.number.saturating_add(1));
    if !dense || first.number == 0 {
        return refuse(Problem::Malformed);
    }
    if first.number > last.saturating_add(1) {
        return refuse(Problem::Gap {
            expected: last.saturating_add(1),
        });
    }
    Ok(())
}

/// Up to which number the laptop was told everything about a unit.
pub(super) fn told(head: &RequestHead, unit: RecordId) -> u64 {
    head.loading
        .iter()
        .find(|loading| loading.unit == unit)
        .map_or(head.base, |l| l.base)
}

fn decide<S: Store>(
    store: &mut S,
    draft: &mut Draft,
    operation: &Operation,
    rights: &Rights,
    told: &dyn Fn(RecordId) -> u64,
    now: u64,
) -> Result<Option<Refusal>, S::Error> {
    // Twice: which record closes another is known only when that one is loaded.
    for _ in 0..2 {
        let missing = draft.missing(&merge::needs(draft, operation));
        let rows = store.rows(&missing)?;
        draft.load(missing, rows);
    }
    let offered = store.offered(operation.uid)?;
    let circumstances = Circumstances {
        received: now,
        rights,
        told,
        offered: &offered,
    };
    Ok(merge::apply(draft, operation, &circumstances).err())
}

/// The feed's head last, then the writing.
pub(super) fn settle<S: Store>(store: &mut S, draft: Draft) -> Result<(), S::Error> {
    if draft.count() == 0 {
        return Ok(());
    }
    let head = store.advance(draft.count())?;
    let merged = draft.number(head);
    store.put_rows(&merged.rows)?;
    store.put_exits(&merged.exits)?;
    store.lose(&merged.lost)?;
    store.erase(&merged.erased)?;
    store.add_sums(&merged.sums)
}

pub(super) fn write_own<S: Store>(
    store: &mut S,
    written: &Numbered,
    now: u64,
) -> Result<Option<Refusal>, S::Error> {
    let rights = Rights {
        read: BTreeSet::new(),
        write: Write::Everything,
    };
    let mut draft = Draft::default();
    let operation = &written.operation;
    let refusal = decide(store, &mut draft, operation, &rights, &|_| u64::MAX, now)?;
    let refused = refusal.map(|refusal| refusal.code().to_owned());
    store.judge(
        operation.uid,
        &Judged {
            hash: hash(operation),
            refused,
        },
    )?;
    settle(store, draft)?;
    Ok(refusal)
}

/// What an operation said, in eight bytes.
fn hash(operation: &Operation) -> [u8; 8] {
    let mut hasher = blake3::Hasher::new();
    if let Ok(body) = minicbor::to_vec(operation) {
        hasher.update(&body);
    }
    let mut short = [0; 8];
    hasher.finalize_xof().fill(&mut short);
    short
}
