//! A job object keeps the process within its working memory; what it takes in all is looked at ten
//! times a second by whoever started it.

use std::io;
use std::os::windows::io::AsRawHandle;
use std::os::windows::process::CommandExt;
use std::process::{Child, Command, ExitStatus};

use win32job::{ExtendedLimitInfo, Job};

/// No console opens beside the window.
const CREATE_NO_WINDOW: u32 = 0x0800_0000;
/// What Rust does when memory is refused.
const ABORTED: i32 = -1_073_740_791;

/// Keeps the process within its working memory; what goes beyond is seen by whoever asked.
pub fn bind_memory(more: u64) -> io::Result<()> {
    let most = usize::try_from(more).unwrap_or(usize::MAX);
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_working_memory(1 << 20, most);
    let job = Job::create_with_limit_info(&limits).map_err(io::Error::other)?;
    job.assign_current_process().map_err(io::Error::other)?;
    // The handle stays open as long as the process: closing it would lift the bound.
    let _ = job.into_handle();
    Ok(())
}

/// Opens no console.
pub fn quietly(command: &mut Command) {
    command.creation_flags(CREATE_NO_WINDOW);
}

/// Whether a process that ended without a word had run out of memory.
pub fn ran_out(status: ExitStatus) -> bool {
    status.code() == Some(ABORTED)
}

/// Whether a process takes more memory than it may.
#[allow(
    clippy::as_conversions,
    reason = "the library takes a handle as a number, the system gives a pointer"
)]
pub fn takes_more(child: &Child, most: u64) -> bool {
    let handle = child.as_raw_handle() as isize;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    win32job::utils::get_process_memory_info(handle).is_ok_and(|memory| memory.private_usage > most)
}
