//! Long work on a list: how far it is, and whether somebody stopped it.

use crate::host::Progress;
use crate::{Desk, Event, Failure, uploads};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// Watches one command at work on one file.
pub struct Watch<'d> {
    desk: &'d Desk,
    command: &'static str,
    stopped: Arc<AtomicBool>,
}

impl<'d> Watch<'d> {
    /// Begins anew: what was stopped before may be tried again.
    pub fn begin(desk: &'d Desk, command: &'static str, upload: Uuid) -> Result<Self, Failure> {
        let stopped = uploads::stopped(desk, upload)?;
        stopped.store(false, Ordering::Relaxed);
        Ok(Self {
            desk,
            command,
            stopped,
        })
    }

    /// Tells how far the work is, and whether to go on.
    pub fn flow(&self, done: usize, of: usize) -> ControlFlow<()> {
        let small = |count| u32::try_from(count).unwrap_or(u32::MAX);
        self.desk.host.emit(Event::Progress(Progress {
            command: self.command.to_owned(),
            done: small(done),
            of: small(of),
        }));
        if self.stopped.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// The same, where stopping is a failure of the whole.
    pub fn go_on(&self, done: usize, of: usize) -> Result<(), Failure> {
        match self.flow(done, of) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Failure::Cancelled),
        }
    }
}
