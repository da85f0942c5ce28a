//! Bounding a process, one file per system.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{bind_memory, quietly, ran_out, takes_more};
#[cfg(windows)]
pub(super) use windows::{bind_memory, quietly, ran_out, takes_more};
