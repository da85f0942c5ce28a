//! Several files in one, to be handed on in one go.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Writes files into one ZIP, each under its own name, streamed.
///
/// # Errors
/// What the file system says.
pub fn pack(files: &[PathBuf], zip: &Path) -> io::Result<()> {
    let mut writer = ZipWriter::new(File::create_new(zip)?);
    let options = SimpleFileOptions::default().large_file(false);
    for file in files {
        let Some(name) = file.file_name() else {
            continue;
        };
        writer
            .start_file(name.to_string_lossy(), options)
            .map_err(io::Error::other)?;
        io::copy(&mut File::open(file)?, &mut writer)?;
    }
    writer.finish().map_err(io::Error::other)?.sync_all()
}
