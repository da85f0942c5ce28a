//! Files on sticks: a bundle in, a return out.
//!
//! There is no second round. What a line settles in several (other units to read, more pages than
//! one answer holds) is settled at once.

use super::{Province, Step, Stop, Store, pull, push};
use crate::merge::Rights;
use crate::messages::{Answer, AnswerHead, Loading, PROTOCOL, Page, Problem, RequestHead};
use crate::stick::{self, Bundle, Keys, Label, Outcome, Return, StickError, What};
use domain::record::RecordId;
use std::collections::BTreeSet;
use thiserror::Error;

/// Why a file on a stick was not taken in. Nothing was applied.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotTaken {
    /// The file itself is wrong.
    #[error(transparent)]
    File(#[from] StickError),
    /// A return, which belongs on a laptop.
    #[error("the file is meant for a laptop")]
    ForALaptop,
    /// It was written for another province.
    #[error("the file is meant for another province")]
    OtherProvince,
    /// No laptop of that id was enrolled here.
    #[error("the laptop is unknown here")]
    UnknownLaptop,
    /// The laptop was struck off.
    #[error("the laptop was struck off: {0}")]
    Revoked(String),
    /// The laptop's program is newer or older than the server.
    #[error("the laptop's program is of another version")]
    OtherVersion,
}

/// A bundle that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Operations that are decided now and were not before.
    pub new: u64,
    /// Operations of this bundle that were refused.
    pub refused: u64,
    /// Operations that must come first are missing, from this number: another part, or an earlier
    /// stick.
    pub gap: Option<u64>,
    /// The file that goes back.
    pub answer: Vec<u8>,
    /// Whether what was written stays.
    pub commit: bool,
}

enum Halt<E> {
    NotTaken(NotTaken),
    Stop(Stop<E>),
}

impl<E> From<NotTaken> for Halt<E> {
    fn from(why: NotTaken) -> Self {
        Self::NotTaken(why)
    }
}

impl<E> From<StickError> for Halt<E> {
    fn from(why: StickError) -> Self {
        Self::NotTaken(why.into())
    }
}

impl<E> From<Stop<E>> for Halt<E> {
    fn from(stop: Stop<E>) -> Self {
        Self::Stop(stop)
    }
}

impl Province {
    /// Takes a bundle in. Taking it twice, or after the same went over a line, changes nothing and
    /// gives a fresh return.
    ///
    /// # Errors
    /// What the store says; inside, why the file was not taken.
    pub fn take_bundle<S: Store>(
        &self,
        store: &mut S,
        file: &[u8],
        now: u64,
    ) -> Result<Result<Taken, NotTaken>, S::Error> {
        match self.take(store, file, now) {
            Ok(taken) => Ok(Ok(taken)),
            Err(Halt::NotTaken(why)) => Ok(Err(why)),
            Err(Halt::Stop(Stop::Store(error))) => Err(error),
            Err(Halt::Stop(Stop::Problem(_))) => Ok(Err(StickError::Damaged.into())),
        }
    }

    fn take<S: Store>(
        &self,
        store: &mut S,
        file: &[u8],
        now: u64,
    ) -> Result<Taken, Halt<S::Error>> {
        let keys = Keys::of_province(&self.secret).ok_or(StickError::NotForUs)?;
        let label = stick::label(file)?;
        self.admit(store, &label, file)?;
        let plain = keys.open(file)?;
        let bundle = Bundle::decode(&plain).map_err(|_| StickError::Damaged)?;
        let head = &bundle.request.head;
        if head.protocol != PROTOCOL {
            return Err(NotTaken::OtherVersion.into());
        }
        if (head.device, head.line) != (label.device, label.line) {
            return Err(StickError::Forged.into());
        }
        let before = store
            .line(head.device, head.line)
            .map_err(Stop::Store)?
            .last;
        let (outcome, commit) = match self.answer(store, &bundle, now) {
            Ok(answer) => (Outcome::Answer(Box::new(answer)), true),
            Err(Stop::Problem(problem)) => (Outcome::Problem(problem), false),
            Err(stop) => return Err(stop.into()),
        };
        let (through, refused) = match &outcome {
            Outcome::Answer(answer) => (answer.head.through, answer.head.refused.len()),
            Outcome::Problem(_) => (before, 0),
        };
        let gap = match &outcome {
            Outcome::Problem(Problem::Gap { expected }) => Some(*expected),
            _ => None,
        };
        let back = Return {
            epoch: head.epoch,
            pos: head.pos,
            scopes: head.scopes,
            outcome,
        };
        let plain = back.encode().map_err(|_| StickError::Damaged)?;
        let label = Label {
            what: What::Return,
            ..label
        };
        Ok(Taken {
            new: through.saturating_sub(before),
            refused: u64::try_from(refused).unwrap_or(u64::MAX),
            gap,
            answer: keys.seal(&label, &plain, &bundle.reply_to)?,
            commit,
        })
    }

    /// Whose file it is, before anything in it is read.
    fn admit<S: Store>(
        &self,
        store: &mut S,
        label: &Label,
        file: &[u8],
    ) -> Result<(), Halt<S::Error>> {
        if label.what != What::Bundle {
            return Err(NotTaken::ForALaptop.into());
        }
        if label.server != self.id {
            return Err(NotTaken::OtherProvince.into());
        }
        let device = store.device(label.device).map_err(Stop::Store)?;
        let device = device.ok_or(NotTaken::UnknownLaptop)?;
        stick::signed(file, &device.key)?;
        match device.revoked {
            Some(reason) => Err(NotTaken::Revoked(reason).into()),
            None => Ok(()),
        }
    }

    fn answer<S: Store>(&self, store: &mut S, bundle: &Bundle, now: u64) -> Step<Answer, S::Error> {
        let head = &bundle.request.head;
        let line = store.line(head.device, head.line)?;
        let epoch = store.epoch()?;
        if head.epoch != epoch {
            let has = line.last;
            return super::refuse(Problem::Epoch { epoch, has });
        }
        let rights = store.rights(head.device)?;
        let through = push::push(store, &bundle.request, line, &rights, now)?;
        store.snapshot()?;
        // As on a line: what was pushed may have changed the tree.
        let rights = store.rights(head.device)?;
        let commit_seq = store.head()?;
        let known: BTreeSet<RecordId> = bundle.scopes.iter().copied().collect();
        let scopes = (known != rights.read).then(|| rights.read.iter().copied().collect());
        let pages = if head.pull {
            self.whole_pull(store, placed(head, &known, &rights), &rights, epoch)?
        } else {
            Vec::new()
        };
        Ok(Answer {
            head: AnswerHead {
                epoch,
                through,
                commit_seq,
                refused: store.refused(head.device, head.line, head.acknowledged)?,
                scopes,
                backed_up: store.backed_up()?,
            },
            pages,
        })
    }

    /// As many pulls as a line would have taken.
    fn whole_pull<S: Store>(
        &self,
        store: &mut S,
        mut head: RequestHead,
        rights: &Rights,
        epoch: u64,
    ) -> Step<Vec<Page>, S::Error> {
        let mut pages = Vec::new();
        loop {
            pages.extend(pull::pull(self, store, &head, rights, epoch)?);
            let Some(last) = pages.last().filter(|last| last.digest.is_none()) else {
                return Ok(pages);
            };
            head.pos = head.pos.max(last.pos);
            for loading in &mut head.loading {
                loading.pos = loading.pos.max(last.pos);
            }
        }
    }
}

/// Where the laptop will stand once it knows which units it reads: new ones from the beginning.
fn placed(head: &RequestHead, known: &BTreeSet<RecordId>, rights: &Rights) -> RequestHead {
    let mut head = head.clone();
    head.loading
        .retain(|loading| rights.read.contains(&loading.unit));
    if head.pos > 0 {
        head.loading
            .extend(rights.read.difference(known).map(|unit| Loading {
                unit: *unit,
                base: 0,
                pos: 0,
            }));
    }
    head
}
