//! RLIMIT_AS: the process bounds its own address space before it looks at the file.

use std::fs;
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus};

use rustix::process::{Resource, Rlimit, setrlimit};

/// What Rust does when memory is refused.
const ABORTED: i32 = 6;
/// What the system does to whoever takes too much.
const KILLED: i32 = 9;
/// A stack that cannot grow ends so.
const FAULT: i32 = 11;

/// Lets this process take so much memory beyond what it has, and no more. It leaves no core behind:
/// that would be a copy of the file.
pub fn bind_memory(more: u64) -> io::Result<()> {
    let limit = |most| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    setrlimit(Resource::Core, limit(0))?;
    setrlimit(Resource::As, limit(taken().saturating_add(more)))?;
    Ok(())
}

/// The address space this process has: its libraries above all. Where the system does not say, only
/// the bound itself counts.
fn taken() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    let size = u64::try_from(rustix::param::page_size()).unwrap_or(4096);
    pages.unwrap_or_default().saturating_mul(size)
}

/// Nothing is in the way of a window here.
pub fn quietly(_: &mut Command) {}

/// Whether a process that ended without a word had run out of memory.
pub fn ran_out(status: ExitStatus) -> bool {
    matches!(status.signal(), Some(ABORTED | KILLED | FAULT))
}

/// The process is bound from inside.
pub fn takes_more(_: &Child, _: u64) -> bool {
    false
}
