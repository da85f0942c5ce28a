//! A PDF that is nothing else besides.

use super::{holds, tail};
use domain::attachments::FileProblem;

/// Where the end of a PDF is looked for.
const END: usize = 1024;
/// How far from its end a ZIP can say that it is one.
const ZIP_END: usize = 66 * 1024;

pub fn check(bytes: &[u8]) -> Result<(), FileProblem> {
    if !holds(tail(bytes, END), b"%%EOF") {
        return Err(FileProblem::Damaged);
    }
    if holds(tail(bytes, ZIP_END), b"PK\x05\x06") {
        return Err(FileProblem::Disguised);
    }
    Ok(())
}
