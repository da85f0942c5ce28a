//! Beginning to bring a file in that is to be kept.

use crate::uploads::{BeginUpload, Upload};
use crate::{Desk, Failure, Problem};
use domain::attachments::{FileKind, FileProblem};

/// Begins to bring in a file that is to be kept: its bytes are encrypted as they come, and never
/// lie whole in memory.
pub fn begin_attachment(desk: &Desk, request: BeginUpload) -> Result<Upload, Failure> {
    let problem = match u64::from(request.size) {
        0 => Some(FileProblem::Empty),
        size if size > FileKind::largest_of_all() => Some(FileProblem::TooLarge),
        _ => None,
    };
    if let Some(reason) = problem {
        return Err(Failure::invalid("file", Problem::BadFile { reason }));
    }
    let intake = desk.book.take_file()?;
    Ok(crate::uploads::begin_kept(desk, &request, intake))
}
