//! Files that people attach: told by their content, refused where they hide something, and
//! pictures written anew so that nothing but the picture is left of them.

mod office;
mod pdf;
mod picture;
#[cfg(test)]
mod tests;

use domain::attachments::{FileKind, FileProblem};

/// What a file is, and the bytes that are kept of it.
///
/// # Errors
/// What stands against keeping it.
pub fn clean(bytes: Vec<u8>) -> Result<(FileKind, Vec<u8>), FileProblem> {
    match bytes.as_slice() {
        [] => Err(FileProblem::Empty),
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf::check(&bytes).map(|()| (FileKind::Pdf, bytes)),
        [b'P', b'K', 3, 4, ..] => office::kind_of(&bytes).map(|kind| (kind, bytes)),
        [0xff, 0xd8, 0xff, ..] => picture::anew(&bytes, FileKind::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => picture::anew(&bytes, FileKind::Png),
        _ => Err(FileProblem::Unknown),
    }
}

/// Whether bytes hold others.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The last bytes, as far as there are so many.
fn tail(bytes: &[u8], count: usize) -> &[u8] {
    let from = bytes.len().saturating_sub(count);
    bytes.get(from..).unwrap_or_default()
}
