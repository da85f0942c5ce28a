//! Stopping what is under way; nothing of it is written.

use super::request::StopImport;
use crate::{Desk, Failure, Nothing, uploads};
use std::sync::atomic::Ordering;

/// Stops reading, previewing or writing a list.
pub fn stop_import(desk: &Desk, request: StopImport) -> Result<Nothing, Failure> {
    uploads::stopped(desk, request.upload)?.store(true, Ordering::Relaxed);
    Ok(Nothing {})
}
